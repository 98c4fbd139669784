import { openRunbook, type RunbookSource } from "./parse.ts";
import type { Plan } from "./plan/model.ts";
import { findPlan } from "./plan/plan.ts";
import type { Runbook } from "./runbook.ts";
import type { SeverityLevel } from "./severity/level.ts";
import { findSeverities } from "./severity/severities.ts";

/** A runbook with everything that can be understood of it; to respond, `Runbook` is enough. */
export interface RunbookDocument {
  readonly runbook: Runbook;
  /** The scale it defines, in its order; empty for most runbooks. */
  readonly severities: readonly SeverityLevel[];
  /** What it plans beside its steps. */
  readonly plan: Plan;
}

/** Reads all there is in a runbook of any shape. */
export function readDocument(file: RunbookSource): RunbookDocument {
  const { runbook, top, source } = openRunbook(file);
  return { runbook, severities: findSeverities(top, source), plan: findPlan(top, source) };
}
