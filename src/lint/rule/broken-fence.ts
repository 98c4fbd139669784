import type { Code } from "mdast";
import { lineOf, sourceOf, walk } from "../../domain/markdown/node.ts";
import type { Finding, Rule } from "../rule.ts";
import { whereInForce } from "./in-force.ts";
import { placeOf } from "./place.ts";

/** Code that does not end where its author means it to. */
export const brokenFence: Rule = {
  name: "broken-fence",
  level: "error",
  summary: "A code fence is never closed, or is closed by a fence inside it.",
  check: whereInForce(function* ({ root, text }) {
    for (const node of walk(root)) if (node.type === "code") yield* findingsOf(node, text);
  }),
};

const OPENING = /^(?:`{3,}|~{3,})/u;
const CLOSING = /^[\t >]*(?<marks>`{3,}|~{3,})[\t ]*$/u;
/** Opens a block: a fence with the name of a language, which closes none. */
const INNER = /^[\t ]*(?<marks>`{3,}|~{3,})[\t ]*(?=[\p{L}{])[^`\n]*$/u;

function* findingsOf(node: Code, text: string): Generator<Finding> {
  const lines = sourceOf(node, text).split("\n");
  const [marks] = OPENING.exec(lines[0] ?? "") ?? [];
  if (marks === undefined) return;
  const inner = node.value.split("\n").findIndex((line) => isFence(INNER, line, marks));
  if (inner !== -1) {
    yield {
      ...placeOf(node),
      message: `The code fence is still open on line ${lineOf(node) + inner + 1}, where another one opens inside it.`,
      hint: `Close it before, or open and close it with ${marks.length + 1} marks if the inner one belongs to it.`,
    };
    return;
  }
  if (lines.length > 1 && isFence(CLOSING, lines.at(-1) ?? "", marks)) return;
  yield {
    ...placeOf(node),
    message: "The code fence is never closed, so that everything behind it is code.",
    hint: `Put a line with \`${marks}\` where the code ends, indented as the opening one is.`,
  };
}

/** Whether the line is a fence of the same character and at least as long. */
function isFence(form: RegExp, line: string, opening: string): boolean {
  const marks = form.exec(line)?.groups?.["marks"];
  return marks !== undefined && marks.startsWith(opening);
}
