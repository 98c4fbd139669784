import { SUBJECTS } from "../../domain/runbook/plan/model.ts";
import type { SectionRole } from "../../domain/runbook/runbook.ts";
import type { Rule, Subject } from "../rule.ts";
import { whereFollowed } from "./in-force.ts";
import { titlePlace } from "./place.ts";

/** Finds runbooks without a part of each of these roles. A part counts whatever its heading's language and words. */
export const requireSections = (roles: readonly SectionRole[]): Rule => ({
  name: "missing-section",
  level: "off",
  summary: "A runbook lacks a part that the config requires.",
  check: whereFollowed(function* (subject) {
    for (const role of roles)
      if (!holds(subject, role))
        yield {
          ...titlePlace(subject),
          message: `The required part \`${role}\` is missing.`,
          hint: `Add a heading that names it, or name the heading that is meant in the front matter: \`sections: {${role.replaceAll("-", "_")}: "HEADING"}\`.`,
        };
  }),
});

/** What a plan tells in another part, a bold line or a step counts, too. */
const holds = ({ document: { runbook, plan } }: Subject, role: SectionRole): boolean =>
  runbook.sections.some((section) => section.role === role) ||
  SUBJECTS.some((subject) => subject === role && plan[subject] !== undefined);
