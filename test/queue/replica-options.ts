import { instant, minutes, seconds } from "../../src/domain/time.ts";
import { SILENT } from "../../src/queue/postgres/log.ts";
import type { PostgresQueueOptions } from "../../src/queue/postgres/queue.ts";

/** What a queue of the tests is made of where a test says nothing else. */
export const queueOptions = (databaseUrl: string): PostgresQueueOptions => ({
  databaseUrl,
  clock: () => instant(Date.now()),
  random: () => 0.5,
  concurrency: { total: 3, perOwner: 2 },
  backoff: { first: seconds(2), longest: minutes(5), attempts: 3 },
  log: SILENT,
});
