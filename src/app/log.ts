import { type DestinationStream, type Logger, pino } from "pino";
import type { Log } from "../control/world.ts";
import { withoutCredentials } from "../domain/credential.ts";
import type { LogLevel } from "../settings/settings.ts";

/** The program's log: one line of JSON each, to standard output unless told otherwise. */
export const createLog = (level: LogLevel, destination?: DestinationStream): Logger =>
  pino({ level, base: {} }, destination ?? pino.destination(1));

/** The log as the engine sees it. */
export const engineLog = (log: Logger): Log => ({
  info: (message, fields = {}) => log.info(fields, message),
  warn: (message, fields = {}) => log.warn(fields, message),
});

/** What may be logged of a problem: never its payload or its request. */
export const nameOf = (problem: unknown): string =>
  problem instanceof Error
    ? withoutCredentials(`${problem.name}: ${problem.message}`)
    : "unknown problem";
