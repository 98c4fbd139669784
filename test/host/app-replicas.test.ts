import { beforeAll, expect, onTestFinished, test } from "vitest";
import { type Postgres, startPostgres } from "../support/postgres.ts";
import { type Burst, prepareBurst } from "./burst.ts";
import { freePort, type Program, startProgram } from "./program.ts";

/** How long a busy machine may take, in milliseconds; nothing is measured by it. */
const PATIENCE = 120_000;

let postgres: Postgres;

beforeAll(async () => {
  postgres = await startPostgres();
  return () => postgres.stop();
}, PATIENCE);

/** A process of the App and where it takes webhooks. */
interface Replica {
  readonly program: Program;
  readonly url: string;
}

async function startReplica(burst: Burst, databaseUrl: string): Promise<Replica> {
  const port = await freePort();
  const program = startProgram({ ...burst.environment(port), DATABASE_URL: databaseUrl });
  return { program, url: `http://127.0.0.1:${port}/api/github/webhooks` };
}

/** Each further delivery goes to the next replica, as a load balancer would have it. */
function balance({ github, installed }: Burst, replicas: readonly Replica[]): () => void {
  let turn = 0;
  const next = (): void => {
    const { url } = replicas[turn % replicas.length] ?? { url: "" };
    turn += 1;
    github.setWebhookUrl(installed, url);
  };
  next();
  return github.onChange(next);
}

/** What is written once: a comment of each slot, a reaction to each word. */
const duplicates = (burst: Burst): readonly string[] =>
  burst.slots().filter((slot, index, all) => all.indexOf(slot) !== index);

test(
  "three processes that start at once on an empty database share the work; one is killed, nothing is lost or done twice",
  async () => {
    const burst = await prepareBurst();
    onTestFinished(() => burst.github.close());
    const databaseUrl = await postgres.createDatabase("replicas");
    const replicas = await Promise.all([1, 2, 3].map(() => startReplica(burst, databaseUrl)));
    await Promise.all(replicas.map(({ program }) => program.says("listening")));
    const [killed, ...others] = replicas;
    if (killed === undefined) throw new Error("nobody started");
    const stop = balance(burst, replicas);
    const happened = burst.happen();
    await burst.github.until("a third of the work", () => burst.writes() > 100, PATIENCE);
    stop();
    balance(burst, others);
    killed.program.process.kill("SIGKILL");
    await happened;
    await burst.github.until("every word answered", () => burst.isAnswered(), PATIENCE);
    for (const { program } of others) program.process.kill("SIGTERM");
    for (const { program } of others) expect((await program.ended).code).toBe(0);
    expect(duplicates(burst)).toEqual([]);
  },
  PATIENCE,
);

test(
  "a rolling restart drops no delivery",
  async () => {
    const burst = await prepareBurst();
    onTestFinished(() => burst.github.close());
    const databaseUrl = await postgres.createDatabase("rolling");
    const first = await startReplica(burst, databaseUrl);
    await first.program.says("listening");
    const stop = balance(burst, [first]);
    const happened = burst.happen();
    await burst.github.until("some work", () => burst.writes() > 60, PATIENCE);
    const second = await startReplica(burst, databaseUrl);
    await second.program.says("listening");
    stop();
    balance(burst, [second]);
    first.program.process.kill("SIGTERM");
    expect((await first.program.ended).code).toBe(0);
    await happened;
    await burst.github.until("every word answered", () => burst.isAnswered(), PATIENCE);
    second.program.process.kill("SIGTERM");
    expect((await second.program.ended).code).toBe(0);
    const dropped = burst.github.deliveries.filter(({ status }) => status !== 202);
    expect(dropped.map(({ status, event }) => ({ status, event }))).toEqual([]);
    expect(duplicates(burst)).toEqual([]);
  },
  PATIENCE,
);
