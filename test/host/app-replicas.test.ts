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

/** A password the server does not ask for, so that any trace of it comes from the App. */
const PASSWORD = "canary/7f3a9c+0b";

async function createDatabase(name: string): Promise<string> {
  const url = new URL(await postgres.createDatabase(name));
  url.password = encodeURIComponent(PASSWORD);
  return url.href;
}

/** Everything a program wrote holds no form of the password. */
async function expectDiscreet({ program }: Replica): Promise<string> {
  const { text } = await program.ended;
  for (const form of [PASSWORD, encodeURIComponent(PASSWORD)]) expect(text).not.toContain(form);
  return text;
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
    const databaseUrl = await createDatabase("replicas");
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
    for (const replica of replicas) expect(await expectDiscreet(replica)).toContain("listening");
  },
  PATIENCE,
);

test(
  "a rolling restart drops no delivery",
  async () => {
    const burst = await prepareBurst();
    onTestFinished(() => burst.github.close());
    const databaseUrl = await createDatabase("rolling");
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

test(
  "a database that is away is told of without its password, and a delivery meanwhile is to be sent again",
  async () => {
    const burst = await prepareBurst();
    onTestFinished(() => burst.github.close());
    const databaseUrl = await createDatabase("away");
    const replica = await startReplica(burst, databaseUrl);
    await replica.program.says("listening");
    burst.github.setWebhookUrl(burst.installed, replica.url);
    await postgres.crash();
    await replica.program.says("a connection to the database broke");
    const bob = burst.github.addPerson("bob");
    await bob.openIssue("team-1/shop", { title: "Sync is down" });
    await burst.github.settled();
    expect(burst.github.deliveries.at(-1)?.status).toBe(503);
    const late = await startReplica(burst, databaseUrl);
    expect((await late.program.ended).code).toBe(1);
    expect(await expectDiscreet(late)).toContain("the App cannot start");
    const text = await fetch(new URL("/metrics", replica.url)).then((answer) => answer.text());
    expect(text).not.toContain("canary");
    await postgres.restart();
    replica.program.process.kill("SIGTERM");
    expect((await replica.program.ended).code).toBe(0);
    expect(await expectDiscreet(replica)).toContain("ECONNREFUSED");
  },
  PATIENCE,
);
