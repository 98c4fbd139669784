import { command } from "./command.ts";
import { setChecks } from "./manual-checks.ts";
import { steps } from "./steps.ts";

/** `/uncheck` */
export const uncheck = command({
  name: "uncheck",
  summary: "Take back a check by hand that was ticked, by number.",
  who: "responder",
  args: { checks: steps() },
  examples: ["/uncheck 2"],
  decide: ({ checks }, request) => setChecks(checks, false, request),
});
