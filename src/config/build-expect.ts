import type { z } from "zod/mini";
import type { Assertion, ValueTest } from "../domain/probe/expectation.ts";
import type { expectation, valueTests } from "./expect-schema.ts";

type Written = z.output<ReturnType<typeof expectation>>;

type Tests = ReturnType<typeof valueTests>;

/** The tests of a value, as written beside it. */
export type WrittenTest = { readonly [K in keyof Tests]?: z.output<Tests[K]> };

/** A line of `expect` as the engine holds it against an answer; none where it says nothing. */
export function buildAssertion(written: Written): readonly Assertion[] {
  const { status, latency, text, header, json, value, ...tests } = written;
  if (status !== undefined)
    return [{ kind: "status", anyOf: typeof status === "number" ? [status] : status }];
  if (latency !== undefined) return [{ kind: "latency", below: latency.below }];
  if (text !== undefined) return [{ kind: "text", contains: text.contains }];
  const test = buildTest(tests);
  if (test === undefined) return [];
  if (header !== undefined) return [{ kind: "header", name: header.toLowerCase(), test }];
  if (json !== undefined) return [{ kind: "json", path: json, test }];
  return value === undefined ? [] : [{ kind: "value", name: value, test }];
}

/** The one test that is written beside a value; `undefined` where there is none. */
export function buildTest(written: WrittenTest): ValueTest | undefined {
  const { equals, not, above, below, between, matches, exists } = written;
  if (equals !== undefined) return { kind: "equals", value: equals };
  if (not !== undefined) return { kind: "not", value: not };
  if (above !== undefined) return { kind: "above", value: above };
  if (below !== undefined) return { kind: "below", value: below };
  if (between !== undefined) return { kind: "between", from: between[0], to: between[1] };
  if (matches !== undefined) return { kind: "matches", pattern: matches };
  if (exists !== undefined) return { kind: "exists", value: exists };
  return buildAge(written) ?? buildTrend(written);
}

function buildAge(written: WrittenTest): ValueTest | undefined {
  const { "older-than": older, "newer-than": newer } = written;
  if (older !== undefined) return { kind: "older-than", span: older };
  return newer === undefined ? undefined : { kind: "newer-than", span: newer };
}

function buildTrend(written: WrittenTest): ValueTest | undefined {
  if (written["not-growing"] === true) return { kind: "not-growing" };
  if (written.growing === true) return { kind: "growing" };
  if (written.falling === true) return { kind: "falling" };
  const span = written["stable-for"];
  return span === undefined ? undefined : { kind: "stable-for", span };
}
