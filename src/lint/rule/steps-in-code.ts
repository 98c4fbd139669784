import type { Code } from "mdast";
import { lineOf } from "../../domain/markdown/node.ts";
import type { Rule, Subject } from "../rule.ts";
import { whereFollowed } from "./in-force.ts";
import { placeOf } from "./place.ts";

/** Steps for people that only stand in code. */
export const stepsInCode: Rule = {
  name: "steps-in-code",
  level: "notice",
  summary: "Steps for people stand in a code block only, as comments or numbered lines.",
  check: whereFollowed(function* (subject) {
    const seen = new Set<Code>();
    for (const { heading, steps } of subject.document.runbook.checklists) {
      const [first] = steps;
      // Bare commands, of which nothing is said, are what code is for.
      if (first === undefined || first.code[0]?.text === first.text) continue;
      const code = codeAround(subject, first.line);
      if (code === undefined || seen.has(code)) continue;
      seen.add(code);
      yield {
        ...placeOf(code),
        message: `The steps of "${heading}" stand in a code block.`,
        hint: "Make them a numbered list, each step with its own code below it.",
      };
    }
  }),
};

/** The code block at the margin that holds the line. */
const codeAround = ({ root }: Subject, line: number): Code | undefined =>
  root.children.find(
    (node): node is Code =>
      node.type === "code" && lineOf(node) < line && line <= (node.position?.end.line ?? 0),
  );
