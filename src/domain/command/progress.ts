import type { IncidentEvent, StepState } from "../event.ts";
import type { ChecklistProgress } from "../incident.ts";
import type { Decision, Request } from "./command.ts";
import { code, codeList } from "./code.ts";
import { refuse, refuseClosed } from "./refusal.ts";
import type { StepChoice } from "./steps.ts";

/**
 * Brings steps into a state. Steps that are in it already are passed over, so saying it twice changes nothing.
 * All or nothing: one number that does not exist refuses the whole.
 */
export function setSteps(
  choices: readonly StepChoice[],
  to: StepState,
  reason: string | undefined,
  request: Request,
): Decision {
  const { by, at, incident } = request;
  const closed = refuseClosed(incident);
  if (closed !== undefined) return closed;
  const events = new Map<string, IncidentEvent>();
  for (const choice of choices) {
    const found = findChecklist(choice.checklist, incident.checklists);
    if (typeof found === "string") return refuse(found);
    const { id } = found.ref;
    const last = found.steps.length;
    if (choice.from < 1 || choice.to > last) return refuse(outOfRange(choice, found));
    for (let step = choice.from; step <= choice.to; step += 1)
      if (found.steps[step - 1]?.state !== to)
        events.set(`${id}.${step}`, {
          kind: "step-set",
          at,
          by,
          checklist: id,
          step,
          to,
          reason,
          via: "command",
        });
  }
  return { kind: "accepted", events: [...events.values()] };
}

function outOfRange({ from, to }: StepChoice, { ref, steps }: ChecklistProgress): string {
  const wrong = from < 1 ? from : Math.max(from, steps.length + 1);
  const missing = wrong <= to ? wrong : to;
  return `There is no step ${missing} in ${code(ref.id)} (${code(ref.heading)}): it has ${steps.length > 1 ? `steps 1 to ${steps.length}` : steps.length === 1 ? "one step" : "no steps"}.`;
}

/**
 * The checklist that is meant, or why there is none. Without an id it is one of those attached last: the first of
 * them with open steps. When these are finished and an earlier one is not, a bare number could mean either, so it
 * is asked for.
 */
function findChecklist(
  id: string | undefined,
  checklists: readonly ChecklistProgress[],
): ChecklistProgress | string {
  const latest = checklists.at(-1);
  if (latest === undefined)
    return "No checklist is attached yet. `/runbook` lists the runbooks there are.";
  if (id !== undefined)
    return (
      checklists.find(({ ref }) => ref.id === id) ??
      `There is no checklist ${code(id)}. There is ${codeList(checklists.map(({ ref }) => ref.id))}.`
    );
  const open = checklists.filter(({ steps }) => steps.some(({ state }) => state === "open"));
  const inUse = open.find(({ attachedAt }) => attachedAt === latest.attachedAt);
  const other = open.at(-1);
  if (inUse !== undefined || other === undefined) return inUse ?? latest;
  return `Every step of ${code(latest.ref.id)} is settled. For another checklist say which: \`${other.ref.id}.1\` is the first step of ${code(other.ref.heading)}.`;
}
