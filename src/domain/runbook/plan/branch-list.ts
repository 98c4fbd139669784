import type { List, ListItem, Paragraph, RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import { lineOf, sourceOf } from "../../markdown/node.ts";
import { toWords } from "../../markdown/words.ts";
import { withoutColon } from "../../trim.ts";
import { arrowsIn, piecesOf } from "./arrow-path.ts";
import { conditionAtStart } from "./case.ts";
import { jumpIn } from "./jump.ts";
import type { Branch } from "./model.ts";
import { phrases } from "./phrase.ts";

const ANSWERS = phrases(
  "yes, no, y, n, tak, nie, ja, nein, oui, non, si, sim, nao, да, нет, nei, はい, いいえ, 是, 否, 예, 아니오, 아니요, 네, 有, 没有, 沒有, true, false, otherwise, else",
);
/** Deeper questions are part of the answer above them. */
const DEEPEST = 6;

/** What an item says in its first paragraph, on one line. */
const headOf = ({ children: [first] }: ListItem): string =>
  first?.type === "paragraph" ? oneLine(first) : "";

const oneLine = (node: Paragraph): string => toString(node).replaceAll(/\s+/gu, " ").trim();

/** The items of a list that tell cases apart: by a condition, by an arrow, or by the answers to a question. */
export function listBranches(
  list: List,
  source: string,
  question = "",
  depth = 0,
): readonly Branch[] {
  const answers = list.children.filter((item) =>
    ANSWERS.whole.test(toWords(answerOf(headOf(item)))),
  );
  const areAnswers = answers.length >= 2 || (answers.length > 0 && question !== "");
  const answering = new Set(areAnswers ? answers : []);
  const areArrows = areMostlyArrows(list);
  return list.children.flatMap((item) => {
    const head = headOf(item);
    if (answering.has(item)) return answerBranches(item, answerOf(head), question, source, depth);
    const condition = conditionAtStart(head);
    if (condition !== undefined)
      return isComplete(item, head) ? [toBranch(item, splitHead(head), source)] : [];
    if (areArrows && arrowsIn(head) === 1) return [toBranch(item, splitHead(head), source)];
    return depth < DEEPEST ? nested(item, head, source, depth) : [];
  });
}

/** The lists below an item; when it asks something, their answers are those to its question. */
const nested = (item: ListItem, head: string, source: string, depth: number): readonly Branch[] =>
  item.children.flatMap((child) =>
    child.type === "list"
      ? listBranches(child, source, isQuestion(head) ? head : "", depth + 1)
      : [],
  );

const isQuestion = (text: string): boolean => /[?？]$/u.test(text) && text.length < 200;

/** An answer, and in its place the answers to the question it leads to. */
function answerBranches(
  item: ListItem,
  label: string,
  question: string,
  source: string,
  depth: number,
): readonly Branch[] {
  const own: Branch = {
    label,
    condition: question,
    line: lineOf(item),
    raw: sourceOf(item, source),
    target: jumpIn(item.children),
  };
  const rest = headOf(item)
    .slice(label.length)
    .replace(/^[\s:：,，.→>–—-]{1,10}/u, "");
  return depth < DEEPEST ? [own, ...nested(item, rest, source, depth)] : [own];
}

/** The first word, before a sign or the whole text: `Yes → restart`, `No, it does not`. */
const answerOf = (head: string): string =>
  /^(?<answer>[\p{L}\p{M}]{1,12})(?=\s?(?:[:：,，.→–—-]|=>|$))/u.exec(head)?.groups?.["answer"] ??
  "";

const MENU =
  /^(?:go to|open|click|navigate|settings|menu|dashboard|otwórz|öffne|ouvrir|abrir|apri|открой)/iu;

const areMostlyArrows = ({ children }: List): boolean => {
  const heads = children.map((item) => headOf(item));
  const arrows = heads.filter((head) => arrowsIn(head) === 1 && !MENU.test(head));
  return arrows.length >= 2 && arrows.length * 3 >= heads.length * 2;
};

/** A condition with what follows from it, on its line or below. */
const isComplete = (item: ListItem, head: string): boolean =>
  item.children.length > 1 ||
  /[,，、:：;→]|->|=>|\bthen\b|\s[–—-]\s/u.test(head) ||
  head.length > 40;

/** The condition alone, without what follows behind an arrow, a comma outside of brackets or a colon. */
function splitHead(head: string): string {
  const [arrow] = arrowsIn(head) > 0 ? piecesOf(head) : [];
  return withoutColon(arrow ?? head.slice(0, endOfCondition(head)));
}

const ENDS = /^(?:[,，、;]|[:：](?:\s|$)|：|\s[–—-]\s|\sthen\s)/u;

function endOfCondition(head: string): number {
  let depth = 0;
  for (let at = 0; at < head.length; at += 1) {
    const sign = head.charAt(at);
    if (/[([（]/u.test(sign)) depth += 1;
    if (/[)\]）]/u.test(sign)) depth -= 1;
    if (depth === 0 && ENDS.test(head.slice(at, at + 7))) return at;
  }
  return head.length;
}

const toBranch = (item: ListItem, condition: string, source: string): Branch => ({
  label: condition,
  condition,
  line: lineOf(item),
  raw: sourceOf(item, source),
  target: jumpIn(item.children),
});

/** A paragraph that opens with a condition, with the list or code it announces; mere prose only in a part that says what to do. */
export function paragraphBranches(
  paragraph: Paragraph,
  next: RootContent | undefined,
  isToDo: boolean,
  source: string,
): readonly Branch[] {
  const text = oneLine(paragraph);
  const condition = conditionAtStart(text);
  if (condition === undefined) return [];
  const isAnnouncing = /[:：]$/u.test(text) && next !== undefined;
  const body = isAnnouncing ? [paragraph, next] : [paragraph];
  if (!isAnnouncing && !(isToDo && /[,，、:：→]|->|\bthen\b/u.test(text))) return [];
  const label = splitHead(text);
  const raw = body.map((node) => sourceOf(node, source)).join("\n\n");
  return [{ label, condition: label, line: lineOf(paragraph), raw, target: jumpIn(body) }];
}

/** The answers of a list to the question that stands before it, as a paragraph or a heading. */
export const questionBefore = (before: RootContent | undefined, heading: string): string => {
  const text = before === undefined ? heading : before.type === "paragraph" ? oneLine(before) : "";
  return isQuestion(text) ? text : "";
};
