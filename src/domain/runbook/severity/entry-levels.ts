import type { ListItem, Paragraph } from "mdast";
import { walk } from "../../markdown/node.ts";
import { withoutColon } from "../../trim.ts";
import { allParts, type Part } from "../outline.ts";
import { roleNamed } from "../role.ts";
import { readBlocks, readLine } from "./body.ts";
import { readClauses } from "./clause.ts";
import { isCommitted, joinAll } from "./commitments.ts";
import {
  areDistinct,
  areRealLetters,
  LATER,
  MOST_LEVELS,
  withoutLetters,
  type Draft,
  type Finding,
} from "./draft.ts";
import { listEntries, paragraphEntries, type Entry } from "./entry.ts";
import { narrow } from "./folded.ts";
import type { Matter } from "./kind-words.ts";
import { labelOf, readHead, type LevelHeads } from "./level-head.ts";
import { TARGET_KINDS } from "./level.ts";
import { quiet } from "./label.ts";
import { matterOf, soleMatterOf } from "./matter.ts";
import { asksToGrade, saidIn, type Said } from "./said.ts";
import { bareMatter } from "./span.ts";
import { plainText, type Line } from "./text.ts";

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
    const below = new Map<unknown, Part>();
    for (const node of walk(block, (inner) => inner.type !== "table" && !used.has(inner))) {
      if (node.type === "listItem" && node.children.length > 1)
        for (const child of node.children) below.set(child, placeBelow(node, part));
      if (node.type !== "list") continue;
      const place = below.get(node) ?? part;
      const entries = listEntries(node, place);
      const own = place === part ? undefined : soleMatterOf(place.title);
      const found = entries.length === 0 ? [] : toFindings(entries, place, own ?? said());
      findings.push(...found);
      if (found.length > 0) used.add(node);
    }
  }
  return findings;
}

/** What the list below an item stands in: below `Classification:` or `Set the severity:` it holds levels, below `Resolve` times to resolve. */
function placeBelow({ children: [first] }: ListItem, part: Part): Part {
  const text = first?.type === "paragraph" ? plainText(first).trim() : "";
  const title = withoutColon(text);
  if (text === "" || text.length > 60) return part;
  const isAsked =
    title !== text &&
    (title.split(" ").some((word) => roleNamed(word) === "severity") || asksToGrade(title));
  const isGraded = isAsked || roleNamed(title) === "severity";
  return { ...part, title, role: isGraded ? "severity" : part.role };
}

/** What a line that ends in a colon says the times of the list below it are for. */
function announced(paragraph: Paragraph): Matter | undefined {
  const text = plainText(paragraph).trim();
  return text.length <= 100 && withoutColon(text) !== text ? matterOf(text) : undefined;
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
  const isScale = entries.length >= 2 && mayDefine && !LATER.has(part.role) && areDistinct(kept);
  return [{ drafts: kept, isScale }];
}

/** Drafts of a list that says only of some levels what their times are for, which holds for the others, too. */
function withSaid(drafts: readonly Draft[], entries: readonly Entry[]): readonly Draft[] {
  const kinds = new Set(drafts.flatMap(({ targets }) => Object.keys(targets)));
  const [kind] = TARGET_KINDS.filter((one) => kinds.has(one));
  const silent = drafts.filter((draft) => !isCommitted(draft)).length;
  if (kinds.size > 1) return silent === 0 ? drafts : withOrder(drafts);
  if (kinds.size !== 1 || kind === undefined || silent * 2 > drafts.length) return drafts;
  return entries.flatMap((entry) => {
    const own = toDrafts(entry, undefined);
    return own.some((draft) => isCommitted(draft)) ? own : toDrafts(entry, kind);
  });
}

/** Drafts of which one says in what order all tell their times: `SEV-1: respond 15 min / resolve 4 h`, `SEV-2: 1 h / 1 day`. */
function withOrder(drafts: readonly Draft[]): readonly Draft[] {
  let said: Said = { fallback: undefined, order: [] };
  return drafts.map((draft) => {
    said = saidIn(draft.raw, said);
    return isCommitted(draft) ? draft : { ...draft, ...said.inOrder };
  });
}

function toDrafts(
  { found, first, lines, blocks }: Entry,
  matter: Matter | undefined,
): readonly Draft[] {
  const fallback = matter === "escalate" || matter === "other" ? undefined : matter;
  const bare = bareMatter(found.rest);
  const commitments = joinAll([
    readClauses(asideOf(found.rest), { fallback: fallback ?? bare }),
    readLine(found.rest, bare),
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

/** What stands in brackets directly behind a level before its meaning: `P1 (< 1 h): half of the users`. */
const asideOf = (rest: string): string => /^\s?\(([^()]{1,40})\):/u.exec(rest)?.[1] ?? "";

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
