import { findCare } from "./care/care.ts";
import type { Care, RelatedLink, RoleDuty } from "./care/model.ts";
import { findRelated } from "./care/related.ts";
import { findRoles } from "./care/roles.ts";
import { openRunbook, type OpenRunbook, type RunbookSource } from "./parse.ts";
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
  /** Who looks after it, and when that was last done. */
  readonly care: Care;
  /** Who does what in an incident, and whom to reach how. */
  readonly roles: readonly RoleDuty[];
  /** Documents it points to, each once. */
  readonly related: readonly RelatedLink[];
}

/** Reads all there is in a runbook of any shape. */
export const readDocument = (file: RunbookSource): RunbookDocument =>
  documentOf(openRunbook(file), file);

/** As `readDocument`, of a runbook that was opened. */
export function documentOf(
  { runbook, top, source }: OpenRunbook,
  file: Pick<RunbookSource, "frontMatter">,
): RunbookDocument {
  return {
    runbook,
    severities: findSeverities(top, source),
    plan: findPlan(top, source),
    care: findCare(top, source, file.frontMatter),
    roles: findRoles(top, source),
    related: findRelated(top),
  };
}
