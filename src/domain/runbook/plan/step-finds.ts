import type { Blockquote, ListItem, Paragraph, RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import { lineOf, sourceOf, walk } from "../../markdown/node.ts";
import { toWords } from "../../markdown/words.ts";
import { roleNamed } from "../role.ts";
import {
  checksAmong,
  checksWhenDone,
  confirmsAmong,
  isConfirming,
  namesMending,
} from "./checking.ts";
import { keepsRecord } from "./sentence.ts";
import { areFilled, isUnfilled } from "./filled.ts";
import {
  asksBack,
  namesCommandBack,
  pointsBack,
  saysHowBack,
  saysWhenBack,
  tellsHowBack,
} from "./going-back.ts";
import type { Place } from "./layout.ts";
import { leadsOf, type Lead } from "./lead.ts";
import type { Subject } from "./model.ts";
import { fromList } from "./list-check.ts";
import { postmortemColumn } from "./postmortem-column.ts";
import { fromRow } from "./row-find.ts";
import { saying, fromComments, fromSentence, type Find, type Reading } from "./step-sentence.ts";
import { subjectNamed, subjectOfLabel } from "./subject.ts";

/** What the blocks directly below a heading plan, in their order: behind labels, in steps, rows and comments of commands. */
export function* findsIn(
  { part: { blocks, heading, role } }: Place,
  reading: Reading,
): Generator<Find> {
  const { source } = reading;
  const kind = heading.isStep ? "step" : "prose";
  const checks = role === "mitigation" ? checksAmong(blocks, source) : undefined;
  if (checks !== undefined) yield { subject: "validation", certainty: "sentence", passage: checks };
  for (const [index, block] of blocks.entries()) {
    if (block.type === "paragraph") {
      if (reading.isToDo && (namesCommandBack(block) || pointsBack(block)))
        yield saying(
          "rollback",
          toString(block).slice(0, 80),
          lineOf(block),
          sourceOf(block, source),
        );
      for (const lead of leadsOf(block, source))
        yield* fromLead(lead, announced(blocks, index), kind, reading);
    }
    if (block.type === "code") yield* fromComments(block, reading);
    if (block.type === "blockquote") yield* fromQuote(block, reading);
    if (block.type === "table") {
      const passage = postmortemColumn(block, source);
      if (passage !== undefined) yield { subject: "postmortem", certainty: "label", passage };
    }
    if (block.type !== "list" && block.type !== "table") continue;
    const last = block.children.at(-1);
    for (const node of walk(block, ({ type }) => type !== "paragraph" && type !== "tableRow")) {
      if (node.type === "list") yield* fromList(node, reading);
      if (node.type === "listItem")
        yield* fromItem(node, reading, node === last ? blocks[index + 1] : undefined);
      if (node.type === "code") yield* fromComments(node, reading);
      if (node.type === "tableRow" && node !== block.children[0]) yield* fromRow(node, source);
    }
  }
}

/** The block behind a label, with the one that its line announces: `Follow the plan:` */
function announced(blocks: readonly RootContent[], index: number): readonly RootContent[] {
  const next = blocks[index + 1];
  const goesOn = next?.type === "paragraph" && /[:：]$/u.test(toString(next).trimEnd());
  return blocks.slice(index + 1, index + (goesOn ? 3 : 2));
}

/** The paragraphs of a quote, which is how a notice stands out. */
function* fromQuote({ children }: Blockquote, reading: Reading): Generator<Find> {
  for (const child of children)
    if (child.type === "paragraph")
      for (const lead of leadsOf(child, reading.source))
        yield* fromLead(lead, [], "prose", reading);
}

/** A line of a paragraph; a label that ends its line names the block behind. */
function* fromLead(
  lead: Lead,
  behind: readonly RootContent[],
  kind: "step" | "prose",
  reading: Reading,
): Generator<Find> {
  const { source } = reading;
  const [next] = behind;
  const subject = isShort(lead.label) ? subjectOfLabel(lead.label) : undefined;
  const isAbove = lead.value === "" && next !== undefined && areFilled(behind);
  if (subject !== undefined && (isAbove || !isUnfilled(lead.value))) {
    const raw = isAbove ? sourceOf(next, source) : lead.value;
    yield { subject, certainty: "label", passage: { heading: lead.label, line: lead.line, raw } };
  } else if (!lead.isBold) {
    const text = lead.raw.replace(BOX, "");
    if (isAbove && SHOWN.has(next.type) && checksWhenDone(toWords(lead.label)))
      yield saying("validation", lead.label, lead.line, sourceOf(next, source));
    const isStep = kind === "step" || text !== lead.raw;
    for (const sentence of isStep ? [text] : text.split(/(?<=[.!?])\s/u))
      yield* fromSentence(sentence, lead.line, isStep ? "step" : kind, reading);
    if (kind === "prose" && reading.isToDo && !text.startsWith("[") && asksBack(text))
      yield saying("rollback", text.trim(), lead.line, text);
  }
}

/** `[ ] Swap the disk`, without the mark that would make it an item. */
const BOX = /^\[[ xX]\]\s+/u;

/** Blocks that a line before them announces. */
const SHOWN: ReadonlySet<RootContent["type"]> = new Set(["code", "list"]);

const isShort = (label: string): boolean => label !== "" && label.length <= 60;

/** An item; `next` stands behind the list that it ends. */
function* fromItem(item: ListItem, reading: Reading, next?: RootContent): Generator<Find> {
  const [first, ...more] = item.children;
  if (first?.type !== "paragraph" || isOnlyLink(first.children)) return;
  const [lead, ...others] = leadsOf(first, reading.source);
  if (lead === undefined) return;
  for (const other of others) if (other.isBold) yield* fromLead(other, [], "step", reading);
  const subject = isShort(lead.label) ? subjectOfItem(lead, reading) : undefined;
  const raw = sourceOf(item, reading.source);
  const line = lineOf(item);
  if (subject === undefined) yield* saidIn(item, first, lead, reading);
  else if (
    areFilled(more) ||
    (lead.value === ""
      ? isTask(item) || (next !== undefined && SHOWN.has(next.type) && areFilled([next]))
      : !isUnfilled(lead.value))
  )
    yield { subject, certainty: "label", passage: { heading: lead.label, line, raw } };
}

/** What an item says that is not named after a subject. */
function* saidIn(item: ListItem, first: Paragraph, lead: Lead, reading: Reading): Generator<Find> {
  const raw = sourceOf(item, reading.source);
  const line = lineOf(item);
  const text = toString(first);
  for (const find of fromSentence(text, line, "step", reading, raw))
    if (
      isSaid(find, first) &&
      (find.subject !== "rollback" || isTask(item) || saysHowBack(raw) || saysWhenBack(text))
    )
      yield find;
  if (asksBack(text) || tellsHowBack(item) || (reading.isToDo && pointsBack(item)))
    yield saying("rollback", text.slice(0, 80), line, raw);
  if (confirmsIn(lead, item, raw, reading))
    yield saying("validation", (lead.label === "" ? text : lead.value).slice(0, 80), line, raw);
  // `6. **Document** — what happened`
  const isTold = lead.value !== "" || areFilled(item.children.slice(1));
  if (isTold && lead.isBold && IS_LATE.test(raw) && keepsRecord(lead.label))
    yield saying("postmortem", lead.label, line, raw);
  // `5. Verification`, one of several things that are only named
  if (IS_LATE.test(raw) && subjectNamed(text) === "validation")
    yield saying("validation", text, line, raw);
  // `**Resolve.** Verify the fix …`
  if (lead.isBold && /[.!。]$/u.test(lead.label))
    yield* fromSentence(lead.value, line, "step", reading, raw);
}

/** Below `Recovery`: `- [ ] Verify the integrity of the data`; anywhere `**Recover** — redeploy; verify the sum`. */
const confirmsIn = (
  { label, value, isBold }: Lead,
  item: ListItem,
  raw: string,
  { isMending }: Reading,
): boolean =>
  isBold
    ? isOfMending(label) && confirmsAmong(value)
    : isMending && (isTask(item) || IS_FOLLOWING.test(raw)) && label === "" && isConfirming(value);

/** An item before which another is counted. */
const IS_FOLLOWING = /^\s{0,3}(?:[2-9]|[12]\d)[.)]\s/u;

/** An item before which two others at least are counted. */
export const IS_LATE = /^\s{0,3}(?:[3-9]|[12]\d)[.)]\s/u;

const isOfMending = (label: string): boolean =>
  namesMending(label) || roleNamed(label) === "mitigation";

/** Whether words tell it, and no code they hold: a state that is called `escalate` calls nobody. */
const isSaid = ({ subject }: Find, { children }: Paragraph): boolean =>
  subject !== "escalation" ||
  !children.some((child) => child.type === "inlineCode" && /escal/iu.test(child.value));

/** What confirms something below `Recovery` confirms that, whatever it is. */
const subjectOfItem = ({ label, isBold }: Lead, { isMending }: Reading): Subject | undefined =>
  subjectOfLabel(label) ?? (isMending && isBold && isConfirming(label) ? "validation" : undefined);

const isTask = ({ checked }: ListItem): boolean => typeof checked === "boolean";

const isOnlyLink = (children: readonly { readonly type: string }[]): boolean =>
  children.length === 1 && children[0]?.type === "link";
