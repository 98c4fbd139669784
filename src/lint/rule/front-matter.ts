import type { Rule } from "../rule.ts";
import { whereInForce } from "./in-force.ts";

/** What the reader of the front matter has to say. */
export const frontMatter: Rule = {
  name: "front-matter",
  level: "warning",
  summary: "The front matter cannot be read as it is meant.",
  check: whereInForce(function* ({ frontMatter: { diagnostics } }) {
    for (const { line, column, message, hint } of diagnostics)
      yield { line, column, message, hint };
  }),
};
