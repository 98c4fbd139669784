import { command } from "./command.ts";
import { setChecks } from "./manual-checks.ts";
import { steps } from "./steps.ts";

/** `/check` */
export const check = command({
  name: "check",
  summary: "Tick what `/resolve` waits to have checked by hand, by number.",
  who: "responder",
  args: { checks: steps() },
  examples: ["/check 1", "/check 1 3", "/check 1-3"],
  decide: ({ checks }, request) => setChecks(checks, true, request),
});
