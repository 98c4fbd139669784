import { toWords } from "../markdown/words.ts";
import { isForRelief } from "./another-day.ts";
import { standsBesideTrouble } from "./beside-trouble.ts";
import { chainsOf } from "./chain.ts";
import { beginsResponse } from "./beginning.ts";
import { roleOf } from "./role.ts";
import { STEP_ROLES } from "./role-phase.ts";
import type { Checklist, ChecklistPhase, Runbook } from "./runbook.ts";

type Steps = Pick<Runbook, "checklists" | "sections">;

/** Whether a checklist holds any steps. */
export const hasSteps = ({ steps }: Checklist): boolean => steps.length > 0;

/** Whether steps can be the first: of a part of the work, or of none; going back and checking in a document named after it. */
export function candidates({ checklists, sections }: Steps): readonly Checklist[] {
  const usable = checklists.filter((one) => hasSteps(one));
  const roles = new Map(sections.map(({ line, role }) => [line, role]));
  const isWork = ({ line, phase }: Checklist): boolean => {
    const role = roles.get(line);
    return role === undefined ? WORK.has(phase) : STEP_ROLES.some((one) => one === role);
  };
  const isBeside = standsBesideTrouble(sections);
  const chains = chainsOf(sections);
  const isRelief = (one: Checklist): boolean =>
    isForRelief(one, chains.get(one.line) ?? [], sections);
  const named = roleOf(sections[0]?.title ?? "");
  const isNamedSo = ({ phase, heading }: Checklist): boolean =>
    (named === "rollback" || named === "validation") &&
    phase === named &&
    !CONDITIONS.test(toWords(heading));
  const found = usable.filter(
    (one) =>
      (isWork(one) || (named === "rollback" && isNamedSo(one))) && !isBeside(one) && !isRelief(one),
  );
  if (found.length > 0) return found;
  const telling = usable.filter(
    ({ phase, steps: [first] }) => phase === "communication" && beginsResponse(first?.text ?? ""),
  );
  if (telling.length > 0) return telling;
  return usable.filter((one) => isNamedSo(one));
}

/** What steps can be for whose part has no role. */
const WORK: ReadonlySet<ChecklistPhase> = new Set<ChecklistPhase>([
  "other",
  "first-response",
  "mitigation",
]);

/** `Rollback criteria`, `Post-rollback tasks`, `Verifying the rollback`: what has to be so, and what comes after it. */
const CONDITIONS =
  /^(?:post|verify|verifying|verification|check|checking|confirm|confirming|validate|validating) |(?:^| )(?:when|criteria|triggers?|targets?|kiedy|kryteria|wann|kriterien|quand|criteres|cuando|criterios|quando|criteri|когда|критерии|nar|kriterier)(?: |$)|基準|条件|标准|條件|標準|기준|조건/u;
