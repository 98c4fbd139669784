import type { Code as CodeNode, ListItem, Nodes, RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import { codeSpan } from "../markdown/escape.ts";
import { endOf, lineOf, startOf, walk } from "../markdown/node.ts";
import type { Code, Step } from "./runbook.ts";

/** One step from an item of a list and whatever else belongs to it. */
export function stepFromItem(
  item: ListItem,
  source: string,
  behind: readonly RootContent[] = [],
): Step {
  const [first, ...rest] = item.children;
  const read = first?.type === "paragraph" ? readLines(first, source) : { text: "", below: "" };
  // The box of a task belongs to the paragraph where code or bold text stands right behind it.
  const head =
    typeof item.checked === "boolean" ? { ...read, text: read.text.replace(BOX, "") } : read;
  const body = first?.type === "paragraph" ? rest : item.children;
  return makeStep(head, [...body, ...behind], lineOf(item), source);
}

const BOX = /^\[[ xX]\]\s/u;

/** One step from a heading or a label and what stands below it. */
export const stepFromHeading = (
  title: string,
  blocks: readonly RootContent[],
  line: number,
  source: string,
): Step => makeStep({ text: title, below: "" }, blocks, line, source);

interface Head {
  readonly text: string;
  /** Lines of the same paragraph that are sub-steps, as a list. */
  readonly below: string;
}

function makeStep(head: Head, blocks: readonly RootContent[], line: number, source: string): Step {
  const code = blocks.filter((block) => block.type === "code").map((block) => readCode(block));
  const rest = blocks.filter(({ type }) => type !== "code" && type !== "thematicBreak");
  const details = [head.below, ...rest.map((block) => blockSource(block, source))];
  return {
    text: head.text === "" ? fallbackText(code, rest) : head.text,
    details: details.filter((part) => part !== "").join("\n\n"),
    code,
    line,
  };
}

/** A step that is only a command is called by it. */
const fallbackText = (code: readonly Code[], rest: readonly RootContent[]): string => {
  const command = code[0]?.text.split("\n").find((commandLine) => commandLine.trim() !== "");
  if (command !== undefined) return codeSpan(command);
  return rest[0] === undefined ? "" : (toString(rest[0]).split("\n")[0] ?? "");
};

/** A code block as part of a step. */
export const readCode = (node: CodeNode): Code => ({
  language: node.lang ?? undefined,
  text: node.value,
});

const SUB_STEP = /^\s*(?:[a-z]|[ivx]{1,4})[.)]\s+/u;

/** The paragraph on one line; lines lettered `a.`, `b.`, which Markdown knows no list of, become one. */
function readLines(node: Nodes, source: string): Head {
  const lines = visibleSource(node, source).split("\n");
  const from = lines.findIndex((line, index) => index > 0 && SUB_STEP.test(line));
  const [own, lettered] = from === -1 ? [lines, []] : [lines.slice(0, from), lines.slice(from)];
  return {
    text: own
      .map((line) => line.trim().replace(/\\$/u, ""))
      .join(" ")
      .trim(),
    below: lettered
      .map((line) => (SUB_STEP.test(line) ? `- ${line.trim()}` : `  ${line.trim()}`))
      .join("\n"),
  };
}

/** The node's Markdown without the places where `emptyComments` has taken something out. */
function visibleSource(node: Nodes, source: string): string {
  const parts: string[] = [];
  let at = startOf(node);
  for (const inner of walk(node)) {
    if (inner.type !== "html" || inner.value.trim() !== "") continue;
    const before = source.slice(at, startOf(inner));
    at = endOf(inner);
    // Of the blanks on both sides of a gap those in front go.
    parts.push(/^\s?$/u.test(source.slice(at, at + 1)) ? before.trimEnd() : before);
  }
  return [...parts, source.slice(at, endOf(node))].join("");
}

/** The block's Markdown as it would stand at the left margin. */
function blockSource(node: Nodes, source: string): string {
  const indent = (node.position?.start.column ?? 1) - 1;
  const [first = "", ...rest] = visibleSource(node, source).split("\n");
  return [first, ...rest.map((line) => dedent(line, indent))].join("\n");
}

/** Takes at most that many blanks away; the marks of a quote around count as blanks. */
function dedent(line: string, indent: number): string {
  let at = 0;
  while (at < indent && /[\t >]/u.test(line[at] ?? "")) at += 1;
  return line.slice(at);
}
