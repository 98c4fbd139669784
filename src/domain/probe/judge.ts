import type { Answer } from "./assertion.ts";
import { assess, describeStatus, formatLatency } from "./assertion.ts";
import { isScalar } from "./json.ts";
import type { Lookup } from "./json.ts";
import type { Observation } from "./observation.ts";
import { redact, shorten } from "./redact.ts";
import type { AssertionResult, Health } from "./report.ts";
import type { JsonScalar, ProbeSpec } from "./spec.ts";

/** What one observation says of the service. No text in it holds a secret. */
export interface ProbeVerdict {
  readonly health: Health;
  /** One sentence: why. */
  readonly summary: string;
  /** At most 40, those that do not hold first when there are more. Empty when there was no answer. */
  readonly assertions: readonly AssertionResult[];
  /** Scalars by path without the leading `$.`: `queue_depth.queued`. */
  readonly values: Readonly<Record<string, JsonScalar>>;
}

/** What judging needs beside the spec and the observation. */
export interface JudgingContext {
  readonly lookup: Lookup;
  /** Values of the secrets the probe was given; none of them leaves in a text. */
  readonly secrets: readonly string[];
}

/** Lengths and counts that keep a report well below the size of a comment. */
const LIMITS = { assertion: 160, found: 120, summary: 400, assertions: 40 } as const;

/**
 * Judges one observation. A service that does not answer is `unhealthy`; a probe that cannot look, because its
 * config is wrong, is `inconclusive`, whatever the service does.
 */
export function judge(
  spec: ProbeSpec,
  observation: Observation,
  { lookup, secrets }: JudgingContext,
): ProbeVerdict {
  const clean = (text: string, limit: number): string =>
    redact(shorten(redact(text, secrets), limit), secrets);
  const verdict = (
    health: Health,
    summary: string,
    rest: Partial<ProbeVerdict> = {},
  ): ProbeVerdict => ({
    assertions: [],
    values: {},
    ...rest,
    health,
    summary: clean(summary, LIMITS.summary),
  });
  if (observation.kind === "failed") {
    return observation.reason === "misconfigured"
      ? verdict("inconclusive", `The probe could not look: ${observation.message}.`)
      : verdict("unhealthy", `The service did not answer: ${observation.message}.`);
  }
  const invalid = invalidPath(spec, lookup);
  if (invalid !== undefined) {
    return verdict("inconclusive", `The probe could not look: ${invalid}.`);
  }
  const all = results(spec, observation, lookup).map(({ assertion, holds, found }) => ({
    assertion: clean(assertion, LIMITS.assertion),
    holds,
    found: clean(found, LIMITS.found),
  }));
  return verdict(
    all.every(({ holds }) => holds) ? "healthy" : "unhealthy",
    summarize(all, observation),
    { assertions: shown(all), values: valuesOf(spec, lookup, clean) },
  );
}

function invalidPath(spec: ProbeSpec, lookup: Lookup): string | undefined {
  for (const assertion of spec.expect) {
    if (assertion.kind !== "json") continue;
    const reading = lookup(assertion.path);
    if (reading.kind === "invalid") {
      return `\`${assertion.path}\` is no JSONPath: ${reading.why}`;
    }
  }
  return undefined;
}

function results(spec: ProbeSpec, answer: Answer, lookup: Lookup): readonly AssertionResult[] {
  if (spec.expect.length > 0) {
    return spec.expect.map((assertion) => assess(assertion, answer, lookup));
  }
  const holds = answer.status >= 200 && answer.status < 300;
  return [{ assertion: "status is 200 to 299", holds, found: describeStatus(answer) }];
}

function summarize(all: readonly AssertionResult[], answer: Answer): string {
  const latency = formatLatency(answer.latency);
  const failed = all.filter(({ holds }) => !holds);
  const first = failed[0];
  if (first === undefined) {
    const what = all.length === 1 ? "The assertion holds" : `All ${all.length} assertions hold`;
    return `${what} (status ${answer.status} in ${latency}).`;
  }
  const verb = failed.length === 1 ? "does" : "do";
  const count = all.length === 1 ? "The assertion" : `${failed.length} of ${all.length} assertions`;
  return `${count} ${verb} not hold; ${failed.length === 1 ? "it" : "the first"} is “${first.assertion}”, found: ${first.found}.`;
}

function shown(all: readonly AssertionResult[]): readonly AssertionResult[] {
  if (all.length <= LIMITS.assertions) return all;
  return all.toSorted((a, b) => Number(a.holds) - Number(b.holds)).slice(0, LIMITS.assertions);
}

function valuesOf(
  spec: ProbeSpec,
  lookup: Lookup,
  clean: (text: string, limit: number) => string,
): Readonly<Record<string, JsonScalar>> {
  const pairs = spec.expect.flatMap((assertion): readonly (readonly [string, JsonScalar])[] => {
    if (assertion.kind !== "json") return [];
    const reading = lookup(assertion.path);
    if (reading.kind !== "found" || reading.values.length !== 1) return [];
    const [value] = reading.values;
    if (!isScalar(value)) return [];
    const text = String(value);
    const cleaned = clean(text, LIMITS.found);
    return [[nameOf(assertion.path), cleaned === text ? value : cleaned]];
  });
  return Object.fromEntries(pairs.slice(0, LIMITS.assertions));
}

const nameOf = (path: string): string => (/^\$\.[\w.]+$/u.test(path) ? path.slice(2) : path);
