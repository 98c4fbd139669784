import { findSeverity, type Severity } from "../domain/policy.ts";
import { joinConditions } from "../domain/triage/alternatives.ts";
import type { TriageBranch, TriageCondition, TriageSpec } from "../domain/triage/spec.ts";
import { buildTest } from "./build-expect.ts";
import type { WrittenTriage } from "./triage-schema.ts";

type WrittenBranch = WrittenTriage["branches"][number];
type WrittenCondition = NonNullable<WrittenBranch["when"]>[number];

/** The triage as the engine runs it; `written` has passed `checkTriage`. */
export const buildTriage = (
  { probes, branches, ...written }: WrittenTriage,
  severities: readonly Severity[],
): TriageSpec => ({
  probes,
  onOpen: written["on-open"],
  branches: branches.map((branch) => buildBranch(branch, severities)),
});

function buildBranch(branch: WrittenBranch, severities: readonly Severity[]): TriageBranch {
  const { id, title, runbook, part, severity, flags } = branch;
  return {
    id,
    title: title ?? id,
    when: joinConditions(
      buildConditions(branch.when),
      branch.any?.map((one) => buildConditions(Array.isArray(one) ? one : [one])),
    ),
    runbook: runbook === undefined ? undefined : { path: runbook, part },
    severity: severity === undefined ? undefined : findSeverity({ severities }, severity)?.code,
    flags,
  };
}

const buildConditions = (written: readonly WrittenCondition[] = []): readonly TriageCondition[] =>
  written.flatMap(({ value, ...tests }) => {
    const test = buildTest(tests);
    return test === undefined ? [] : [{ value, test }];
  });
