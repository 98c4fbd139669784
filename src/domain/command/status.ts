import { optional, text } from "./argument.ts";
import { command } from "./command.ts";
import { refuse, refuseEnded } from "./refusal.ts";
import { phase } from "./words.ts";

/** `/status` */
export const status = command({
  name: "status",
  summary: "Set the phase; without an argument, show how things stand.",
  who: "responder",
  args: { phase: optional(phase()), note: optional(text()) },
  examples: ["/status", "/status identified", "/status monitoring the fix is deployed"],
  decide: (values, { by, at, incident }) => {
    if (values.phase === undefined)
      return { kind: "accepted", events: [], asks: [{ kind: "show-status" }] };
    const ended = refuseEnded(incident);
    if (ended !== undefined) return ended;
    if (incident.phase === "triage")
      return refuse(
        "Nobody has looked at this incident yet. Write `/ack` first, then set the phase.",
      );
    if (incident.validation !== undefined && values.phase === "monitoring")
      return refuse(
        "The resolution is being checked, and the phase follows by itself. To take it back, write `/status investigating`.",
      );
    // While a resolution is being checked, naming the phase takes it back, also where the phase is still the same.
    if (incident.phase === values.phase && incident.validation === undefined)
      return refuse(
        `The phase is \`${values.phase}\` already. To tell people more, write \`/update\`.`,
      );
    return {
      kind: "accepted",
      events: [{ kind: "phase-set", at, by, phase: values.phase, note: values.note }],
    };
  },
});
