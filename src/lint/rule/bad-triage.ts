import { locate } from "../../config/problem.ts";
import { checkTriageMatter } from "../../config/triage-matter.ts";
import type { Rule } from "../rule.ts";
import { whereInForce } from "./in-force.ts";

/** A tree of the front matter that does not do what is written there: a branch that cannot be read is passed over. */
export const badTriage: Rule = {
  name: "bad-triage",
  level: "warning",
  summary: "The triage of the front matter cannot be followed as it is written.",
  check: whereInForce(function* ({ frontMatter, config }) {
    const { yaml } = frontMatter;
    if (yaml === undefined) return;
    for (const problem of checkTriageMatter(frontMatter, config)) {
      const { line, column, message, hint } = locate(problem, yaml);
      yield { line, column, message, hint };
    }
  }),
};
