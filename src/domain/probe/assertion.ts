import type { Duration } from "../time.ts";
import { nameOf, readValue, type Answer, type Evidence, type ValueAssertion } from "./evidence.ts";
import type { Assertion, ValueTest } from "./expectation.ts";
import { describeFound } from "./found.ts";
import { earlierOf } from "./history.ts";
import type { JsonValue } from "./json.ts";
import type { AssertionResult } from "./report.ts";
import { describeTest, isTrend, judgeValue } from "./value-test.ts";

/** One assertion in words: `status is 200`, `$.overall equals "ok"`. */
function describe(assertion: Assertion): string {
  switch (assertion.kind) {
    case "status":
      return `status is ${assertion.anyOf.join(" or ")}`;
    case "latency":
      return `latency is below ${formatLatency(assertion.below)}`;
    case "text":
      return `body contains ${JSON.stringify(assertion.contains)}`;
    case "header":
      return `header ${assertion.name} ${describeTest(assertion.test)}`;
    case "json":
      return `${assertion.path} ${describeTest(assertion.test)}`;
    case "value":
      return `${assertion.name} ${describeTest(assertion.test)}`;
  }
}

/** Holds an answer against one assertion. `found` is whole and may hold secrets: the caller cleans it. */
export function assess(assertion: Assertion, evidence: Evidence): AssertionResult {
  const { answer } = evidence;
  const result = (holds: boolean, found: string): AssertionResult => ({
    assertion: describe(assertion),
    holds,
    found,
  });
  switch (assertion.kind) {
    case "status":
      return result(
        answer.status !== undefined && assertion.anyOf.includes(answer.status),
        describeStatus(answer),
      );
    case "latency":
      return result(answer.latency < assertion.below, formatLatency(answer.latency));
    case "text": {
      const holds = answer.body.includes(assertion.contains);
      return result(holds, holds ? "it does" : describeBody(answer));
    }
    case "header":
    case "json":
    case "value": {
      const { holds, found } = assessValue(assertion, evidence);
      return result(holds, found);
    }
  }
}

/**
 * Whether every value at the path passes. Nothing there passes only a test that asks for nothing: a probe must not turn
 * green because a field was renamed.
 */
function assessValue(
  assertion: ValueAssertion,
  evidence: Evidence,
): Pick<AssertionResult, "holds" | "found"> {
  const reading = readValue(assertion, evidence);
  const { test } = assertion;
  switch (reading.kind) {
    case "found":
      return assessAll(test, reading.values, evidence, nameOf(assertion));
    case "missing":
      return {
        holds: test.kind === "exists" && !test.value,
        found: describeMissing(assertion, evidence),
      };
    case "unreadable":
    case "invalid":
      return { holds: false, found: reading.why };
  }
}

function assessAll(
  test: ValueTest,
  values: readonly JsonValue[],
  { answer, earlier }: Evidence,
  name: string,
): Pick<AssertionResult, "holds" | "found"> {
  if (isTrend(test) && values.length > 1)
    return { holds: false, found: `${values.length} values, of which none can be compared` };
  const context = { at: answer.at, earlier: earlierOf(earlier, name) };
  const verdicts = values.map((value) => judgeValue(test, value, context));
  return {
    holds: verdicts.every(({ holds }) => holds),
    found: verdicts.map(({ found }) => describeFound(found)).join(", "),
  };
}

function describeMissing(assertion: ValueAssertion, { answer, paths }: Evidence): string {
  if (assertion.kind === "json") return "nothing at this path";
  if (assertion.kind === "header") return "no such header";
  if (paths.some(({ name }) => name === assertion.name)) return "nothing at the path of this value";
  const known = [...Object.keys(answer.named), ...paths.map(({ name }) => name)];
  return known.length === 0
    ? "no value of this name, nor of any other"
    : `no value of this name; there are ${known.join(", ")}`;
}

/** The status, and where it points when it is a redirect that was not followed. */
export const describeStatus = ({ status, redirect }: Answer): string => {
  const code = status === undefined ? "no status" : String(status);
  return redirect === undefined ? code : `${code}, a redirect to ${redirect}`;
};

/** A short time for people: `143 ms`, `5 s`, `12.4 s`. */
export const formatLatency = (span: Duration): string =>
  span < 1000 ? `${Math.round(span)} ms` : `${Number((span / 1000).toFixed(1))} s`;

const describeBody = ({ body }: Answer): string =>
  body === "" ? "an empty body" : JSON.stringify(body);
