import { firstResponse } from "../../domain/runbook/first-response.ts";
import { STEP_ROLES } from "../../domain/runbook/role-phase.ts";
import type { SectionRole } from "../../domain/runbook/runbook.ts";
import type { Rule, Subject } from "../rule.ts";
import { whereFollowed } from "./in-force.ts";
import { titlePlace } from "./place.ts";

/** A document that can never be attached to an incident, because no steps to begin with are found in it. */
export const noSteps: Rule = {
  name: "no-steps",
  level: "error",
  summary: "A runbook has no steps to begin with, in whatever form.",
  check: whereFollowed(function* (subject) {
    const { runbook } = subject.document;
    if (firstResponse(runbook) !== undefined || isPolicy(subject)) return;
    const [other] = runbook.checklists;
    yield other === undefined
      ? {
          ...titlePlace(subject),
          message: `"${runbook.title}" has no steps that a responder could follow.`,
          hint: "Write them as a numbered list or a task list below a heading such as `First response`.",
        }
      : {
          line: other.line,
          column: 1,
          message: `The only steps, under "${other.heading}", are none to begin with.`,
          hint: `Add a part \`First response\`, or say in the front matter that this is it: \`sections: {first_response: "${other.heading}"}\`.`,
        };
  }),
};

const DOING: ReadonlySet<SectionRole | undefined> = new Set<SectionRole>(STEP_ROLES);

/** A document that only says how bad is how bad and who is who. */
const isPolicy = ({ document: { runbook, severities } }: Subject): boolean =>
  runbook.kind === "process" &&
  severities.length > 0 &&
  runbook.sections.every(({ role }) => !DOING.has(role));
