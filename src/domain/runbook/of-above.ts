import { levelMark } from "./plan/level-text.ts";
import { isBeginning } from "./beginning.ts";
import { roleNamed } from "./role.ts";
import { STEP_ROLES } from "./role-phase.ts";
import type { SectionRole } from "./runbook.ts";
import { readHead } from "./severity/level-head.ts";

/**
 * Whether what a heading says is said of what it stands in: `Steps` of a rollback, `Immediate actions` after an
 * incident, the level in `P0 (immediate)` and `Level 1 (0-15 minutes)`, the `Incident response coordinator` among roles.
 */
export const isOfAbove = (
  title: string,
  role: SectionRole | undefined,
  above: SectionRole | undefined,
): boolean =>
  (above === "postmortem" && isOfSteps(role)) ||
  (role === "procedure" && AFTERWARDS.has(above) && roleNamed(title) === role) ||
  (above === "roles" && isOfSteps(role) && !isBeginning(title)) ||
  (above === "severity" && isOfSteps(role) && readHead(title, true) !== undefined) ||
  (above === "escalation" && isOfSteps(role) && levelMark(title) !== undefined);

const isOfSteps = (role: SectionRole | undefined): boolean =>
  STEP_ROLES.some((one) => one === role);

const AFTERWARDS: ReadonlySet<SectionRole | undefined> = new Set<SectionRole>([
  "rollback",
  "validation",
  "postmortem",
]);
