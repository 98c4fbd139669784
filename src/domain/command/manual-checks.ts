import type { IncidentEvent } from "../event.ts";
import { code } from "./code.ts";
import type { Decision, Request } from "./command.ts";
import { refuse, refuseEnded } from "./refusal.ts";
import type { StepChoice } from "./steps.ts";

/**
 * Ticks or unticks checks by hand of the resolution that is asked for. Those that are so already are passed over; one
 * number that does not exist refuses the whole.
 */
export function setChecks(
  choices: readonly StepChoice[],
  isDone: boolean,
  { by, at, incident }: Request,
): Decision {
  const ended = refuseEnded(incident);
  if (ended !== undefined) return ended;
  const { validation } = incident;
  if (validation === undefined)
    return refuse(
      "Nothing waits to be checked by hand yet: `/resolve` begins that. Steps of a checklist are ticked with `/done`.",
    );
  const { manual } = validation;
  if (manual.length === 0)
    return refuse(
      "This team lists nothing to check by hand. Steps of a checklist are ticked with `/done`.",
    );
  const events = new Map<number, IncidentEvent>();
  for (const { checklist, from, to } of choices) {
    if (checklist !== undefined)
      return refuse(
        `${code(checklist)} is a checklist: its steps are ticked with \`/done ${checklist}.${from}\`. Checks by hand have a number alone.`,
      );
    if (from < 1 || to > manual.length)
      return refuse(
        `There is no check ${from < 1 ? from : to}: ${manual.length === 1 ? "there is one" : `they are numbered 1 to ${manual.length}`}.`,
      );
    for (let check = from; check <= to; check += 1)
      if (manual[check - 1]?.isDone !== isDone)
        events.set(check, { kind: "manual-check-set", at, by, check, isDone });
  }
  return { kind: "accepted", events: [...events.values()] };
}
