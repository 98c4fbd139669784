import type { Code, InlineCode } from "mdast";
import { lineOf, sourceOf, startOf } from "../../domain/markdown/node.ts";
import type { Rule, Subject } from "../rule.ts";
import { COMMENT, cautionOf, isWarnedOf } from "./caution.ts";
import { destructionsIn } from "./destructive-form.ts";
import { placesIn, type Place } from "./place.ts";
import { whereInForce } from "./in-force.ts";
import { spotsIn } from "./spot.ts";

/** A command that cannot be undone, which a tired person may paste without having been warned. */
export const destructiveCommand: Rule = {
  name: "destructive-command",
  level: "warning",
  summary:
    "A command destroys data or stops what runs, and no word of caution stands with it or before it.",
  check: whereInForce(function* (subject) {
    const isCautious = cautionOf();
    const placeAt = placesIn(subject.text);
    const lines = subject.text.split("\n");
    for (const spot of spotsIn(subject.root)) {
      const { node } = spot;
      if (node.type !== "code" && node.type !== "inlineCode") continue;
      const found = destructionsIn(node.value, isComment);
      if (found.length === 0 || isWarnedOf(spot, isCautious)) continue;
      const place =
        node.type === "code"
          ? placesInCode(node, lines)
          : (_: number, text: string) => placeAt(offsetInSpan(node, text, subject));
      for (const { text, offset } of found)
        yield {
          ...place(offset, text),
          message: `\`${text.replaceAll(/\s+/gu, " ")}\` can do damage for good, and nothing here or just before warns of it.`,
          hint: "Say before it what it destroys, what to check first, or who has to agree.",
        };
    }
  }),
};

const isComment = (line: string): boolean => COMMENT.test(line);

function offsetInSpan(node: InlineCode, found: string, { text }: Subject): number {
  const at = sourceOf(node, text).indexOf(found);
  return startOf(node) + Math.max(0, at);
}

/** A line of code is the end of a line of the file: what stands before it is indentation, or marks of quotes. */
function placesInCode(node: Code, lines: readonly string[]): (offset: number) => Place {
  const first = (lines[lineOf(node) - 1] ?? "").slice((node.position?.start.column ?? 1) - 1);
  const above = lineOf(node) - (/^(?:`{3}|~{3})/u.test(first) ? 0 : 1);
  const placeAt = placesIn(node.value);
  const indents = node.value.split("\n").map((own, index) => {
    const written = lines[above + index] ?? "";
    return written.endsWith(own) ? written.length - own.length : 0;
  });
  return (offset) => {
    const place = placeAt(offset);
    const line = above + place.line;
    const end = (lines[line - 1] ?? "").length + 1;
    return { line, column: Math.min((indents[place.line - 1] ?? 0) + place.column, end) };
  };
}
