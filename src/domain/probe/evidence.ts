import type { Assertion, ValueTest } from "./expectation.ts";
import type { Reading } from "./history.ts";
import type { Lookup, PathReading } from "./json.ts";
import type { Observation } from "./observation.ts";
import type { ProbeSpec } from "./spec.ts";
import { isTrend } from "./value-test.ts";

/** An observation there is something to judge in. */
export type Answer = Extract<Observation, { readonly kind: "answered" }>;

/** One answer, and what is needed to find values in it and to compare them. */
export interface Evidence {
  readonly answer: Answer;
  readonly lookup: Lookup;
  /** Values of the spec, by name. */
  readonly paths: ProbeSpec["values"];
  /** Earlier readings of the same probe in the same incident, oldest first. */
  readonly earlier: readonly Reading[];
}

/** An assertion about a value. */
export type ValueAssertion = Extract<Assertion, { readonly test: ValueTest }>;

/** The name under which the value of an assertion is reported: `queue_depth.queued`, `header.age`. */
export function nameOf(assertion: ValueAssertion): string {
  switch (assertion.kind) {
    case "header":
      return `header.${assertion.name}`;
    case "json":
      return /^\$\.[\w.]+$/u.test(assertion.path) ? assertion.path.slice(2) : assertion.path;
    case "value":
      return assertion.name;
  }
}

/** Where the value of an assertion stands. A name is looked for among what the probe names itself, then in `values`. */
export function readValue(assertion: ValueAssertion, evidence: Evidence): PathReading {
  const { answer, lookup, paths } = evidence;
  switch (assertion.kind) {
    case "json":
      return lookup(assertion.path);
    case "header": {
      const text = own(answer.headers, assertion.name.toLowerCase());
      return text === undefined
        ? { kind: "missing" }
        : { kind: "found", values: [headerValue(text, assertion.test)] };
    }
    case "value": {
      const named = own(answer.named, assertion.name);
      if (named !== undefined) return { kind: "found", values: [named] };
      const path = paths.find(({ name }) => name === assertion.name)?.path;
      return path === undefined ? { kind: "missing" } : lookup(path);
    }
  }
}

const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** A header is text; where the test is about a number and it spells one, it is that number. */
function headerValue(text: string, test: ValueTest): string | number {
  const isNumeric =
    isTrend(test) || ("value" in test ? typeof test.value === "number" : test.kind === "between");
  return isNumeric && /^-?\d{1,15}(?:\.\d{1,15})?$/u.test(text) ? Number(text) : text;
}
