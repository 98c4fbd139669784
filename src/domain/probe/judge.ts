import { assess, describeStatus, formatLatency } from "./assertion.ts";
import type { Answer, Evidence } from "./evidence.ts";
import type { JsonScalar } from "./expectation.ts";
import type { Reading } from "./history.ts";
import type { Lookup } from "./json.ts";
import type { FailureReason, Observation } from "./observation.ts";
import { redact, shorten } from "./redact.ts";
import type { AssertionResult, Health } from "./report.ts";
import type { ProbeSpec } from "./spec.ts";
import { valuesOf } from "./values.ts";

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
  /** Earlier readings of this probe in the same incident, oldest first; none where there is no incident. */
  readonly earlier?: readonly Reading[];
}

/** Lengths and counts that keep a report well below the size of a comment. */
const LIMITS = { assertion: 160, found: 120, summary: 400, assertions: 40 } as const;

/**
 * Judges one observation. A service that does not answer is `unhealthy`; a probe that cannot look, because its config
 * or its credentials are wrong or it may not go there, is `inconclusive`, whatever the service does.
 */
export function judge(
  spec: ProbeSpec,
  observation: Observation,
  { lookup, secrets, earlier = [] }: JudgingContext,
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
  if (observation.kind === "failed")
    return verdict(
      FAILED[observation.reason].health,
      `${FAILED[observation.reason].says}: ${observation.message}.`,
    );
  const invalid = invalidPath(spec, lookup);
  if (invalid !== undefined)
    return verdict("inconclusive", `${FAILED.misconfigured.says}: ${invalid}.`);
  const evidence = { answer: observation, lookup, paths: spec.values, earlier };
  const all = results(spec, evidence).map(({ assertion, holds, found }) => ({
    assertion: clean(assertion, LIMITS.assertion),
    holds,
    found: clean(found, LIMITS.found),
  }));
  return verdict(
    all.every(({ holds }) => holds) ? "healthy" : "unhealthy",
    summarize(all, observation),
    {
      assertions: shown(all),
      values: valuesOf(spec, evidence, (text) => clean(text, LIMITS.found)),
    },
  );
}

/** Whose fault it is that there was no answer to judge: the service's, or the probe's own. */
const FAILED: Readonly<Record<FailureReason, { readonly health: Health; readonly says: string }>> =
  {
    timeout: { health: "unhealthy", says: "The service did not answer" },
    unreachable: { health: "unhealthy", says: "The service did not answer" },
    refused: { health: "unhealthy", says: "The service did not answer" },
    unauthorized: {
      health: "inconclusive",
      says: "The probe could not look, since its credentials were not accepted",
    },
    forbidden: { health: "inconclusive", says: "The probe may not look there" },
    misconfigured: { health: "inconclusive", says: "The probe could not look" },
  };

function invalidPath({ expect, values }: ProbeSpec, lookup: Lookup): string | undefined {
  const asserted = expect.flatMap((one) => (one.kind === "json" ? [one.path] : []));
  for (const path of [...asserted, ...values.map((value) => value.path)]) {
    const reading = lookup(path);
    if (reading.kind === "invalid") return `\`${path}\` is no JSONPath: ${reading.why}`;
  }
  return undefined;
}

/** Without any expectation an answer is enough; where it has an HTTP status, one that says that all went well. */
function results(spec: ProbeSpec, evidence: Evidence): readonly AssertionResult[] {
  if (spec.expect.length > 0) return spec.expect.map((assertion) => assess(assertion, evidence));
  const { answer } = evidence;
  const { status } = answer;
  return status === undefined
    ? [{ assertion: "there is an answer", holds: true, found: formatLatency(answer.latency) }]
    : [
        {
          assertion: "status is 200 to 299",
          holds: status >= 200 && status < 300,
          found: describeStatus(answer),
        },
      ];
}

function summarize(all: readonly AssertionResult[], answer: Answer): string {
  const latency = formatLatency(answer.latency);
  const failed = all.filter(({ holds }) => !holds);
  const first = failed[0];
  if (first === undefined) {
    const what = all.length === 1 ? "The assertion holds" : `All ${all.length} assertions hold`;
    return answer.status === undefined
      ? `${what} (answered in ${latency}).`
      : `${what} (status ${answer.status} in ${latency}).`;
  }
  const verb = failed.length === 1 ? "does" : "do";
  const count = all.length === 1 ? "The assertion" : `${failed.length} of ${all.length} assertions`;
  return `${count} ${verb} not hold; ${failed.length === 1 ? "it" : "the first"} is “${first.assertion}”, found: ${first.found}.`;
}

function shown(all: readonly AssertionResult[]): readonly AssertionResult[] {
  if (all.length <= LIMITS.assertions) return all;
  return all.toSorted((a, b) => Number(a.holds) - Number(b.holds)).slice(0, LIMITS.assertions);
}
