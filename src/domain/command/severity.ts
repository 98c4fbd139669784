import { optional, text } from "./argument.ts";
import { command } from "./command.ts";
import { code } from "./code.ts";
import { refuse, refuseClosed } from "./refusal.ts";
import { severity as level } from "./words.ts";

/** `/severity` */
export const severity = command({
  name: "severity",
  aliases: ["sev"],
  summary: "Set how bad it is, with a reason if you like.",
  who: "responder",
  args: { level: level(), reason: optional(text()) },
  examples: ["/severity sev-2", "/sev sev-1 no team can sync"],
  decide: (values, { by, at, incident }) => {
    // Naming the level that "not sure" was raised to settles the doubt, so it is no repetition.
    if (values.level.code === incident.severity && incident.unsureBetween === undefined)
      return (
        refuseClosed(incident) ??
        refuse(
          `The severity is ${code(values.level.code)} already. To put a reason on record, write \`/note\`.`,
        )
      );
    return (
      refuseClosed(incident) ?? {
        kind: "accepted",
        events: [
          { kind: "severity-set", at, by, severity: values.level.code, reason: values.reason },
        ],
      }
    );
  },
});
