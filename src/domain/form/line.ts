import type { Nodes, Root } from "mdast";
import { sourceOf, walk } from "../markdown/node.ts";
import type { Answer } from "./answer.ts";
import { fieldOf } from "./field.ts";

/** Blanks are counted, because a line of nothing else would otherwise be read in more ways than there is time for. */
const LABELLED =
  /^(?<mark>[*_]{0,3})(?<label>[^:：*_]{1,60}?)\s{0,9}(?:[:：]\s{0,9}\k<mark>|\k<mark>\s{0,9}[:：])(?<answer>.*)$/su;

/**
 * Reads fields written as lines, in paragraphs and list items: `**Severity:** SEV-1`, `Service: sync`. A line counts
 * when its label is set off in bold or names a field we know.
 */
export function readLines(root: Root, body: string): readonly Answer[] {
  const answers: Answer[] = [];
  for (const node of walk(root, (parent) => HOLDS_LINES.has(parent.type)))
    if (node.type === "paragraph")
      for (const line of sourceOf(node, body).split(/\r\n|\r|\n/u)) answers.push(...readLine(line));
  return answers;
}

const HOLDS_LINES: ReadonlySet<Nodes["type"]> = new Set<Nodes["type"]>([
  "root",
  "list",
  "listItem",
]);

function readLine(line: string): readonly Answer[] {
  const { mark, label, answer } = LABELLED.exec(line.trim())?.groups ?? {};
  if (label === undefined || answer === undefined) return [];
  const isLabel = (mark ?? "") !== "" || fieldOf(label, "exact") !== undefined;
  return isLabel ? [{ label: label.trim(), answer: answer.trim() }] : [];
}
