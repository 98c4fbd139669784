import { optional, text } from "./argument.ts";
import { command } from "./command.ts";
import { setSteps } from "./progress.ts";
import { steps } from "./steps.ts";

/** `/skip` */
export const skip = command({
  name: "skip",
  summary: "Mark steps of the checklist as not needed, with a reason if you like.",
  who: "responder",
  args: { steps: steps(), reason: optional(text()) },
  examples: ["/skip 4", "/skip 4 there is no replica here"],
  decide: (values, request) => setSteps(values.steps, "skipped", values.reason, request),
});
