import type { Subject as PlanSubject } from "../../domain/runbook/plan/model.ts";
import type { Rule } from "../rule.ts";
import { whereFollowed } from "./in-force.ts";
import { titlePlace } from "./place.ts";

const missing = (subject: PlanSubject, summary: string, message: string, hint: string): Rule => ({
  name: `no-${subject}`,
  level: "off",
  summary,
  check: whereFollowed(function* (runbook) {
    if (runbook.document.plan[subject] === undefined)
      yield { ...titlePlace(runbook), message, hint };
  }),
});

/** Nothing says whom to call. */
export const noEscalation: Rule = missing(
  "escalation",
  "A runbook does not say whom to call for help.",
  "Nothing says whom to call when the steps do not help.",
  "Add a part `Escalation`: who, and after how long or on what condition.",
);

/** Nothing says how to undo. */
export const noRollback: Rule = missing(
  "rollback",
  "A runbook does not say how to undo what was done.",
  "Nothing says how to undo what the steps do.",
  "Add a part `Rollback`, even if it says that nothing has to be undone.",
);

/** Nothing says when it is over. */
export const noValidation: Rule = missing(
  "validation",
  "A runbook does not say how to tell that the incident is over.",
  "Nothing says how to tell that users are well again.",
  "Add a part `Validation`: what to look at, and what it must show for how long.",
);

/** Nothing says what comes after. */
export const noPostmortem: Rule = missing(
  "postmortem",
  "A runbook does not say what is to be done after the incident.",
  "Nothing says what is to be done after the incident.",
  "Add a part `Postmortem`: when it is due and what it holds.",
);
