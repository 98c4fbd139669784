import type { Blockquote, Code, ListItem, RootContent, TableRow } from "mdast";
import { toString } from "mdast-util-to-string";
import { endOf, lineOf, sourceOf, startOf, walk } from "../../markdown/node.ts";
import { toWords } from "../../markdown/words.ts";
import type { SectionRole } from "../runbook.ts";
import { readHeading } from "../heading.ts";
import { checksAmong, isConfirming, namesMending } from "./checking.ts";
import { areFilled, isUnfilled } from "./filled.ts";
import type { Place } from "./layout.ts";
import { leadsOf, type Lead } from "./lead.ts";
import type { Passage, Subject } from "./model.ts";
import { IN_GENERAL, isElsewhere } from "./part-passage.ts";
import { postmortemColumn } from "./postmortem-column.ts";
import { subjectOfSentence, withoutCondition } from "./sentence.ts";
import { subjectNamed, subjectOfLabel } from "./subject.ts";
import { saysHowBack } from "./going-back.ts";
import { isAboutRecovery } from "./traps.ts";

/** How surely a line is about its subject: it is labelled so, or it only says so. */
type Certainty = "label" | "sentence";

interface Find {
  readonly subject: Subject;
  readonly certainty: Certainty;
  readonly passage: Passage;
}

/** What is read, and how closely. */
interface Reading {
  readonly source: string;
  /** Whether a sentence could still tell something new. */
  readonly hearsSentences: () => boolean;
  /** Whether what is read stands below a heading such as `Recovery`. */
  readonly isMending: boolean;
}

/**
 * What the document says about the wanted subjects where no heading does: behind a bold or plain label, in a step or a
 * row that is named so, else in the first step that says so.
 */
export function stepsBySubject(
  places: readonly Place[],
  source: string,
  wanted: ReadonlySet<Subject>,
): ReadonlyMap<Subject, Passage> {
  const labelled = new Map<Subject, Passage>();
  const said = new Map<Subject, Passage>();
  const isLeft = (subject: Subject): boolean => !labelled.has(subject);
  const isUnheard = (subject: Subject): boolean => isLeft(subject) && !said.has(subject);
  const reading = { source, hearsSentences: () => [...wanted].some((one) => isUnheard(one)) };
  for (const place of places) {
    if (![...wanted].some((one) => isLeft(one))) break;
    if (isElsewhere(place)) continue;
    const isMending = namesMending(place.part.heading.text);
    for (const { subject, certainty, passage } of findsIn(place, { ...reading, isMending })) {
      const found = certainty === "label" ? labelled : said;
      if (!wanted.has(subject) || found.has(subject) || !isToBeFoundIn(place, subject, certainty))
        continue;
      if (subject === "validation" && certainty === "label" && !isRecovery(passage, place))
        continue;
      found.set(subject, passage);
    }
  }
  return new Map([...said, ...labelled]);
}

/** Parts that mention every subject without planning one. */
const MENTIONING: ReadonlySet<SectionRole | undefined> = new Set<SectionRole>([
  "references",
  "severity",
  "signals",
  "overview",
  "roles",
]);

const isToBeFoundIn = (
  { part: { role } }: Place,
  subject: Subject,
  certainty: Certainty,
): boolean =>
  (!MENTIONING.has(role) && (role !== "escalation" || subject === role || certainty === "label")) ||
  (subject === "escalation" && (role === "roles" || role === "overview")) ||
  (subject === "postmortem" && role === "severity" && certainty === "label");

/** Whether a label that verifies something does so when the work is done: it says so, or stands among the steps and does not open them. */
function isRecovery({ heading, raw }: Passage, { part }: Place): boolean {
  const { role } = part;
  const words = toWords(readHeading(heading).text);
  if (isAboutRecovery(words)) return true;
  if (role === "diagnosis" || role === "triage") return false;
  if (IN_GENERAL.test(words))
    return role === "mitigation" || role === "rollback" || role === "procedure";
  if (subjectNamed(heading) === "validation" || role === "postmortem") return true;
  if (PLAIN_ITEM.test(raw) && role !== "validation" && !namesMending(part.heading.text))
    return false;
  return !/^\s{0,3}1[.)]\s/u.test(raw);
}

/** `3. Verify the address: …`: an item that only begins with a colon's words, and has no name set off in bold. */
const PLAIN_ITEM = /^\s{0,12}(?:[-*+]|\d{1,3}[.)])\s{1,4}(?:\[[ xX]\]\s{1,4})?(?!\*\*|__)/u;

function* findsIn({ part: { blocks, heading, role } }: Place, reading: Reading): Generator<Find> {
  const { source } = reading;
  const kind = heading.isStep ? "step" : "prose";
  const checks = role === "mitigation" ? checksAmong(blocks, source) : undefined;
  if (checks !== undefined) yield { subject: "validation", certainty: "sentence", passage: checks };
  for (const [index, block] of blocks.entries()) {
    if (block.type === "paragraph")
      for (const lead of leadsOf(block))
        yield* fromLead(lead, blocks.slice(index + 1, index + 2), kind, reading);
    if (block.type === "code") yield* fromComments(block, reading);
    if (block.type === "blockquote") yield* fromQuote(block, reading);
    if (block.type === "table") {
      const passage = postmortemColumn(block, source);
      if (passage !== undefined) yield { subject: "postmortem", certainty: "label", passage };
    }
    if (block.type !== "list" && block.type !== "table") continue;
    for (const node of walk(block, ({ type }) => type !== "paragraph" && type !== "tableRow")) {
      if (node.type === "listItem") yield* fromItem(node, reading);
      if (node.type === "tableRow" && node !== block.children[0]) yield* fromRow(node, source);
    }
  }
}

/** The paragraphs of a quote, which is how a notice stands out. */
function* fromQuote({ children }: Blockquote, reading: Reading): Generator<Find> {
  for (const child of children)
    if (child.type === "paragraph")
      for (const lead of leadsOf(child)) yield* fromLead(lead, [], "prose", reading);
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
  } else if (!lead.isBold)
    yield* fromSentence(source.slice(lead.start, lead.end), lead.line, kind, reading);
}

const isShort = (label: string): boolean => label !== "" && label.length <= 60;

function* fromItem(item: ListItem, reading: Reading): Generator<Find> {
  const [first, ...more] = item.children;
  if (first?.type !== "paragraph" || isOnlyLink(first.children)) return;
  const [lead] = leadsOf(first);
  if (lead === undefined) return;
  const subject = isShort(lead.label) ? subjectOfItem(lead, reading) : undefined;
  const raw = sourceOf(item, reading.source);
  const line = lineOf(item);
  if (subject === undefined) {
    for (const find of fromSentence(toString(first), line, "step", reading, raw))
      if (find.subject !== "rollback" || isTask(item) || saysHowBack(raw)) yield find;
    // Below `Recovery`: `- [ ] Verify the integrity of the data`
    if (reading.isMending && isTask(item) && lead.label === "" && isConfirming(lead.value))
      yield {
        subject: "validation",
        certainty: "sentence",
        passage: { heading: lead.value, line, raw },
      };
    // `**Resolve.** Verify the fix …`
    if (lead.isBold && /[.!。]$/u.test(lead.label))
      yield* fromSentence(lead.value, line, "step", reading, raw);
  } else if (areFilled(more) || (lead.value === "" ? isTask(item) : !isUnfilled(lead.value)))
    yield { subject, certainty: "label", passage: { heading: lead.label, line, raw } };
}

/** What confirms something below `Recovery` confirms that, whatever it is. */
const subjectOfItem = ({ label, isBold }: Lead, { isMending }: Reading): Subject | undefined =>
  subjectOfLabel(label) ?? (isMending && isBold && isConfirming(label) ? "validation" : undefined);

const isTask = ({ checked }: ListItem): boolean => typeof checked === "boolean";

const isOnlyLink = (children: readonly { readonly type: string }[]): boolean =>
  children.length === 1 && children[0]?.type === "link";

function* fromSentence(
  text: string,
  line: number,
  kind: "step" | "prose",
  { hearsSentences }: Reading,
  raw = text,
): Generator<Find> {
  if (!hearsSentences()) return;
  const start = text.slice(0, LONGEST).replaceAll("\n", " ");
  const main = withoutCondition(start);
  const subject =
    subjectOfSentence(toWords(start), kind) ??
    (main === start ? undefined : subjectOfSentence(toWords(main), kind));
  if (subject !== undefined && !isUnfilled(start))
    yield { subject, certainty: "sentence", passage: { heading: start.trim(), line, raw } };
}

const NUMBERED_COMMENT =
  /^\s{0,40}(?:#|\/\/|--)\s{0,4}(?:step\s)?\d{1,2}[.):]\s{0,4}(?<text>\S.*)$/iu;

/** Steps that are numbered comments between commands. */
function* fromComments({ value, position }: Code, reading: Reading): Generator<Find> {
  if (!reading.hearsSentences()) return;
  for (const [index, row] of value.split("\n").entries()) {
    const text = NUMBERED_COMMENT.exec(row)?.groups?.["text"];
    if (text !== undefined)
      yield* fromSentence(
        text,
        (position?.start.line ?? 0) + 1 + index,
        "step",
        reading,
        row.trim(),
      );
  }
}

/** What a sentence is about stands near its start. */
const LONGEST = 400;

/** A row that is named after the subject in its first cell that is no number. */
function* fromRow(row: TableRow, source: string): Generator<Find> {
  const cells = row.children.map((cell) => toString(cell).trim());
  const at = cells.findIndex((cell) => !/^\d{0,3}[.)]?$/u.test(cell));
  const name = cells[at] ?? "";
  const subject = name.length <= 30 ? subjectNamed(name) : undefined;
  if (subject === undefined || at > 1 || !cells.slice(at + 1).some((cell) => isTelling(cell)))
    return;
  const raw = source.slice(startOf(row), endOf(row));
  yield { subject, certainty: "label", passage: { heading: name, line: lineOf(row), raw } };
}

/** A cell that says something, rather than marking or counting. */
const isTelling = (cell: string): boolean => cell.length >= 6 && !isUnfilled(cell);
