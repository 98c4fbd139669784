import type { Heading, Root, RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import { endOf, sourceOf, startOf } from "../markdown/node.ts";
import { parseBody } from "../markdown/parse.ts";
import { toWords } from "../markdown/words.ts";
import type { FormDefinition } from "./definition.ts";
import { fieldOf } from "./field.ts";
import { readLines } from "./line.ts";

/** One field of a form as it was filled in. */
export interface Answer {
  readonly label: string;
  /** Markdown as written, without blank lines around; empty when the field was left out. */
  readonly answer: string;
}

/**
 * Reads the answers from the body of an issue, made by an issue form or typed by hand, in the order of the body.
 * Headings are the labels; where a body has none, lines such as `**Severity:** SEV-1`. With the form's definition
 * a heading somebody wrote inside a long answer stays part of it.
 */
export function readForm(body: string, definition: FormDefinition = []): readonly Answer[] {
  const answers: Answer[] = [];
  const awaited = new Set(definition.map(({ label }) => toWords(label)));
  let rest = body;
  // Each turn finds a label that was still awaited, so there are no more turns than questions.
  for (;;) {
    const root = parseBody(rest);
    for (const node of root.children)
      if (node.type === "heading") awaited.delete(toWords(toString(node)));
    const swallowed = swallowedLabel(root, rest, awaited);
    if (swallowed === undefined) return [...answers, ...readAnswers(root, rest, definition)];
    const above = rest.slice(0, swallowed);
    answers.push(...readAnswers(parseBody(above), above, definition));
    rest = rest.slice(swallowed);
  }
}

/**
 * Where the form goes on inside code that somebody forgot to close: at a line that is one of its labels, where the
 * body has no such heading. GitHub writes every label, so it must be this one.
 */
function swallowedLabel(
  root: Root,
  body: string,
  awaited: ReadonlySet<string>,
): number | undefined {
  if (awaited.size === 0) return undefined;
  for (const node of root.children)
    if (node.type === "code")
      for (const { index, groups } of sourceOf(node, body).matchAll(/^### (?<label>.+)$/gmu))
        if (awaited.has(toWords(groups?.["label"] ?? ""))) return startOf(node) + index;
  return undefined;
}

function readAnswers(root: Root, body: string, definition: FormDefinition): readonly Answer[] {
  const labels = findLabels(root, definition);
  if (labels.length === 0) return readLines(root, body);
  return labels.map((heading, index) => ({
    label: toString(heading).trim(),
    answer: readAnswer(root, body, endOf(heading), labels[index + 1]),
  }));
}

/** The headings that are labels. */
function findLabels(root: Root, definition: FormDefinition): readonly Heading[] {
  const headings = root.children.filter((node) => node.type === "heading");
  const questions = new Map(definition.map((question) => [toWords(question.label), question]));
  if (!headings.some((heading) => questions.has(wordsOf(heading)))) return labelsByDepth(headings);
  const labels: Heading[] = [];
  const seen = new Set<string>();
  let isLong = false;
  for (const heading of headings) {
    const words = wordsOf(heading);
    const question = questions.get(words);
    // Below a field of one line nothing else can be meant. In a long text a heading is a label only when it is
    // one of the form's, or names a field of ours the form has no other label for (a form of another day).
    const isLabel = isLong
      ? question !== undefined || (heading.depth === 3 && fieldOf(words, "exact") !== undefined)
      : question !== undefined || heading.depth <= 3;
    if (!isLabel || seen.has(words)) continue;
    seen.add(words);
    labels.push(heading);
    isLong = question?.kind === "textarea";
  }
  return labels;
}

/** Without a definition: the depth of the first heading that names a field we know, GitHub's own, or the first. */
function labelsByDepth(headings: readonly Heading[]): readonly Heading[] {
  const known = headings.find((heading) => fieldOf(toString(heading), "exact") !== undefined);
  const usual = headings.find(({ depth }) => depth === 3);
  const depth = (known ?? usual ?? headings[0])?.depth;
  return headings.filter((heading) => heading.depth === depth);
}

const wordsOf = (heading: Heading): string => toWords(toString(heading));

/** What stands between two labels, without hidden comments, which are hints to whoever fills in the form. */
function readAnswer(root: Root, body: string, from: number, next: Heading | undefined): string {
  const to = next === undefined ? body.length : startOf(next);
  const comments = root.children.filter(
    (node) => startOf(node) >= from && endOf(node) <= to && isComment(node, body),
  );
  let at = from;
  const parts: string[] = [];
  for (const comment of comments) {
    parts.push(body.slice(at, startOf(comment)));
    at = endOf(comment);
  }
  const answer = [...parts, body.slice(at, to)].join("").trim();
  return answer === NO_RESPONSE ? "" : answer;
}

/** What GitHub writes for a field that was left empty. */
const NO_RESPONSE = "_No response_";

const isComment = (node: RootContent, body: string): boolean => {
  const source = node.type === "html" ? sourceOf(node, body).trim() : "";
  return source.startsWith("<!--") && source.endsWith("-->");
};
