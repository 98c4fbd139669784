import pg from "pg";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { formatKey, type IssueKey } from "../../src/control/key.ts";
import { Fault } from "../../src/domain/fault.ts";
import { milliseconds } from "../../src/domain/time.ts";
import { openPostgresQueue } from "../../src/queue/postgres/queue.ts";
import { type Postgres, startPostgres } from "../support/postgres.ts";
import { connect, key } from "./fixture.ts";
import { createRandom } from "./random.ts";
import { queueOptions } from "./replica-options.ts";

let server: Postgres;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());

const KEYS: readonly IssueKey[] = Array.from({ length: 12 }, (_, index) =>
  key(index + 1, `owner-${index % 3}`),
);
/** Ends connections that are at work for the queue, but none that shows that a worker lives. */
const BREAK = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and application_name = 'sitrep' and query not like '%pg_locks%'
    and pid not in (select pid from pg_locks where locktype = 'advisory')
  order by random() limit 2`;

test.each([1, 2, 3])(
  "three replicas in a storm of nudges, failures and broken connections (seed %i): no key runs twice at once, and each runs after its last nudge",
  async (seed) => {
    const random = createRandom(seed);
    const databaseUrl = await server.createDatabase(`storm_${seed}`);
    const client = await connect(databaseUrl);
    const others = new pg.Pool({ connectionString: databaseUrl, max: 3 });
    onTestFinished(() => others.end());
    const running = new Set<string>();
    const overlaps: string[] = [];
    const begun = new Map<string, number>();
    const pass = async (one: IssueKey): Promise<undefined> => {
      const id = formatKey(one);
      if (running.has(id)) overlaps.push(id);
      running.add(id);
      begun.set(id, (begun.get(id) ?? 0) + 1);
      const fails = random() < 0.2;
      // Some passes are long enough for others to come in between.
      for (let turns = Math.floor(random() * 3); turns > 0; turns -= 1)
        await others.query("select 1");
      running.delete(id);
      if (fails) throw new Fault("502");
    };
    const queues = await Promise.all(
      [1, 2, 3].map(() =>
        openPostgresQueue({
          ...queueOptions(databaseUrl),
          backoff: { first: milliseconds(50), longest: milliseconds(50), attempts: 1000 },
        }),
      ),
    );
    onTestFinished(async () => {
      await Promise.all(queues.map((queue) => queue.close()));
    });
    await Promise.all(queues.map((queue) => queue.run(pass)));
    const begunAtNudge = new Map<string, number>();
    for (let step = 0; step < 150; step += 1) {
      const one = KEYS[Math.floor(random() * KEYS.length)] ?? key(1);
      const before = begun.get(formatKey(one)) ?? 0;
      const queue = queues[Math.floor(random() * queues.length)];
      const isTaken = await queue?.nudge(one).then(
        () => true,
        () => false,
      );
      if (isTaken === true) begunAtNudge.set(formatKey(one), before);
      if (step % 25 === 24) await client.query(BREAK);
    }
    await queues[0]?.idle();
    const timers = async () =>
      (await queues[0]?.figures().catch(() => undefined))?.timers ?? "unknown";
    while ((await timers()) !== 0) await client.query("select pg_sleep(0.02)");
    await queues[0]?.idle();
    expect(overlaps).toEqual([]);
    for (const [id, before] of begunAtNudge) expect(begun.get(id), id).toBeGreaterThan(before);
  },
);
