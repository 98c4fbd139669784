import { firstResponse } from "../../domain/runbook/first-response.ts";
import { allParts } from "../../domain/runbook/outline.ts";
import type { Checklist, SectionRole } from "../../domain/runbook/runbook.ts";
import type { Rule } from "../rule.ts";
import { whereFollowed } from "./in-force.ts";

/** Several parts that could be what a responder starts with. */
export const ambiguousFirstResponse: Rule = {
  name: "ambiguous-first-response",
  level: "notice",
  summary: "Several parts could be the one a responder starts with.",
  check: whereFollowed(function* ({ top, document: { runbook } }) {
    const chosen = firstResponse(runbook);
    if (chosen === undefined || isNarrow(chosen)) return;
    const roles = new Map([...allParts(top)].map(({ line, ownRole }) => [line, ownRole]));
    const role = roles.get(chosen.line);
    if (!BEGINNINGS.has(role)) return;
    const rival = runbook.checklists.find(
      (one) =>
        one.line !== chosen.line &&
        roles.get(one.line) === role &&
        one.steps.length > 1 &&
        !isNarrow(one),
    );
    if (rival === undefined) return;
    yield {
      line: rival.line,
      column: 1,
      message: `"${rival.heading}" could be the first response as well as "${chosen.heading}" on line ${chosen.line}, which is taken.`,
      hint: `Say which it is in the front matter: \`sections: {first_response: "${chosen.heading}"}\`.`,
    };
  }),
};

/** Roles of which one part is enough; there are often several that mend or look for causes. */
const BEGINNINGS: ReadonlySet<SectionRole | undefined> = new Set<SectionRole>([
  "first-response",
  "procedure",
  "triage",
]);

/** For some incidents only, and thus no rival. */
const isNarrow = ({ scope }: Checklist): boolean =>
  scope.severities.length > 0 || scope.branch !== undefined;
