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
import { describeVerdict, type Unanswered, type Verdict } from "./verdict.ts";

/** What one observation says of the service. No text in it holds a secret. */
export interface ProbeVerdict {
  readonly health: Health;
  /** One sentence: why. */
  readonly summary: string;
  /** The same as data. */
  readonly says: Verdict;
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
    says: Verdict,
    rest: Partial<ProbeVerdict> = {},
  ): ProbeVerdict => ({
    assertions: [],
    values: {},
    ...rest,
    health,
    says,
    summary: clean(describeVerdict(says), LIMITS.summary),
  });
  const unanswered = (reason: FailureReason, message: string): ProbeVerdict => {
    const [health, kind] = FAILED[reason];
    return verdict(health, { kind, message: clean(message, LIMITS.summary) });
  };
  if (observation.kind === "failed") return unanswered(observation.reason, observation.message);
  const invalid = invalidPath(spec, lookup);
  if (invalid !== undefined) return unanswered("misconfigured", invalid);
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
const FAILED: Readonly<Record<FailureReason, readonly [health: Health, says: Unanswered["kind"]]>> =
  {
    timeout: ["unhealthy", "no-answer"],
    unreachable: ["unhealthy", "no-answer"],
    refused: ["unhealthy", "no-answer"],
    unauthorized: ["inconclusive", "not-let-in"],
    forbidden: ["inconclusive", "not-allowed"],
    misconfigured: ["inconclusive", "could-not-look"],
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

function summarize(all: readonly AssertionResult[], { status, ...answer }: Answer): Verdict {
  const latency = formatLatency(answer.latency);
  const failed = all.filter(({ holds }) => !holds);
  const [total, count] = [all.length, failed.length];
  const [first] = failed;
  if (first === undefined)
    return status === undefined
      ? { kind: "all-hold", count: total, latency }
      : { kind: "all-hold-by-status", count: total, status, latency };
  const { assertion, found } = first;
  return total === 1
    ? { kind: "one-fails", assertion, found }
    : { kind: "some-fail", count, total, assertion, found };
}

function shown(all: readonly AssertionResult[]): readonly AssertionResult[] {
  if (all.length <= LIMITS.assertions) return all;
  return all.toSorted((a, b) => Number(a.holds) - Number(b.holds)).slice(0, LIMITS.assertions);
}
