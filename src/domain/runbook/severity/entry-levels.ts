import type { Code, List, ListItem, Paragraph, RootContent } from "mdast";
import { walk } from "../../markdown/node.ts";
import { withoutColon } from "../../trim.ts";
import { allParts, type Part } from "../outline.ts";
import { roleNamed } from "../role.ts";
import { readBlocks, readLine } from "./body.ts";
import { isCommitted, joinAll } from "./commitments.ts";
import {
  areDistinct,
  areRealLetters,
  MOST_LEVELS,
  withoutLetters,
  type Draft,
  type Finding,
} from "./draft.ts";
import { narrow } from "./folded.ts";
import type { Matter } from "./kind-words.ts";
import { labelOf, readHead, type LevelHeads } from "./level-head.ts";
import { TARGET_KINDS } from "./level.ts";
import { quiet } from "./label.ts";
import { matterOf, soleMatterOf } from "./matter.ts";
import { bareMatter } from "./span.ts";
import { linesOf, plainText, type Line } from "./text.ts";

/** A line that begins with a level, and what belongs to it. */
interface Entry {
  readonly found: LevelHeads;
  readonly first: Line;
  readonly lines: Line[];
  readonly blocks: RootContent[];
}

/** Parts whose lists sort other things by priority. */
const SORTED: ReadonlySet<Part["role"]> = new Set<Part["role"]>([
  "prevention",
  "references",
  "postmortem",
]);

/** Levels written as items of a list, or as paragraphs or lines that begin with them. */
export const entryFindings = (top: Part): readonly Finding[] =>
  [...allParts(top)].flatMap((part) => {
    if (part.blocks.length === 0) return [];
    const matter = (): Matter | undefined => soleMatterOf(part.title);
    const paragraphs = paragraphEntries(part);
    return [
      ...listFindings(part, matter),
      ...(paragraphs.length === 0 ? [] : toFindings(paragraphs, part, matter())),
    ];
  });

/** What times are for is looked up where there are levels. */
type Lookup = () => Matter | undefined;

function listFindings(part: Part, matter: Lookup): readonly Finding[] {
  const findings: Finding[] = [];
  let said = matter;
  for (const block of part.blocks) {
    if (block.type === "paragraph") said = () => announced(block) ?? matter();
    const used = new Set<unknown>();
    const graded = new Set<unknown>();
    for (const node of walk(block, (inner) => inner.type !== "table" && !used.has(inner))) {
      if (node.type === "listItem" && isOnSeverity(node))
        for (const child of node.children) graded.add(child);
      if (node.type !== "list") continue;
      const place = graded.has(node) ? { ...part, role: "severity" as const } : part;
      const entries = listEntries(node, place);
      const found = entries.length === 0 ? [] : toFindings(entries, place, said());
      findings.push(...found);
      if (found.length > 0) used.add(node);
    }
  }
  return findings;
}

/** Whether an item such as `Classification:` is about severity, so that the list below it holds levels. */
function isOnSeverity({ children: [first] }: ListItem): boolean {
  if (first?.type !== "paragraph") return false;
  const text = plainText(first).trim();
  return text.length <= 60 && roleNamed(withoutColon(text)) === "severity";
}

/** What a line that ends in a colon says the times of the list below it are for. */
function announced(paragraph: Paragraph): Matter | undefined {
  const text = plainText(paragraph).trim();
  return text.length <= 100 && withoutColon(text) !== text ? matterOf(text) : undefined;
}

/** Whether mere words are levels there: below a heading on severity, or on what times are for. */
const mayBeWords = ({ role, title }: Part): boolean =>
  role === "severity" || OF_LEVELS.has(soleMatterOf(title));

/** What times of levels are for; an escalation has levels of its own. */
const OF_LEVELS: ReadonlySet<Matter | undefined> = new Set<Matter>([...TARGET_KINDS, "update"]);

const listEntries = (list: List, part: Part): readonly Entry[] =>
  list.children.flatMap((item) => itemEntry(item, part) ?? []);

function itemEntry(item: ListItem, part: Part): Entry | undefined {
  const [paragraph, ...blocks] = item.children;
  if (paragraph?.type !== "paragraph") return undefined;
  const [first, ...lines] = linesOf(paragraph);
  const found = first && readEntry(first, part);
  return first && found && { found, first, lines, blocks };
}

/** The blocks, those of a quote among them. */
const unquoted = (blocks: readonly RootContent[]): readonly RootContent[] =>
  blocks.flatMap<RootContent>((block) => (block.type === "blockquote" ? block.children : [block]));

/** Lines of paragraphs that begin with a level, each with what follows up to the next. */
function paragraphEntries(part: Part): readonly Entry[] {
  const entries: Entry[] = [];
  let isOpen = false;
  for (const block of unquoted(part.blocks)) {
    const data = block.type === "code" && /^ya?ml$/iu.test(block.lang ?? "");
    if (data) isOpen = false;
    if (block.type === "paragraph" || data) {
      const lines = block.type === "code" ? linesOfData(block) : linesOf(block);
      const starts = lines.map((line) => readEntry(line, part));
      isOpen = isOpen && starts[0] === undefined && isNamedLine(lines[0]?.text ?? "");
      for (const [index, line] of lines.entries()) {
        const found = starts[index];
        if (found !== undefined) {
          entries.push({ found, first: line, lines: [], blocks: [] });
          isOpen = true;
        } else if (isOpen) entries.at(-1)?.lines.push(line);
      }
    } else if (isOpen && (block.type === "list" || block.type === "table"))
      entries.at(-1)?.blocks.push(block);
  }
  return entries;
}

/** The lines of data, of which a key may be a level and those below it what is said of that. */
const linesOfData = ({ value, position }: Code): readonly Line[] =>
  value
    .split("\n")
    .map((text, index) => ({
      text: text.trim().replaceAll('"', ""),
      lead: undefined,
      line: (position?.start.line ?? 0) + 1 + index,
    }))
    .filter(({ text }) => text !== "");

/** A line with a name before a colon still speaks of the level above it; a sentence need not. */
const isNamedLine = (text: string): boolean => /^[^:：.]{2,60}[:：]/u.test(text.trim());

/** The level at the beginning of a line that is set off from what follows. */
function readEntry({ text, lead }: Line, part: Part): LevelHeads | undefined {
  const plain = narrow(text);
  const mayBeWord = mayBeWords(part);
  const found = readHead(plain, mayBeWord);
  if (found === undefined) return undefined;
  const isLead = lead !== undefined && readHead(lead, mayBeWord) !== undefined;
  const isSetOff = isLead || found.rest.trim() === "" || /^\s*[:(\-–—→=)]/u.test(found.rest);
  return isSetOff ? found : undefined;
}

function toFindings(
  entries: readonly Entry[],
  part: Part,
  matter: Matter | undefined,
): readonly Finding[] {
  if (entries.length === 0 || entries.length > MOST_LEVELS) return [];
  const first = entries.flatMap((entry) => toDrafts(entry, matter));
  const isSilent = matter === undefined || matter === "escalate";
  const drafts = isSilent ? withSaid(first, entries) : first;
  const areLetters = part.role === "severity" && areRealLetters(drafts);
  const kept = areLetters ? drafts : withoutLetters(drafts);
  if (kept.length === 0) return [];
  const mayDefine =
    part.role === "severity" ||
    entries.some(({ first: { text } }) => readHead(narrow(text), false) !== undefined);
  const isScale = entries.length >= 2 && mayDefine && !SORTED.has(part.role) && areDistinct(kept);
  return [{ drafts: kept, isScale }];
}

/** Drafts of a list that says only of some levels what their times are for, which holds for the others, too. */
function withSaid(drafts: readonly Draft[], entries: readonly Entry[]): readonly Draft[] {
  const kinds = new Set(drafts.flatMap(({ targets }) => Object.keys(targets)));
  const [kind] = TARGET_KINDS.filter((one) => kinds.has(one));
  const silent = drafts.filter((draft) => !isCommitted(draft)).length;
  if (kinds.size !== 1 || kind === undefined || silent * 2 > drafts.length) return drafts;
  return entries.flatMap((entry) => {
    const own = toDrafts(entry, undefined);
    return own.some((draft) => isCommitted(draft)) ? own : toDrafts(entry, kind);
  });
}

function toDrafts(
  { found, first, lines, blocks }: Entry,
  matter: Matter | undefined,
): readonly Draft[] {
  const fallback = matter === "escalate" || matter === "other" ? undefined : matter;
  const commitments = joinAll([
    readLine(found.rest, bareMatter(found.rest)),
    readLine(ownOf(found.rest).replace(/^[\s:)\]-]+/u, ""), fallback),
    ...lines.map(({ text }) => readLine(text, fallback)),
    readBlocks(blocks, fallback),
  ]);
  const raw = narrow(first.text).trim();
  return found.levels.map((head) => ({
    head: { ...head, label: labelBeside(first, found, head.label) },
    raw,
    line: first.line,
    ...commitments,
  }));
}

/** What a line says before it goes on with the next level: `SEV-1: 15 min. SEV-2: 1 h`. */
const ownOf = (rest: string): string => rest.split(NEXT_LEVEL, 1)[0] ?? "";

const NEXT_LEVEL = /[.,;]\s+(?=(?:sev|severity|p|priority)[\s-]?\d(?!\p{L}|\d))/iu;

/** The words set off with the code, or else what follows up to the first that speaks of time. */
function labelBeside({ lead }: Line, found: LevelHeads, whole: string): string {
  const inLead = lead === undefined ? "" : (readHead(lead, true)?.levels[0]?.label ?? "");
  if (inLead !== "") return quiet(inLead);
  const label = quiet(whole);
  return label === "" ? quiet(labelOf(found.rest)) : label;
}
