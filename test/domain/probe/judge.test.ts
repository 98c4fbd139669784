import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonValue, Lookup, PathReading } from "../../../src/domain/probe/json.ts";
import { judge } from "../../../src/domain/probe/judge.ts";
import type { Assertion, JsonTest } from "../../../src/domain/probe/spec.ts";
import { milliseconds } from "../../../src/domain/time.ts";
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

  const table: readonly (readonly [JsonTest, readonly JsonValue[], string, string, boolean])[] = [
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
    ["misconfigured", "no URL", "inconclusive", "The probe could not look: no URL."],
  ] as const)("after %s", (reason, message, health, summary) => {
    const spec = specOf([{ kind: "status", anyOf: [200] }]);
    expect(judge(spec, failed(reason, message), none)).toEqual({
      health,
      summary,
      assertions: [],
      values: {},
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

describe("values", () => {
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
