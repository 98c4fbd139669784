import { rankOf, worstOf, type Health } from "../domain/probe/report.ts";
import type { Look } from "./look.ts";
import type { ProbeSummary, Result } from "./outcome.ts";
import type { Published } from "./publish-report.ts";

/** The health of all probes of a run together: that of the worst. */
export const healthOf = (looks: readonly Look[]): Health =>
  worstOf(looks.map(({ report }) => report.health));

type ProbeResult = Extract<Result, { readonly mode: "probe" }>;

/** What a run came to, for other programs. */
export function resultOf(
  looks: readonly Look[],
  request: string,
  { comment }: Published,
): ProbeResult {
  const summaries = looks.map(summaryOf);
  const [only] = summaries.length === 1 ? summaries : [];
  const worst = looks.toSorted((a, b) => rankOf(a.report.health) - rankOf(b.report.health))[0];
  return {
    schema_version: 1,
    mode: "probe",
    decision: healthOf(looks),
    reason_code: worst?.reason ?? "unknown_probe",
    probe: summaries.map(({ probe }) => probe).join(","),
    request: request === "" ? null : request,
    attempts: only?.attempts ?? null,
    latency_ms: only?.latency_ms ?? null,
    ...(only === undefined && { probes: summaries }),
    comment,
  };
}

const summaryOf = ({ report, reason }: Look): ProbeSummary => ({
  probe: report.probe,
  decision: report.health,
  reason_code: reason,
  attempts: report.attempts ?? null,
  latency_ms: report.latency ?? null,
});

/** What the step fails with: every probe that is not healthy, and a comment that could not be written. */
export function failureOf(looks: readonly Look[], { problem }: Published): string | undefined {
  const verdicts = looks.flatMap(({ title, report }) =>
    report.health === "healthy" ? [] : [`${title} is ${report.health}: ${report.summary}`],
  );
  const sentences = [...verdicts, ...(problem === undefined ? [] : [problem])];
  return sentences.length === 0 ? undefined : sentences.join(" ");
}
