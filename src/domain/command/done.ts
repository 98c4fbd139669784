import { optional, text } from "./argument.ts";
import { command } from "./command.ts";
import { setSteps } from "./progress.ts";
import { steps } from "./steps.ts";

/** `/done` */
export const done = command({
  name: "done",
  summary: "Tick steps of the checklist, by number.",
  who: "responder",
  args: { steps: steps(), reason: optional(text()) },
  examples: ["/done 3", "/done 1 2 4", "/done 2-5 all on the replica", "/done c2.3"],
  decide: (values, request) => setSteps(values.steps, "done", values.reason, request),
});
