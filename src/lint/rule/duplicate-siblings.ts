import { toWords } from "../../domain/markdown/words.ts";
import { allParts, type Part } from "../../domain/runbook/outline.ts";
import type { Finding, Rule } from "../rule.ts";
import { whereInForce } from "./in-force.ts";

/** Two headings of the same words below the same heading, which links and people cannot tell apart. */
export const duplicateSiblings: Rule = {
  name: "duplicate-siblings",
  level: "notice",
  summary: "Two headings below the same heading have the same words.",
  check: whereInForce(function* ({ top }) {
    for (const part of allParts(top)) yield* duplicatesBelow(part);
  }),
};

/** Levels of headings; what lies deeper are labels. */
const DEEPEST = 6;

function* duplicatesBelow({ children }: Part): Generator<Finding> {
  const lines = new Map<string, number>();
  for (const { title, depth, line } of children) {
    const words = `${depth} ${toWords(title)}`;
    const first = lines.get(words);
    if (depth > DEEPEST || toWords(title) === "") continue;
    if (first === undefined) lines.set(words, line);
    else
      yield {
        line,
        column: 1,
        message: `The heading "${title}" stands on line ${first} already.`,
        hint: "Say in each what it is about, so that links and people can tell them apart.",
      };
  }
}
