import { optional, text } from "./argument.ts";
import { command } from "./command.ts";
import { doneBy, refuse, refuseEnded } from "./refusal.ts";

/** `/ack` */
export const ack = command({
  name: "ack",
  aliases: ["acknowledge"],
  summary: "Say that you have seen it and are on it; this also ends triage.",
  who: "responder",
  args: { note: optional(text()) },
  examples: ["/ack", "/ack looking at the queue"],
  decide: ({ note }, { by, at, incident }) => {
    const { acknowledgedAt, acknowledgedBy, phase } = incident;
    if (acknowledgedAt !== undefined && phase !== "triage")
      return refuse(
        `This is acknowledged already${doneBy(acknowledgedBy, acknowledgedAt)}. To take the lead, write \`/lead\`.`,
      );
    const notes = note === undefined ? [] : [{ kind: "note-added", at, by, text: note } as const];
    return (
      refuseEnded(incident) ?? {
        kind: "accepted",
        events: [{ kind: "acknowledged", at, by }, ...notes],
      }
    );
  },
});
