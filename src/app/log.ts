import { type DestinationStream, type Logger, pino } from "pino";
import type { Log } from "../control/world.ts";
import type { LogLevel } from "./settings.ts";

/** The program's log: one line of JSON each, to standard output unless told otherwise. */
export const createLog = (level: LogLevel, destination?: DestinationStream): Logger =>
  pino({ level, base: {} }, destination ?? pino.destination(1));

/** The log as the engine sees it. */
export const engineLog = (log: Logger): Log => ({
  info: (message, fields = {}) => log.info(fields, message),
  warn: (message, fields = {}) => log.warn(fields, message),
});

/**
 * The log as Probot sees it. Probot and Octokit hand whole events and requests to their logs, so of their fields only
 * the name and message of an error pass, and of their debug lines none.
 */
export const probotLog = (log: Logger): Logger =>
  log.child(
    {},
    {
      level: log.isLevelEnabled("warn") ? "warn" : log.level,
      formatters: { log: (fields) => ("err" in fields ? { problem: nameOf(fields["err"]) } : {}) },
    },
  );

/** What may be logged of a problem: never its payload or its request. */
export const nameOf = (problem: unknown): string =>
  problem instanceof Error ? `${problem.name}: ${problem.message}` : "unknown problem";
