import { text } from "./argument.ts";
import { command } from "./command.ts";
import { refuseClosed } from "./refusal.ts";

/** `/note` */
export const note = command({
  name: "note",
  summary: "Put something on record for the postmortem.",
  who: "responder",
  args: { text: text() },
  examples: ["/note The alert fired eight minutes after the first failed sync."],
  decide: (values, { by, at, incident }) =>
    refuseClosed(incident) ?? {
      kind: "accepted",
      events: [{ kind: "note-added", at, by, text: values.text }],
    },
});
