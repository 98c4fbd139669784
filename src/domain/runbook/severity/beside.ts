import type { RootContent, Table } from "mdast";
import { lineOf } from "../../markdown/node.ts";
import type { Part } from "../outline.ts";
import { readLine } from "./body.ts";
import { readClauses } from "./clause.ts";
import type { Code } from "./code.ts";
import { isCommitted, onlyMeasured } from "./commitments.ts";
import type { Draft } from "./draft.ts";
import { fold, narrow } from "./folded.ts";
import { readHead } from "./level-head.ts";
import { isAboutNews, matterOf, soleMatterOf } from "./matter.ts";
import { mentionsIn } from "./mentions.ts";
import { isReview } from "./review.ts";
import { mayTell, MAY_START, ofCodes, textDrafts, usable } from "./said.ts";
import { plainText } from "./text.ts";

/** Those that tell a time in figures. */
const measured = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts
    .map((draft) => ({ ...draft, ...onlyMeasured(draft) }))
    .filter((draft) => isCommitted(draft));

/** The levels of a text that names them in one place. */
function soleCodes(text: string): readonly Code[] {
  if (!MAY_START.test(text)) return [];
  const [only, ...more] = mentionsIn(fold(narrow(text)));
  return only === undefined || more.length > 0 ? [] : only.codes;
}

/** The same of a heading that is no level's own. */
const titleCodes = (title: string): readonly Code[] =>
  readHead(title, false) === undefined ? soleCodes(title) : [];

/** Letters of a line that only says which levels the list behind it is for. */
const LABEL = 60;

/**
 * What the items of a list say about the levels its lead names, `For P1 and P2 incidents:`, or the heading directly above
 * it, `Playbook (SEV1/SEV2)`.
 */
export function listDrafts(
  block: RootContent,
  before: RootContent | undefined,
  { role, title }: Part,
): readonly Draft[] {
  if (block.type !== "list") return [];
  const lead = before === undefined ? title : labelOf(before);
  if (lead.length > LABEL) return [];
  const codes = before === undefined ? titleCodes(lead) : soleCodes(lead);
  if (codes.length === 0) return [];
  const context = { isAboutUpdates: isAboutNews(role, matterOf(title)) };
  return block.children.flatMap(({ children: [first] }) => {
    if (first?.type !== "paragraph") return [];
    const raw = plainText(first).trim();
    return measured(ofCodes(codes, raw, lineOf(first), readClauses(raw, context)));
  });
}

/** The text of a line that ends in a colon, of any other none. */
function labelOf(block: RootContent): string {
  const text = block.type === "paragraph" ? plainText(block).trim() : "";
  return /[:：]$/u.test(text) ? text : "";
}

/**
 * What a heading says that is no level but names some, `Updates every 15 minutes (P0) / 30 minutes (P1)`, and what the
 * phases below such a heading do, `Response (P0/P1)`, that each have their time.
 */
export function titleDrafts({ title, line, children }: Part): readonly Draft[] {
  if (!MAY_START.test(title)) return [];
  const codes = titleCodes(title);
  const phases = children
    .filter((child) => soleMatterOf(child.title.split(/[(:]/u, 1)[0] ?? "") !== undefined)
    .flatMap((child) => ofCodes(codes, child.title, child.line, readLine(child.title)));
  return measured([...textDrafts({ text: narrow(title), line }, {}), ...phases]);
}

/** What a cell says about levels in a row that is none's: `Time to recover`, `< 4 hours (P1)`. */
export const rowDrafts = (table: Table, part: Part): readonly Draft[] =>
  table.children.flatMap((row) => {
    const [name = "", ...cells] = row.children.map((cell) => plainText(cell));
    if (readHead(name, true) !== undefined) return [];
    const fallback = isReview(part) ? "postmortem" : usable(soleMatterOf(name));
    return cells
      .filter((text) => MAY_START.test(text) && mayTell(text))
      .flatMap((text) =>
        measured(textDrafts({ text: narrow(text), line: lineOf(row) }, { fallback })),
      );
  });
