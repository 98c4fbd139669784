import { sourceOf, walk } from "../../domain/markdown/node.ts";
import type { Rule } from "../rule.ts";
import { whereInForce } from "./in-force.ts";
import { placeOf } from "./place.ts";

/** A code fence that does not say what is in it. */
export const codeWithoutLanguage: Rule = {
  name: "code-without-language",
  level: "off",
  summary: "A code fence does not name its language.",
  check: whereInForce(function* ({ root, text }) {
    for (const node of walk(root))
      if (node.type === "code" && !node.lang && /^[`~]/u.test(sourceOf(node, text)))
        yield {
          ...placeOf(node),
          message: "The code fence does not name its language.",
          hint: "Write it behind the opening fence: `sh`, `sql`, `text`.",
        };
  }),
};
