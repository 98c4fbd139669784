import { afterAll, beforeAll } from "vitest";
import { minutes, seconds } from "../../src/domain/time.ts";
import { SILENT } from "../../src/queue/postgres/log.ts";
import { openPostgresQueue } from "../../src/queue/postgres/queue.ts";
import type { Beginning } from "../../src/queue/watched.ts";
import { type Postgres, startPostgres } from "../support/postgres.ts";
import type { QueueUnderTest } from "./contract/stage.ts";
import { describeQueue } from "./contract.ts";
import { createPostgresTime } from "./postgres-time.ts";

let server: Postgres;
let made = 0;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());

const CONCURRENCY = { total: 3, perOwner: 2 };

async function make(): Promise<QueueUnderTest> {
  made += 1;
  const databaseUrl = await server.createDatabase(`contract_${made}`);
  const beginnings: Beginning[] = [];
  let open = 0;
  let isRunning = false;
  const disposing = Promise.withResolvers<undefined>();
  const queue = await openPostgresQueue({
    databaseUrl,
    clock: () => time.clock(),
    random: () => 0.5,
    concurrency: CONCURRENCY,
    backoff: { first: seconds(2), longest: minutes(5), attempts: 3 },
    log: SILENT,
    onBegin: (_key, beginning) => beginnings.push(beginning),
  });
  const time = await createPostgresTime(databaseUrl, {
    ...CONCURRENCY,
    isRunning: () => isRunning,
    open: () => open,
  });
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    isRunning = false;
    closing ??= queue.close();
    return closing;
  };
  return {
    queue: {
      ...queue,
      run: async (handler) => {
        await queue.run(async (key, urgency) => {
          open += 1;
          try {
            return await Promise.race([handler(key, urgency), disposing.promise]);
          } finally {
            open -= 1;
          }
        });
        isRunning = true;
      },
      close,
    },
    now: time.clock,
    advance: time.advance,
    beginnings,
    dispose: async () => {
      disposing.resolve(undefined);
      await close();
      await time.end();
      await server.dropDatabase(`contract_${made}`);
    },
  };
}

describeQueue("queue on PostgreSQL", make);
