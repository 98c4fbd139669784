import { chownSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { once } from "node:events";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SpecOf } from "../../src/domain/probe/spec.ts";
import { milliseconds, seconds } from "../../src/domain/time.ts";
import { probePostgres } from "../../src/probe/postgres.ts";
import type { RunContext } from "../../src/probe/run.ts";
import { freePort } from "../support/free-port.ts";
import { type Postgres, startPostgres } from "../support/postgres.ts";
import { selfSigned, type Certified } from "./certificate.ts";
import { COMMON, contextOf, LOCAL, resolving } from "./context.ts";
import { portOf } from "./patient.ts";
import { trusting } from "./trusting.ts";

const PASSWORD = "canary p@ss/7f3a9c";

let server: Postgres;

beforeAll(async () => {
  server = await startPostgres();
  const owner = new pg.Client({ connectionString: server.url });
  await owner.connect();
  await owner.query("create table job (id bigint, state text, done_at timestamptz)");
  await owner.query("create table secret (word text)");
  await owner.query(`insert into job values
    (1, 'done', '2026-11-21 04:12:45+01'), (9007199254740993, 'dead', null)`);
  // The password is asked for by a rule that is read again, ahead of the one that trusts everybody.
  await owner.query(`set password_encryption = 'scram-sha-256'`);
  await owner.query(`create role probe login password '${PASSWORD}'`);
  await owner.query("grant select on job to probe");
  const { rows } = await owner.query<{ hba_file: string }>("show hba_file");
  await owner.query("create temp table line (text text)");
  await owner.query(
    `insert into line values ('host all probe 127.0.0.1/32 scram-sha-256'), ('host all postgres 127.0.0.1/32 trust')`,
  );
  await owner.query(`copy line to '${rows[0]?.hba_file ?? ""}'`);
  await owner.query("select pg_reload_conf()");
  await owner.end();
});
afterAll(() => server.stop());

const ask = (
  query: string,
  change: Partial<SpecOf<"postgres">> = {},
  context: Partial<RunContext> = {},
) =>
  probePostgres(
    { ...COMMON, kind: "postgres", url: "${DATABASE_URL}", query, ...change },
    contextOf({ secrets: new Map([["DATABASE_URL", server.url]]), ...context }),
  );

const documentOf = async (query: string): Promise<unknown> => {
  const seen = await ask(query);
  if (seen.kind === "failed") throw new Error(`${seen.reason}: ${seen.message}`);
  return JSON.parse(seen.body);
};

describe("an answer", () => {
  it("has rows, their number, and the first column of the first", async () => {
    expect(await documentOf("select 1 as ok")).toEqual({
      rows: [{ ok: 1 }],
      row_count: 1,
      value: 1,
    });
    expect(await documentOf("select state from job where id = 5;")).toEqual({
      rows: [],
      row_count: 0,
      value: null,
    });
  });

  it("is JSON whatever the types", async () => {
    expect(await documentOf("select id, done_at from job order by id")).toEqual({
      rows: [
        { id: 1, done_at: "2026-11-21T03:12:45.000Z" },
        { id: "9007199254740993", done_at: null },
      ],
      row_count: 2,
      value: 1,
    });
    expect(
      await documentOf(
        `select count(*), 1.5::numeric as n, 'NaN'::float8 as nan, '{"a":[1]}'::jsonb as j, true as t,
          '2026-11-21'::date as d, '2026-11-21 03:12:45'::timestamp as ts, 'infinity'::timestamptz as never,
          '\\x01ff'::bytea as bytes, '1 day'::interval as span from job`,
      ),
    ).toMatchObject({
      rows: [
        {
          count: 2,
          n: 1.5,
          nan: "NaN",
          j: { a: [1] },
          t: true,
          d: "2026-11-21",
          ts: "2026-11-21 03:12:45",
          never: "infinity",
          bytes: "\\x01ff",
          span: "1 day",
        },
      ],
    });
  });

  it("names its number of rows, its value, and the columns of a single row", async () => {
    expect(await ask("select 3 as queued, 'ok' as state")).toMatchObject({
      named: { row_count: 1, value: 3, queued: 3, state: "ok" },
    });
    expect(await ask("select id from job order by id")).toMatchObject({
      named: { row_count: 2, value: 1 },
    });
  });

  it("has at most 1,000 rows and 256 KiB of them, and counts them all", async () => {
    const many = await documentOf("select generate_series(1, 2500) as n");
    expect(many).toMatchObject({ row_count: 2500, value: 1 });
    expect(many).toHaveProperty("rows.length", 1000);
    const wide = await ask("select repeat('x', 10000) as x from generate_series(1, 100)");
    if (wide.kind === "failed") throw new Error(wide.message);
    expect(wide.body.length).toBeLessThanOrEqual(300 * 1024);
    expect(JSON.parse(wide.body)).toMatchObject({ row_count: 100, rows: { length: 26 } });
    expect(await ask("select repeat('x', 300000) as x")).toMatchObject({
      reason: "misconfigured",
      message: "the first row alone is longer than 256 KiB: let the query ask for less",
    });
  });

  it("may come from what no cursor can be opened for", async () => {
    expect(await documentOf("show server_encoding")).toMatchObject({ value: "UTF8", row_count: 1 });
    expect(await documentOf("explain select 1")).toHaveProperty("row_count", 1);
    expect(await documentOf("-- why\nwith a as (select 2 as n) select n from a")).toMatchObject({
      value: 2,
    });
  });

  it("tells how long connecting and being let in took", async () => {
    const seen = await ask("select 1");
    expect(seen.kind === "answered" && Object.keys(seen.timings)).toEqual([
      "connect",
      "first_byte",
    ]);
  });
});

describe("only reading", () => {
  it.each([
    ["delete from job", "was asked to write"],
    ["with gone as (delete from job returning *) select * from gone", "refuses the query"],
    ["select set_config('transaction_read_only', 'off', true)", undefined],
    ["select 1; delete from job", "refuses the query"],
    ["commit; delete from job", "refuses the query"],
  ])("%s changes nothing", async (query, why) => {
    const seen = await ask(query);
    if (why !== undefined)
      expect(seen).toMatchObject({
        reason: "misconfigured",
        message: expect.stringContaining(why),
      });
    expect(await documentOf("select count(*) from job")).toMatchObject({ value: 2 });
  });
});

describe("no answer", () => {
  const urlOf = (change: (url: URL) => void): string => {
    const url = new URL(server.url);
    change(url);
    return url.href;
  };
  const asking = (url: string, context: Partial<RunContext> = {}) =>
    ask("select 1", {}, { secrets: new Map([["DATABASE_URL", url]]), ...context });

  it("because the password is wrong is nobody's illness, and tells no login", async () => {
    const seen = await asking(
      urlOf((url) => {
        url.username = "probe";
        url.password = "wrong-canary";
      }),
    );
    expect(seen).toMatchObject({
      reason: "unauthorized",
      message: "the server in DATABASE_URL does not accept the login and its password (28P01)",
    });
  });

  it("because nobody listens is a refusal", async () => {
    const port = await freePort();
    expect(
      await asking(
        urlOf((url) => {
          url.port = String(port);
        }),
      ),
    ).toMatchObject({
      reason: "refused",
      message: "the server in DATABASE_URL refused the connection (ECONNREFUSED)",
    });
  });

  it.each([
    [
      "an unknown database",
      (url: URL) => {
        url.pathname = "/nope";
      },
      "misconfigured",
      "has no database of this name (3D000)",
    ],
    [
      "no TLS",
      (url: URL) => url.searchParams.set("sslmode", "require"),
      "misconfigured",
      "does not speak TLS",
    ],
    [
      "an unknown login",
      (url: URL) => {
        url.username = "nobody";
      },
      "unauthorized",
      "does not let this login in (28000)",
    ],
  ] as const)("because of %s counts against the probe", async (_, change, reason, words) => {
    expect(await asking(urlOf(change))).toMatchObject({
      reason,
      message: expect.stringContaining(words),
    });
  });

  it.each([
    [
      "select * from jobs",
      'the database refuses the query: relation "jobs" does not exist (42P01)',
    ],
    ["selec 1", 'the database refuses the query: syntax error at or near "selec" (42601)'],
    ["select 'canary-row'::int", "the query fails on what it reads (22P02)"],
  ])("because %s is no good query says so", async (query, message) => {
    expect(await ask(query)).toMatchObject({ reason: "misconfigured", message });
  });

  it("because the login may not read the table", async () => {
    const seen = await ask(
      "select * from secret",
      {
        url: server.url.replace("postgres@", "probe:${DB_PASSWORD}@"),
      },
      { secrets: new Map([["DB_PASSWORD", PASSWORD]]) },
    );
    expect(seen).toMatchObject({
      reason: "unauthorized",
      message: expect.stringContaining("42501"),
    });
  });

  it("in time ends the query, also at the server", async () => {
    const seen = await ask("select pg_sleep(30)", { timeout: milliseconds(300) });
    expect(seen).toMatchObject({ reason: "timeout" });
    const left =
      "select count(*) from pg_stat_activity where query like '%pg_sleep(30)%' and pid <> pg_backend_pid()";
    await expect.poll(() => documentOf(left)).toMatchObject({ value: 0 });
  });

  it("from a server that says nothing ends, too", async () => {
    const silent = createServer().listen(0, "127.0.0.1");
    await once(silent, "listening");
    const seen = await ask("select 1", {
      url: `postgres://probe@127.0.0.1:${portOf(silent)}/x`,
      timeout: seconds(1),
    });
    expect(seen).toMatchObject({ reason: "timeout", message: "no answer within 1 s" });
    silent.close();
  });

  it("from something else than PostgreSQL counts against the service", async () => {
    const other = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    other.listen(0, "127.0.0.1");
    await once(other, "listening");
    expect(await asking(`postgres://probe@127.0.0.1:${portOf(other)}/x`)).toMatchObject({
      reason: "unreachable",
    });
    other.close();
  });

  it("because the address is private and not allowed", async () => {
    expect(await asking(server.url, { network: { allow: [] } })).toMatchObject({
      reason: "forbidden",
      message: expect.stringContaining("the server in DATABASE_URL is at a loopback address"),
    });
  });

  it.each([
    ["", "the secret DATABASE_URL is not set"],
    ["mysql://a@b/c", "DATABASE_URL is no URL that begins with postgres:// or postgresql://"],
    ["postgres:///shop?host=127.0.0.1", "DATABASE_URL names no host"],
    ["postgres://db.example/shop", "the URL of the database names no user"],
    ["postgres://a:%zz@db.example/shop", "DATABASE_URL has a % that stands for nothing"],
  ])("because the secret is %j", async (url, why) => {
    expect(await asking(url)).toMatchObject({
      reason: "misconfigured",
      message: expect.stringContaining(why),
    });
  });
});

it("puts a secret into a URL so that it leads nowhere else", async () => {
  const seen = await ask(
    "select current_user as me",
    { url: server.url.replace("postgres@", "probe:${DB_PASSWORD}@"), timeout: seconds(5) },
    { secrets: new Map([["DB_PASSWORD", PASSWORD]]) },
  );
  expect(seen).toMatchObject({ named: { me: "probe" } });
  const wrong = await ask(
    "select 1",
    { url: server.url.replace("postgres@", "probe:${DB_PASSWORD}@") },
    { secrets: new Map([["DB_PASSWORD", "x@evil.example/"]]) },
  );
  expect(wrong).toMatchObject({
    reason: "unauthorized",
    message: expect.stringMatching(/^127\.0\.0\.1:\d+ does not accept/u),
  });
});

describe("the address", () => {
  const named = (network: RunContext["network"]) =>
    ask(
      "select 1",
      { url: server.url.replace("127.0.0.1", "db.example"), timeout: seconds(5) },
      { network },
    );

  it("is looked up once, checked, and gone to, whatever the name says a moment later", async () => {
    const { resolve, asked } = resolving(["127.0.0.1"], ["203.0.113.9"]);
    expect(await named({ allow: ["db.example"], resolve })).toMatchObject({ kind: "answered" });
    expect(asked).toEqual(["db.example"]);
  });

  it("is not gone to where one of several is not allowed", async () => {
    const { resolve } = resolving(["8.8.8.8", "127.0.0.1"]);
    expect(await named({ allow: [], resolve })).toMatchObject({
      reason: "forbidden",
      message: expect.stringContaining("db.example is at 127.0.0.1, a loopback address"),
    });
  });
});

/** Has the server speak TLS with that certificate, from the next connection on. */
async function speakTls({ cert, key }: Certified): Promise<void> {
  const owner = new pg.Client({ connectionString: server.url });
  await owner.connect();
  const { rows } = await owner.query<{ data_directory: string }>("show data_directory");
  const data = rows[0]?.data_directory ?? "";
  const { uid, gid } = statSync(data);
  for (const [name, text] of Object.entries({ "server.crt": cert, "server.key": key })) {
    writeFileSync(join(data, name), text, { mode: 0o600 });
    chownSync(join(data, name), uid, gid);
  }
  await owner.query("alter system set ssl = on");
  await owner.query("select pg_reload_conf()");
  // The server reads its settings anew in its own time; what it answers tells when it has.
  let isOn = false;
  for (let tries = 0; !isOn && tries < 1000; tries += 1) {
    // oxlint-disable-next-line no-await-in-loop
    const shown = await owner.query<{ ssl: string }>("show ssl");
    isOn = shown.rows[0]?.ssl === "on";
  }
  await owner.end();
}

// The last in this file: the server speaks TLS from here on.
describe("over TLS", () => {
  const certified = selfSigned();
  const query = "select ssl, version from pg_stat_ssl where pid = pg_backend_pid()";
  const over = (mode: string) => {
    const url = new URL(server.url);
    url.hostname = "localhost";
    url.searchParams.set("sslmode", mode);
    const network = { allow: LOCAL, resolve: resolving(["127.0.0.1"]).resolve };
    return ask(query, {}, { secrets: new Map([["DATABASE_URL", url.href]]), network });
  };
  beforeAll(() => speakTls(certified));

  it("a database is asked where the runner knows who signed, and refused where it does not", async () => {
    expect(await over("verify-full")).toMatchObject({
      reason: "misconfigured",
      message: expect.stringContaining("is signed by nobody the runner knows"),
    });
    using _ = trusting(certified);
    expect(await over("verify-full")).toMatchObject({
      named: { ssl: true, version: expect.stringMatching(/^TLSv1\.[23]$/u) },
    });
  });

  it("it is asked without a look at the certificate only where that is said", async () => {
    expect(await over("no-verify")).toMatchObject({ named: { value: true } });
    expect(await over("disable")).toMatchObject({ named: { value: false } });
  });
});
