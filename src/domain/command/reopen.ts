import { isActive } from "../phase.ts";
import { optional, text } from "./argument.ts";
import { command, type Decision } from "./command.ts";
import { refuse } from "./refusal.ts";

/** `/reopen` */
export const reopen = command({
  name: "reopen",
  summary: "Take it up again after it was resolved or closed.",
  who: "responder",
  args: { reason: optional(text()) },
  examples: ["/reopen", "/reopen the errors are back since the traffic returned"],
  decide: ({ reason }, { by, at, incident }): Decision => {
    if (!isActive(incident.phase))
      return { kind: "accepted", events: [{ kind: "reopened", at, by, reason }] };
    return refuse(
      incident.validation === undefined
        ? "This incident is open. `/status` shows how things stand."
        : "This incident is still open. If it is not well after all, set the phase: `/status investigating`.",
    );
  },
});
