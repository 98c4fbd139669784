import { text } from "./argument.ts";
import { command } from "./command.ts";
import { refuseClosed } from "./refusal.ts";

/** `/update` */
export const update = command({
  name: "update",
  summary: "Tell everybody how things stand; this restarts the clock of the next update.",
  who: "responder",
  args: { text: text() },
  examples: ["/update Sync is back for half of the teams, the queue is draining."],
  decide: (values, { by, at, incident }) =>
    refuseClosed(incident) ?? {
      kind: "accepted",
      events: [{ kind: "update-posted", at, by, text: values.text }],
    },
});
