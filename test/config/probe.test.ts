import { describe, expect, test } from "vitest";
import { readConfig } from "./read-config.ts";
import type { ProbeSpec } from "../../src/domain/probe/spec.ts";

/** The problems of a config, one line each: `line:column severity code message (hint)`. */
const problems = (text: string): readonly string[] =>
  readConfig(text).diagnostics.map(
    ({ line, column, severity, code, message, hint }) =>
      `${line}:${column} ${severity} ${code} ${message}${hint === "" ? "" : ` (${hint})`}`,
  );

const specOf = (probe: string): ProbeSpec => {
  const text = `probes:\n  p: ${probe}\n`;
  const reading = readConfig(text);
  if (reading.kind !== "valid") throw new Error(problems(text).join("\n"));
  const spec = reading.config.probes.get("p");
  if (spec === undefined) throw new Error("there is no probe");
  return spec;
};

/** What is said of a probe, without the severity where it is an error. */
const saidOf = (probe: string): readonly string[] =>
  problems(`probes:\n  p: ${probe}\n`).map((line) => line.replace(" error", ""));

describe("every kind is read, with what is taken for granted", () => {
  test.each([
    [
      "{kind: tcp, host: db.example.com, port: 5432}",
      { host: "db.example.com", port: 5432, timeout: 5000, retries: 2, expect: [] },
    ],
    [
      "{kind: dns, host: example.com}",
      {
        record: "A",
        server: undefined,
        expect: [{ kind: "json", path: "$.count", test: { kind: "above", value: 0 } }],
      },
    ],
    [
      "{kind: dns, host: _dmarc.example.com, record: TXT, server: '[2001:db8::53]:5353'}",
      { record: "TXT", server: "[2001:db8::53]:5353" },
    ],
    [
      "{kind: tls, host: example.com, server-name: www.example.com}",
      {
        port: 443,
        serverName: "www.example.com",
        expect: [
          { path: "$.is_trusted", test: { kind: "equals", value: true } },
          { path: "$.matches_name", test: { kind: "equals", value: true } },
          { path: "$.days_left", test: { kind: "above", value: 14 } },
        ],
      },
    ],
    [
      "{kind: postgres, url: '${DATABASE_URL}', query: 'select 1'}",
      { url: "${DATABASE_URL}", query: "select 1", timeout: 10_000, expect: [] },
    ],
    [
      "{kind: redis, url: 'rediss://:${REDIS_PASSWORD}@cache.example.com', info: [memory]}",
      { info: ["memory"], expect: [{ path: "$.ping", test: { kind: "equals", value: "PONG" } }] },
    ],
    [
      "{kind: command, argv: [df, -P], env: [DISK_TOKEN]}",
      {
        argv: ["df", "-P"],
        env: ["DISK_TOKEN"],
        timeout: 30_000,
        expect: [{ path: "$.exit_code", test: { kind: "equals", value: 0 } }],
      },
    ],
    [
      "{kind: workflow, workflow: smoke.yml, inputs: {depth: 2, full: true}}",
      {
        inputs: { depth: "2", full: "true" },
        timeout: 900_000,
        retries: 0,
        expect: [{ path: "$.conclusion", test: { kind: "equals", value: "success" } }],
      },
    ],
    ["{kind: github}", { within: 7_200_000, environment: undefined, expect: [] }],
    ["{kind: http, url: https://example.com}", { expect: [{ kind: "status", anyOf: [200] }] }],
  ] as const)("%s", (probe, built) => {
    const { kind } = specOf(probe);
    expect(specOf(probe)).toMatchObject({ kind, ...built });
  });

  test("a command that prints numbers must end well, too, unless the config says how it ends", () => {
    const json = "{json: $.queued, below: 5}";
    expect(specOf(`{kind: command, argv: [x], expect: [${json}]}`).expect).toMatchObject([
      { path: "$.exit_code", test: { value: 0 } },
      { path: "$.queued" },
    ]);
    expect(
      specOf("{kind: command, argv: [x], expect: [{json: $.exit_code, equals: 2}]}").expect,
    ).toMatchObject([{ path: "$.exit_code", test: { value: 2 } }]);
  });

  test("what a probe is told to expect stands in the place of the default", () => {
    expect(
      specOf("{kind: tls, host: a.example, expect: [{json: $.days_left, above: 3}]}").expect,
    ).toEqual([{ kind: "json", path: "$.days_left", test: { kind: "above", value: 3 } }]);
  });

  test("samples, hysteresis and values", () => {
    expect(
      specOf(
        "{kind: github, samples: {of: 5, need: 3, every: 1s}, hysteresis: {fail: 2}, values: {deploys.count: $.deployment_count}}",
      ),
    ).toMatchObject({
      samples: { of: 5, need: 3, every: 1000 },
      hysteresis: { fail: 2, recover: 1 },
      values: [{ name: "deploys.count", path: "$.deployment_count" }],
    });
    expect(specOf("{kind: github, samples: {of: 3, need: 2}}").samples?.every).toBe(2000);
  });
});

test("an unknown kind is told which there are", () => {
  expect(saidOf("{kind: postgress}")).toEqual([
    "2:13 config/wrong-type `probes.p.kind` must be a kind of probe I know: `http`, `tcp`, `dns`, `tls`, `postgres`, `redis`, `command`, `workflow` or `github`.",
  ]);
});

describe("what is wrong is said where it stands", () => {
  const HOST = "must be a host name or an address, without a scheme, a port or a path";
  test.each([
    [
      "{kind: tcp, host: 'https://a.example', port: 1}",
      `2:24 config/bad-value \`probes.p.host\` ${HOST}.`,
    ],
    ["{kind: tcp, host: '${HOST}', port: 1}", `2:24 config/bad-value \`probes.p.host\` ${HOST}.`],
    [
      "{kind: tcp, host: a.example, port: 70000}",
      "2:41 config/bad-value `probes.p.port` must be a port from 1 to 65535.",
    ],
    ["{kind: tcp, host: a.example}", "2:3 config/missing-key `probes.p` needs `port`."],
    [
      "{kind: tcp, host: a.example, port: 1, url: x}",
      "2:44 config/unknown-key There is no setting `probes.p.url`.",
    ],
    [
      "{kind: dns, host: a.example, server: dns.example}",
      "2:43 config/bad-value A server of DNS is an address: there is nobody to ask for its name. (Write `192.0.2.53`, `192.0.2.53:5353` or `[2001:db8::53]:53`.)",
    ],
    [
      "{kind: dns, host: a.example, server: '192.0.2.53:99999'}",
      "config/bad-value A server of DNS is an address",
    ],
    [
      "{kind: dns, host: a.example, record: PTR}",
      "2:43 config/bad-value `probes.p.record` must be one of `A`, `AAAA`, `CNAME`, `MX`, `NS`, `TXT`, `SRV`.",
    ],
    [
      "{kind: postgres, url: 'postgres://a:hunter2@db.example/x', query: select 1}",
      "2:28 config/bad-url A password is written into this URL, where everyone can read it.",
    ],
    [
      "{kind: postgres, url: 'postgres://a@db.example/x?password=hunter2', query: select 1}",
      "config/bad-url A password is written into this URL",
    ],
    [
      "{kind: postgres, url: 'mysql://a@db.example/x', query: select 1}",
      "config/bad-url `url` must be a secret such as `${DATABASE_URL}`, or a URL that begins with `postgres://` or `postgresql://`.",
    ],
    [
      "{kind: postgres, url: '${DATABASE', query: select 1}",
      "config/bad-url A `${` is not closed by `}`.",
    ],
    [
      "{kind: postgres, url: '${database-url}', query: select 1}",
      "config/bad-url `${database-url}` names no secret",
    ],
    [
      "{kind: postgres, url: '${GITHUB_TOKEN}', query: select 1}",
      "config/bad-url `GITHUB_TOKEN` is a variable of the runner itself",
    ],
    [
      "{kind: postgres, url: '${U}', query: 'select 1; delete from job'}",
      "2:43 config/bad-query `query` must be one statement, and this is more than one.",
    ],
    [
      "{kind: postgres, url: '${U}', query: 'delete from job'}",
      "config/bad-query A probe only reads",
    ],
    [
      "{kind: postgres, url: '${U}', query: \"select '${WORD}'\"}",
      "config/bad-query A query holds no secrets",
    ],
    [
      "{kind: redis, url: 'redis://:hunter2@cache.example'}",
      "2:25 config/bad-url A password is written into this URL",
    ],
    ["{kind: redis, url: 'https://cache.example'}", "that begins with `redis://` or `rediss://`"],
    [
      "{kind: redis, url: '${U}', info: [MEMORY]}",
      "config/bad-value `probes.p.info[0]` must be a section such as `memory`.",
    ],
    ["{kind: command, argv: []}", "2:28 config/bad-value `probes.p.argv` must name a program."],
    [
      "{kind: command, argv: df -P}",
      "config/wrong-type `probes.p.argv` must be a list: the program, then its arguments.",
    ],
    [
      "{kind: command, argv: [df, 1]}",
      "2:33 config/wrong-type `probes.p.argv[1]` must be text; put it in quotes.",
    ],
    [
      "{kind: command, argv: [df], env: [GITHUB_TOKEN]}",
      "2:40 config/bad-secret `GITHUB_TOKEN` is a variable of the runner itself",
    ],
    [
      "{kind: command, argv: [df], env: [LD_PRELOAD]}",
      "config/bad-secret `LD_PRELOAD` changes how programs run and is no secret.",
    ],
    [
      "{kind: command, argv: [df], env: ['A B']}",
      "config/bad-value `probes.p.env[0]` must be the name of a secret: `DISK_TOKEN`.",
    ],
    [
      "{kind: workflow, workflow: ../smoke.yml}",
      "must be the file name of a workflow in `.github/workflows/`, without the folder.",
    ],
    [
      "{kind: workflow, workflow: probe.yml}",
      "2:33 config/bad-value This workflow runs the probes themselves",
    ],
    [
      "{kind: workflow, workflow: a.yml, inputs: {token: '${TOKEN}'}}",
      "config/bad-value An input holds no secrets",
    ],
    [
      "{kind: workflow, workflow: a.yml, timeout: 2h}",
      "config/bad-duration `probes.p.timeout` must be between 100 ms and 1 h.",
    ],
    [
      "{kind: github, within: 10s}",
      "2:29 config/bad-duration `probes.p.within` must be between 1 min and 14 d.",
    ],
    [
      "{kind: github, samples: {of: 3, need: 4}}",
      "2:44 config/bad-value Of 3 attempts at most 3 can be healthy.",
    ],
    [
      "{kind: github, samples: {of: 1, need: 1}}",
      "config/bad-value `probes.p.samples.of` must be a whole number from 2 to 10.",
    ],
    [
      "{kind: github, hysteresis: {fail: 0}}",
      "config/bad-value `probes.p.hysteresis.fail` must be a whole number from 1 to 10.",
    ],
    ["{kind: github, values: {a b: $.x}}", "config/bad-name `probes.p.values.a b` must be a name"],
    ["{kind: github, values: {a: x}}", "2:33 config/bad-json-path This is no JSONPath"],
    [
      "{kind: http, url: https://a.example, method: HEAD, values: {a: $.x}}",
      "config/bad-value The answer to a HEAD request has no body to look into.",
    ],
    [
      "{kind: tcp, host: a.example, port: 1, expect: [{status: 200}]}",
      "config/bad-expectation Only a probe of kind `http` reads a status.",
    ],
  ])("%s", (probe, said) => {
    const all = saidOf(probe);
    expect(all).toHaveLength(1);
    expect(all[0]).toContain(said);
  });

  test.each([
    ["{kind: command, argv: [echo, $HOME]}", "2:35 warning config/no-shell No shell reads this"],
    [
      "{kind: http, url: 'https://a.example/?api_key=abc'}",
      "warning config/secret-in-url `api_key` looks like a secret",
    ],
  ])("and what is only odd is a warning: %s", (probe, said) => {
    expect(problems(`probes:\n  p: ${probe}\n`)).toEqual([expect.stringContaining(said)]);
    expect(readConfig(`probes:\n  p: ${probe}\n`).kind).toBe("valid");
  });

  test("a shell that is started on purpose may have variables", () => {
    expect(saidOf("{kind: command, argv: [sh, -c, 'df $HOME']}")).toEqual([]);
  });
});

describe("a query is one that reads", () => {
  const query = (text: string): readonly string[] =>
    saidOf(`{kind: postgres, url: '\${U}', query: ${JSON.stringify(text)}}`);

  test.each([
    "select 1;",
    "  select ';' ; ",
    "select 'it''s; fine', \"a;b\", E'\\';' from t -- ; delete",
    "/* ; */ WITH a AS (select 1) select * from a",
    "(select 1) union (select 2)",
    "select $tag$ ; $tag$, $$;$$",
    "show server_version",
    "values (1)",
    "select a$b$, $1$ from t",
    // PostgreSQL reads the whole text first, and runs nothing of it.
    "select 1 /* ; delete from t",
  ])("%s", (text) => {
    expect(query(text)).toEqual([]);
  });

  test.each([
    "select 1; select 2",
    "select 1;; drop table t",
    "select ';' ; commit",
    "select a$b$ ; delete from t; select $b$",
    "select namee'\\' ; delete from t; select '1'",
    "select 1 /* */ ; delete from t /* */",
    "update t set a = 1",
    "; select 1",
    "call p()",
  ])("not %s", (text) => {
    expect(query(text)).toEqual([expect.stringContaining("config/bad-query")]);
  });
});

describe("network.allow", () => {
  const said = (entry: string): readonly string[] => problems(`network:\n  allow: ['${entry}']\n`);

  test.each([
    "db.internal",
    "db.internal:5432",
    "localhost",
    "10.1.2.3",
    "10.1.2.3:80",
    "10.20.0.0/16",
    "fd00::/8",
    "fd00::1",
    "[fd00::1]:6379",
    "my_host",
  ])("takes %s", (entry) => {
    expect(said(entry)).toEqual([]);
  });

  test.each([
    "https://db.internal",
    "db.internal/x",
    "*.internal",
    "10.0.0.0/33",
    "10.0.0",
    "db.internal:0",
    "db.internal:70000",
    "a b",
  ])("does not take %s", (entry) => {
    expect(said(entry)).toEqual([expect.stringMatching(/^2:11 error config\/bad-network /u)]);
  });

  test("warns of what opens everything, and is read", () => {
    expect(said("0.0.0.0/0")).toEqual([
      expect.stringContaining("warning config/wide-network This opens every private address"),
    ]);
    const reading = readConfig("network: {allow: [db.internal, 10.0.0.0/8]}\n");
    expect(reading.kind === "valid" && reading.config.network).toEqual({
      allow: ["db.internal", "10.0.0.0/8"],
    });
    expect(readConfig("network:\n  allow:\n").kind).toBe("valid");
  });
});
