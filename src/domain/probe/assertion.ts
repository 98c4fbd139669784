import type { JsonValue, Lookup, PathReading } from "./json.ts";
import type { Observation } from "./observation.ts";
import type { AssertionResult } from "./report.ts";
import type { Assertion, JsonTest } from "./spec.ts";
import type { Duration } from "../time.ts";

/** An observation there is something to judge in. */
export type Answer = Extract<Observation, { readonly kind: "answered" }>;

/** One assertion in words: `status is 200`, `$.overall equals "ok"`. */
function describe(assertion: Assertion): string {
  switch (assertion.kind) {
    case "status":
      return `status is ${assertion.anyOf.join(" or ")}`;
    case "latency":
      return `latency is below ${formatLatency(assertion.below)}`;
    case "text":
      return `body contains ${JSON.stringify(assertion.contains)}`;
    case "json":
      return `${assertion.path} ${describeTest(assertion.test)}`;
  }
}

function describeTest(test: JsonTest): string {
  switch (test.kind) {
    case "equals":
      return `equals ${JSON.stringify(test.value)}`;
    case "not":
      return `is not ${JSON.stringify(test.value)}`;
    case "above":
      return `is above ${test.value}`;
    case "below":
      return `is below ${test.value}`;
    case "between":
      return `is between ${test.from} and ${test.to}`;
    case "exists":
      return test.value ? "exists" : "does not exist";
  }
}

/** Holds an answer against one assertion. `found` is whole and may hold secrets: the caller cleans it. */
export function assess(assertion: Assertion, answer: Answer, lookup: Lookup): AssertionResult {
  const result = (holds: boolean, found: string): AssertionResult => ({
    assertion: describe(assertion),
    holds,
    found,
  });
  switch (assertion.kind) {
    case "status":
      return result(assertion.anyOf.includes(answer.status), describeStatus(answer));
    case "latency":
      return result(answer.latency < assertion.below, formatLatency(answer.latency));
    case "text": {
      const holds = answer.body.includes(assertion.contains);
      return result(holds, holds ? "it does" : describeBody(answer));
    }
    case "json": {
      const reading = lookup(assertion.path);
      return result(passes(assertion.test, reading), describeReading(reading));
    }
  }
}

/** The status, and where it points when it is a redirect that was not followed. */
export const describeStatus = ({ status, redirect }: Answer): string =>
  redirect === undefined ? String(status) : `${status}, a redirect to ${redirect}`;

/** A short time for people: `143 ms`, `5 s`, `12.4 s`. */
export const formatLatency = (span: Duration): string =>
  span < 1000 ? `${Math.round(span)} ms` : `${Number((span / 1000).toFixed(1))} s`;

const describeBody = ({ body }: Answer): string =>
  body === "" ? "an empty body" : JSON.stringify(body);

function describeReading(reading: PathReading): string {
  switch (reading.kind) {
    case "found":
      return reading.values.map((value) => JSON.stringify(value)).join(", ");
    case "missing":
      return "nothing at this path";
    case "unreadable":
    case "invalid":
      return reading.why;
  }
}

/**
 * Whether every value at the path passes. Nothing there passes only a test that asks for nothing: a probe must
 * not turn green because a field was renamed.
 */
function passes(test: JsonTest, reading: PathReading): boolean {
  switch (reading.kind) {
    case "found":
      return reading.values.every((value) => passesOne(test, value));
    case "missing":
      return test.kind === "exists" && !test.value;
    case "unreadable":
    case "invalid":
      return false;
  }
}

function passesOne(test: JsonTest, value: JsonValue): boolean {
  switch (test.kind) {
    case "equals":
      return value === test.value;
    case "not":
      return value !== test.value;
    case "above":
      return typeof value === "number" && value > test.value;
    case "below":
      return typeof value === "number" && value < test.value;
    case "between":
      return typeof value === "number" && value >= test.from && value <= test.to;
    case "exists":
      return test.value;
  }
}
