import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonValue, Lookup, PathReading } from "../../../src/domain/probe/json.ts";
import { judge } from "../../../src/domain/probe/judge.ts";
import type { Assertion, JsonScalar, ValueTest } from "../../../src/domain/probe/expectation.ts";
import type { Reading } from "../../../src/domain/probe/history.ts";
import type { Observation } from "../../../src/domain/probe/observation.ts";
import { before, milliseconds, minutes } from "../../../src/domain/time.ts";
import { inEnglish } from "../../support/wording.ts";
import { answered, failed, lookupOf, specOf } from "./samples.ts";

const always =
  (reading: PathReading): Lookup =>
  () =>
    reading;

const exists = (path: string): Assertion => ({
  kind: "json",
  path,
  test: { kind: "exists", value: true },
});

const none = { lookup: lookupOf({}), secrets: [] };

const one = (assertion: Assertion, observation = answered(), lookup = lookupOf({})) => {
  const { health, assertions } = judge(specOf([assertion]), observation, { lookup, secrets: [] });
  return [health, assertions[0]?.assertion, assertions[0]?.found];
};

describe("an assertion", () => {
  it.each([
    [{ kind: "status", anyOf: [200] }, answered(), ["healthy", "status is 200", "200"]],
    [
      { kind: "status", anyOf: [200, 204] },
      answered({ status: 503 }),
      ["unhealthy", "status is 200 or 204", "503"],
    ],
    [
      { kind: "status", anyOf: [200] },
      answered({ status: 302, redirect: "https://login.example.com" }),
      ["unhealthy", "status is 200", "302, a redirect to https://login.example.com"],
    ],
    [
      { kind: "latency", below: milliseconds(144) },
      answered(),
      ["healthy", "latency is below 144 ms", "143 ms"],
    ],
    [
      { kind: "latency", below: milliseconds(143) },
      answered(),
      ["unhealthy", "latency is below 143 ms", "143 ms"],
    ],
    [
      { kind: "latency", below: milliseconds(2500) },
      answered({ latency: milliseconds(12_340) }),
      ["unhealthy", "latency is below 2.5 s", "12.3 s"],
    ],
    [
      { kind: "text", contains: "ready" },
      answered({ body: "all ready" }),
      ["healthy", 'body contains "ready"', "it does"],
    ],
    [
      { kind: "text", contains: "ready" },
      answered({ body: "starting\n" }),
      ["unhealthy", 'body contains "ready"', '"starting\\n"'],
    ],
    [
      { kind: "text", contains: "ready" },
      answered(),
      ["unhealthy", 'body contains "ready"', "an empty body"],
    ],
  ] as const)("%o", (assertion, observation, wanted) => {
    expect(one(assertion, observation)).toEqual(wanted);
  });

  const table: readonly (readonly [ValueTest, readonly JsonValue[], string, string, boolean])[] = [
    [{ kind: "equals", value: "ok" }, ["ok"], '$.a equals "ok"', '"ok"', true],
    [{ kind: "equals", value: "ok" }, ["degraded"], '$.a equals "ok"', '"degraded"', false],
    [{ kind: "equals", value: 1 }, ["1"], "$.a equals 1", '"1"', false],
    [{ kind: "equals", value: null }, [null], "$.a equals null", "null", true],
    [{ kind: "equals", value: "ok" }, [], '$.a equals "ok"', "nothing at this path", false],
    [{ kind: "equals", value: true }, [true, false], "$.a equals true", "true, false", false],
    [{ kind: "equals", value: true }, [true, true], "$.a equals true", "true, true", true],
    [{ kind: "not", value: "down" }, ["ok"], '$.a is not "down"', '"ok"', true],
    [{ kind: "not", value: "down" }, ["down"], '$.a is not "down"', '"down"', false],
    [{ kind: "not", value: "down" }, [], '$.a is not "down"', "nothing at this path", false],
    [{ kind: "above", value: 3 }, [4], "$.a is above 3", "4", true],
    [{ kind: "above", value: 3 }, [3], "$.a is above 3", "3", false],
    [{ kind: "above", value: 3 }, ["4"], "$.a is above 3", '"4"', false],
    [{ kind: "below", value: 3 }, [2], "$.a is below 3", "2", true],
    [{ kind: "below", value: 3 }, [3], "$.a is below 3", "3", false],
    [{ kind: "below", value: 3 }, ["2"], "$.a is below 3", '"2"', false],
    [{ kind: "below", value: 3 }, [null], "$.a is below 3", "null", false],
    [{ kind: "between", from: 1, to: 3 }, [1], "$.a is between 1 and 3", "1", true],
    [{ kind: "between", from: 1, to: 3 }, [3], "$.a is between 1 and 3", "3", true],
    [{ kind: "between", from: 1, to: 3 }, [3.5], "$.a is between 1 and 3", "3.5", false],
    [{ kind: "between", from: 1, to: 3 }, [0], "$.a is between 1 and 3", "0", false],
    [{ kind: "between", from: 1, to: 3 }, ["2"], "$.a is between 1 and 3", '"2"', false],
    [{ kind: "exists", value: true }, [{ b: [1] }], "$.a exists", '{"b":[1]}', true],
    [{ kind: "exists", value: true }, [], "$.a exists", "nothing at this path", false],
    [{ kind: "exists", value: false }, [], "$.a does not exist", "nothing at this path", true],
    [{ kind: "exists", value: false }, [0], "$.a does not exist", "0", false],
  ];
  it.each(table)("%o on %o", (test, values, assertion, found, holds) => {
    expect(
      one({ kind: "json", path: "$.a", test }, answered(), lookupOf({ "$.a": values })),
    ).toEqual([holds ? "healthy" : "unhealthy", assertion, found]);
  });

  it("on a body that is no JSON never holds, not even one that wants nothing there", () => {
    const lookup = always({ kind: "unreadable", why: "the body is no JSON" });
    const assertion = {
      kind: "json",
      path: "$.a",
      test: { kind: "exists", value: false },
    } as const;
    expect(one(assertion, answered(), lookup)).toEqual([
      "unhealthy",
      "$.a does not exist",
      "the body is no JSON",
    ]);
  });
});

describe("health", () => {
  it("is healthy when every assertion holds", () => {
    const spec = specOf([
      { kind: "status", anyOf: [200] },
      { kind: "latency", below: milliseconds(500) },
    ]);
    expect(judge(spec, answered(), none)).toMatchObject({
      health: "healthy",
      summary: "All 2 assertions hold (status 200 in 143 ms).",
    });
  });

  it("is unhealthy when one does not, and the summary names the first", () => {
    const spec = specOf([
      { kind: "latency", below: milliseconds(500) },
      { kind: "status", anyOf: [200] },
      { kind: "text", contains: "ok" },
    ]);
    expect(judge(spec, answered({ status: 503 }), none)).toMatchObject({
      health: "unhealthy",
      summary: "2 of 3 assertions do not hold; the first is “status is 200”, found: 503.",
      assertions: [{ holds: true }, { holds: false }, { holds: false }],
    });
  });

  it("without any assertion asks for a status from 200 to 299", () => {
    const health = (status: number) => judge(specOf([]), answered({ status }), none).health;
    expect([199, 200, 299, 300, 500].map(health)).toEqual([
      "unhealthy",
      "healthy",
      "healthy",
      "unhealthy",
      "unhealthy",
    ]);
    expect(judge(specOf([]), answered(), none).summary).toBe(
      "The assertion holds (status 200 in 143 ms).",
    );
  });

  it.each([
    [
      "timeout",
      "no answer within 5 s",
      "unhealthy",
      "The service did not answer: no answer within 5 s.",
    ],
    ["unreachable", "h refused", "unhealthy", "The service did not answer: h refused."],
    ["refused", "h closed the door", "unhealthy", "The service did not answer: h closed the door."],
    ["misconfigured", "no URL", "inconclusive", "The probe could not look: no URL."],
    [
      "unauthorized",
      "h wants another password",
      "inconclusive",
      "The probe could not look, since its credentials were not accepted: h wants another password.",
    ],
    ["forbidden", "h is private", "inconclusive", "The probe may not look there: h is private."],
  ] as const)("after %s", (reason, message, health, summary) => {
    const spec = specOf([{ kind: "status", anyOf: [200] }]);
    const verdict = judge(spec, failed(reason, message), none);
    expect(verdict).toMatchObject({ health, summary, assertions: [], values: {} });
    expect(`${inEnglish(verdict.says)}.`).toBe(summary);
  });

  it.each([
    [[], answered()],
    [[], answered({ status: undefined })],
    [[], answered({ status: 503 })],
    [[1, 1], answered({ status: 1 })],
    [[1, 1], answered({ status: undefined })],
    [[1, 200], answered()],
    [[1, 1, 200], answered()],
  ])("of %o tells the same as data and in a sentence: %o", (expected, observation) => {
    const spec = specOf(expected.map((status) => ({ kind: "status", anyOf: [status] })));
    const { says, summary } = judge(spec, observation, none);
    expect(`${inEnglish(says)}.`).toBe(summary);
  });

  it("without any assertion or status is an answer", () => {
    expect(judge(specOf([]), answered({ status: undefined }), none)).toMatchObject({
      health: "healthy",
      summary: "The assertion holds (answered in 143 ms).",
      assertions: [{ assertion: "there is an answer", holds: true, found: "143 ms" }],
    });
  });

  it("is inconclusive when the path of a value is none", () => {
    const lookup = always({ kind: "invalid", why: "expected '$'" });
    const spec = specOf([], { values: [{ name: "depth", path: "depth" }] });
    expect(judge(spec, answered(), { lookup, secrets: [] })).toMatchObject({
      health: "inconclusive",
      summary: "The probe could not look: `depth` is no JSONPath: expected '$'.",
    });
  });

  it("is inconclusive when a path is no JSONPath, even if the service is down", () => {
    const lookup = always({ kind: "invalid", why: "expected '$'" });
    const spec = specOf([
      { kind: "status", anyOf: [200] },
      { kind: "json", path: "a", test: { kind: "exists", value: true } },
    ]);
    expect(judge(spec, answered({ status: 500 }), { lookup, secrets: [] })).toMatchObject({
      health: "inconclusive",
      summary: "The probe could not look: `a` is no JSONPath: expected '$'.",
      assertions: [],
    });
  });
});

describe("an assertion about a value", () => {
  const values = [{ name: "queue.depth", path: "$.queue" }];
  const lookup = lookupOf({ "$.queue": [512] });
  const at = answered().at;
  const reading = (minute: number, value: JsonScalar): Reading => ({
    at: before(at, minutes(minute)),
    health: "healthy",
    reading: "healthy",
    latency: undefined,
    values: { "queue.depth": value, "$.list": value, "header.age": value },
  });
  const say = (
    assertion: Assertion,
    change: Partial<Extract<Observation, { readonly kind: "answered" }>> = {},
    earlier: readonly Reading[] = [],
  ) => {
    const spec = specOf([assertion], { values });
    const verdict = judge(spec, answered(change), { lookup, secrets: [], earlier });
    const [found] = verdict.assertions;
    return [found?.holds, found?.assertion, found?.found];
  };
  const value = (name: string, test: ValueTest): Assertion => ({ kind: "value", name, test });

  it("finds what the probe names itself first, then what the spec names", () => {
    expect(
      say(value("tls.days_left", { kind: "above", value: 14 }), { named: { "tls.days_left": 9 } }),
    ).toEqual([false, "tls.days_left is above 14", "9"]);
    expect(say(value("queue.depth", { kind: "below", value: 600 }))).toEqual([
      true,
      "queue.depth is below 600",
      "512",
    ]);
    expect(
      say(value("queue.depth", { kind: "equals", value: 1 }), { named: { "queue.depth": 1 } })[0],
    ).toBe(true);
  });

  it("never holds without the value, but where none is asked for, and says which there are", () => {
    const missing = "no value of this name; there are tls.days_left, queue.depth";
    const named = { "tls.days_left": 9 };
    for (const test of [
      { kind: "not", value: 1 },
      { kind: "below", value: 1 },
      { kind: "not-growing" },
      { kind: "stable-for", span: minutes(1) },
      { kind: "newer-than", span: minutes(1) },
      { kind: "exists", value: true },
    ] as const)
      expect(say(value("toString", test), { named }).slice(0, 3)).toEqual([
        false,
        expect.any(String),
        missing,
      ]);
    expect(say(value("toString", { kind: "exists", value: false }), { named })[0]).toBe(true);
  });

  it("compares with the same value of earlier runs", () => {
    const test = { kind: "not-growing" } as const;
    const earlier = [reading(30, 600), reading(5, 380)];
    expect(say(value("queue.depth", test), {}, earlier)).toEqual([
      false,
      "queue.depth is not growing",
      "512, was 380 (+132) 5 min ago",
    ]);
    expect(say(value("queue.depth", test))).toEqual([
      true,
      "queue.depth is not growing",
      "512, with no earlier reading of this incident to compare with",
    ]);
  });

  it("reads headers as text, and as numbers where numbers are asked for", () => {
    const headers = { "x-version": "2.14.0", age: "30" };
    const header = (name: string, test: ValueTest): Assertion => ({ kind: "header", name, test });
    expect(
      say(header("X-Version", { kind: "matches", pattern: String.raw`^2\.` }), { headers }),
    ).toEqual([true, String.raw`header X-Version matches /^2\./`, '"2.14.0"']);
    expect(say(header("age", { kind: "below", value: 60 }), { headers })[0]).toBe(true);
    expect(say(header("age", { kind: "equals", value: "30" }), { headers })[0]).toBe(true);
    expect(say(header("age", { kind: "equals", value: 30 }), { headers })[0]).toBe(true);
    expect(say(header("x-version", { kind: "above", value: 1 }), { headers })[0]).toBe(false);
    expect(say(header("age", { kind: "falling" }), { headers }, [reading(5, 31)])[0]).toBe(true);
    expect(say(header("etag", { kind: "exists", value: true }), { headers })).toEqual([
      false,
      "header etag exists",
      "no such header",
    ]);
  });

  it("cannot compare several values at once", () => {
    const many = lookupOf({ "$.list": [1, 2] });
    const assertion = { kind: "json", path: "$.list", test: { kind: "falling" } } as const;
    const spec = specOf([assertion]);
    expect(
      judge(spec, answered(), { lookup: many, secrets: [], earlier: [reading(5, 3)] }).assertions,
    ).toMatchObject([{ holds: false, found: "2 values, of which none can be compared" }]);
  });
});

describe("values", () => {
  it("are those asserted, those of the spec and those the probe names itself, each once", () => {
    const spec = specOf(
      [
        exists("$.overall"),
        { kind: "header", name: "age", test: { kind: "exists", value: true } },
        { kind: "value", name: "depth", test: { kind: "exists", value: true } },
      ],
      {
        values: [
          { name: "depth", path: "$.queue" },
          { name: "overall", path: "$.other" },
        ],
      },
    );
    const lookup = lookupOf({ "$.overall": ["ok"], "$.queue": [7], "$.other": ["another"] });
    const observation = answered({
      headers: { age: "30" },
      named: { depth: 8, "tls.days_left": 9 },
    });
    expect(judge(spec, observation, { lookup, secrets: [] }).values).toEqual({
      overall: "ok",
      "header.age": "30",
      depth: 8,
      "tls.days_left": 9,
    });
  });

  it("are at most forty", () => {
    const named = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`v${index}`, index]),
    );
    expect(Object.keys(judge(specOf([]), answered({ named }), none).values)).toHaveLength(40);
  });

  it("are the scalars at single places, named by path", () => {
    const spec = specOf(
      ["$.overall", "$.queue.depth", "$['a b']", "$.list[*]", "$.object", "$.none"].map(exists),
    );
    const lookup = lookupOf({
      "$.overall": ["ok"],
      "$.queue.depth": [12],
      "$['a b']": [null],
      "$.list[*]": [1, 2],
      "$.object": [{}],
    });
    expect(judge(spec, answered(), { lookup, secrets: [] }).values).toEqual({
      overall: "ok",
      "queue.depth": 12,
      "$['a b']": null,
    });
  });

  it("hold no secret, whatever its type", () => {
    const lookup = lookupOf({ "$.echo": ["Bearer s3cr3t-value"], "$.pin": [48_151_623] });
    const secrets = ["s3cr3t-value", "48151623"];
    const spec = specOf([exists("$.echo"), exists("$.pin")]);
    expect(judge(spec, answered(), { lookup, secrets }).values).toEqual({
      echo: "Bearer ***",
      pin: "***",
    });
  });
});

describe("size", () => {
  it("of what was found is shortened after the secret is gone, so that no half of it is left", () => {
    const secret = "canary-".repeat(10);
    const body = `${"x".repeat(90)}${secret}`;
    const spec = specOf([{ kind: "text", contains: "ready" }]);
    const { assertions } = judge(spec, answered({ body }), { ...none, secrets: [secret] });
    expect(assertions[0]?.found).toBe(`"${"x".repeat(90)}***"`);
  });

  it("of the table is bounded, and what failed stays in it", () => {
    const spec = specOf([
      ...Array.from({ length: 60 }, () => ({ kind: "status", anyOf: [200] }) as const),
      { kind: "text", contains: "ready" },
    ]);
    const verdict = judge(spec, answered({ body: "y".repeat(300_000) }), none);
    expect(verdict.assertions).toHaveLength(40);
    expect(verdict.assertions[0]).toMatchObject({ holds: false });
    expect(verdict.assertions[0]?.found).toHaveLength(120);
    expect(verdict.summary).toMatch(/^1 of 61 assertions does not hold; it is “body contains/u);
  });
});

describe("laws", () => {
  const secret = fc.string({ minLength: 4, maxLength: 20 }).filter((text) => /[^*\s]/u.test(text));
  const place = fc.constantFrom(
    (text: string) => answered({ body: `before ${text} after` }),
    (text: string) => answered({ redirect: `https://${text}` }),
    (text: string) => failed("unreachable", text),
    (text: string) => failed("misconfigured", `x${text}`),
  );

  it("no text of a verdict holds a secret, wherever it came from", () => {
    fc.assert(
      fc.property(secret, place, (hidden, seen) => {
        const spec = specOf([
          { kind: "text", contains: "never there, for certain" },
          { kind: "status", anyOf: [1] },
          { kind: "json", path: "$.a", test: { kind: "equals", value: `-${hidden}` } },
        ]);
        const lookup = lookupOf({ "$.a": [`${hidden}${hidden}`] });
        const verdict = judge(spec, seen(hidden), { lookup, secrets: [hidden] });
        const texts = [
          verdict.summary,
          inEnglish(verdict.says),
          ...verdict.assertions.flatMap(({ assertion, found }) => [assertion, found]),
          ...Object.values(verdict.values).map(String),
        ];
        expect(texts.filter((text) => text.includes(hidden))).toEqual([]);
      }),
    );
  });

  it("a verdict is healthy exactly when all of its assertions hold", () => {
    const anAssertion = fc.oneof(
      fc.record({ kind: fc.constant("status" as const), anyOf: fc.constantFrom([200], [500]) }),
      fc.record({
        kind: fc.constant("text" as const),
        contains: fc.constantFrom("here", "elsewhere"),
      }),
    );
    fc.assert(
      fc.property(fc.array(anAssertion, { maxLength: 60 }), (assertions) => {
        const verdict = judge(specOf(assertions), answered({ body: "here" }), none);
        expect(verdict.health === "healthy").toBe(verdict.assertions.every(({ holds }) => holds));
      }),
    );
  });
});
