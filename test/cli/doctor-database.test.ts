import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { examineQueue } from "../../src/cli/doctor/examine-queue.ts";
import { printText } from "../../src/cli/doctor/print.ts";
import { TerminalFault } from "../../src/domain/fault.ts";
import { type Instant, instant, seconds } from "../../src/domain/time.ts";
import { SILENT } from "../../src/queue/postgres/log.ts";
import { openPostgresQueue } from "../../src/queue/postgres/queue.ts";
import { freePort } from "../support/free-port.ts";
import { type Postgres, startPostgres } from "../support/postgres.ts";

let server: Postgres;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

const clock = (): Instant => instant(Date.now());

/** What doctor says of the queue in a database, with moments left out. */
async function consult(databaseUrl: string): Promise<string> {
  const findings = await examineQueue({ databaseUrl, host: undefined, port: 3000 }, clock);
  return printText(findings).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, "THEN");
}

test("a database where the App never was is told", async () => {
  expect(await consult(await server.createDatabase("doctor_empty"))).toMatchInlineSnapshot(`
    "warn  database  there is no queue in it yet
                    → The App makes one when it starts: npm start.

    0 failures, 1 warning.
    "
  `);
});

test("a database that does not answer is told, without its password", async () => {
  const said = await consult(`postgres://sitrep:s3cr3t-w0rd@127.0.0.1:${await freePort()}/sitrep`);
  expect(said).not.toContain("s3cr3t-w0rd");
  expect(said.replaceAll(/127\.0\.0\.1:\d+/gu, "HERE")).toMatchInlineSnapshot(`
    "fail  database  it cannot be asked: connect ECONNREFUSED HERE
                    → See that DATABASE_URL is right and PostgreSQL runs.

    1 failure, 0 warnings.
    "
  `);
});

test("replicas, what waits and what was given up are told", async () => {
  const databaseUrl = await server.createDatabase("doctor_full");
  const queue = await openPostgresQueue({
    databaseUrl,
    clock,
    random: () => 0.5,
    concurrency: { total: 3, perOwner: 3 },
    backoff: { first: seconds(1), longest: seconds(1), attempts: 1 },
    log: SILENT,
  });
  await queue.run(async ({ number }) => {
    if (number === 12) throw new TerminalFault("the App may not write issues");
    return instant("2100-01-01T00:00:00Z");
  });
  for (const number of [11, 12]) await queue.nudge({ owner: "acme", repo: "shop", number });
  await queue.idle();
  expect(await consult(databaseUrl)).toMatchInlineSnapshot(`
    "ok    database  1 replica at work
    ok    queue     0 incidents waiting, 1 timer
    fail  queue     acme/shop#12 was given up: the App may not write issues (at THEN)
                    → Mend the cause; then anything that happens to the issue, such as a comment, tries again.

    1 failure, 0 warnings.
    "
  `);
  await queue.close();
  expect(await consult(databaseUrl)).toMatchInlineSnapshot(`
    "fail  database  no replica of the App is at work
                    → Start one: npm start.
    ok    queue     0 incidents waiting, 1 timer
    fail  queue     acme/shop#12 was given up: the App may not write issues (at THEN)
                    → Mend the cause; then anything that happens to the issue, such as a comment, tries again.

    2 failures, 0 warnings.
    "
  `);
});
