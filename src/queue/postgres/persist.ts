import { setTimeout as pause } from "node:timers/promises";
import type { Duration } from "../../domain/time.ts";
import { type Ask, isMissing } from "./connection.ts";
import { problemOf, type QueueLog } from "./log.ts";

/** How long to go on asking a database that does not answer. */
export interface Patience {
  readonly log: QueueLog;
  readonly between: Duration;
  /** Makes the tables again when they are gone. */
  readonly onMissing: () => Promise<void>;
  /** Tries after which a queue that is closing gives up; others then take over what it could not record. */
  readonly lastTries: number;
  readonly isClosing: () => boolean;
}

/** Asks again until the database answers: what a pass came to must be recorded, however long the database is away. */
export const persistently =
  (ask: Ask, { log, between, onMissing, lastTries, isClosing }: Patience): Ask =>
  async (statement, values) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await ask(statement, values);
      } catch (problem) {
        if (isClosing() && tries >= lastTries) throw problem;
        log.warn({ statement: statement.name, ...problemOf(problem) }, "asking the database again");
        if (isMissing(problem)) await onMissing().catch(() => {});
        await pause(between);
      }
    }
  };
