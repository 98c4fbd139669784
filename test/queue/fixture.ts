import pg from "pg";
import { onTestFinished } from "vitest";
import type { IssueKey } from "../../src/control/key.ts";
import {
  openPostgresQueue,
  type PostgresQueue,
  type PostgresQueueOptions,
} from "../../src/queue/postgres/queue.ts";
import { createPasses, type Passes } from "./passes.ts";
import { queueOptions } from "./replica-options.ts";

/** An issue of the shop. */
export const key = (number: number, owner = "acme"): IssueKey => ({ owner, repo: "shop", number });

/** A queue and the passes it runs. */
export interface Replica {
  readonly queue: PostgresQueue;
  readonly passes: Passes;
}

/** A queue that runs in this process until the test ends; what is open then ends by itself. */
export async function openReplica(
  databaseUrl: string,
  change: Partial<PostgresQueueOptions> = {},
): Promise<Replica> {
  const queue = await openPostgresQueue({ ...queueOptions(databaseUrl), ...change });
  const passes = createPasses();
  const ending = Promise.withResolvers<undefined>();
  onTestFinished(async () => {
    ending.resolve(undefined);
    await queue.close().catch(() => {});
  });
  await queue.run((one, urgency) => Promise.race([passes.handler(one, urgency), ending.promise]));
  return { queue, passes };
}

/** A connection of the test's own. */
export async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on("error", () => {});
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}
