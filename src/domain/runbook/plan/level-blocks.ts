import type { Code, Paragraph, RootContent } from "mdast";
import { endOf, startOf } from "../../markdown/node.ts";
import { arrowLevels, arrowsIn, downwardLevels, piecesOf } from "./arrow-path.ts";
import { leadsOf, type Lead } from "./lead.ts";
import { bodyLines, listLevels } from "./level-list.ts";
import { tableLevels } from "./level-table.ts";
import { levelMark, toLevel } from "./level-text.ts";
import type { EscalationLevel } from "./model.ts";
import { isWhen } from "./when.ts";

/** The levels told by the blocks below a heading, in whichever form they are written. */
export function blockLevels(
  blocks: readonly RootContent[],
  source: string,
): readonly EscalationLevel[] {
  const levels: EscalationLevel[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block === undefined) continue;
    const marked = block.type === "paragraph" ? markedLeads(block, source) : [];
    if (marked.length === 0) {
      levels.push(...ownLevels(block, source));
      continue;
    }
    const body = untilMarked(blocks, at + 1);
    levels.push(...labelLevels(marked, body, source));
    at += body.length;
  }
  return levels;
}

function untilMarked(blocks: readonly RootContent[], from: number): readonly RootContent[] {
  let end = from;
  for (let next = blocks[end]; next !== undefined && !isMarked(next); next = blocks[end]) end += 1;
  return blocks.slice(from, end);
}

/** The Markdown from the first to the last of the blocks. */
export function between(blocks: readonly RootContent[], source: string): string {
  const [first] = blocks;
  const last = blocks.at(-1);
  return first === undefined || last === undefined ? "" : source.slice(startOf(first), endOf(last));
}

const isMarked = (block: RootContent): boolean =>
  block.type === "paragraph" && markedLeads(block).length > 0;

const markedLeads = (paragraph: Paragraph, source = ""): readonly Lead[] =>
  leadsOf(paragraph, source).filter(
    ({ label, value }) => levelMark(label) !== undefined && arrowsIn(value) < 2,
  );

/** `**Level 1 – On call** (15 min)`, the last with what stands below. */
const labelLevels = (
  leads: readonly Lead[],
  body: readonly RootContent[],
  source: string,
): readonly EscalationLevel[] =>
  leads.map(({ label, value, line, raw }, index) => {
    const below = index === leads.length - 1 ? body : [];
    return toLevel({
      head: `${label}: ${value}`,
      label: "",
      body: below.flatMap((block) => bodyLines(block)),
      raw: `${raw}\n\n${between(below, source)}`.trim(),
      line,
    });
  });

function ownLevels(block: RootContent, source: string): readonly EscalationLevel[] {
  if (block.type === "table") return tableLevels(block, source);
  if (block.type === "list") return listLevels(block, source);
  if (block.type === "code") return codeLevels(block);
  if (block.type !== "paragraph") return [];
  return leadsOf(block).flatMap(({ value, line }) =>
    arrowsIn(value) >= 2 ? arrowLevels(value, line) : [],
  );
}

const COMMANDS = /^(?:sh|bash|shell|console|zsh|powershell|ps1|sql|python|py|ya?ml|json|js|ts)$/iu;

function codeLevels({ lang, value, position }: Code): readonly EscalationLevel[] {
  if (COMMANDS.test(lang ?? "")) return [];
  const line = (position?.start.line ?? 0) + 1;
  const rows = value
    .split("\n")
    .flatMap((text, index) =>
      text.trim() === "" ? [] : [{ text: text.trim(), line: line + index }],
    );
  const pairs = rows.filter(({ text }) => arrowsIn(text) === 1 && isStart(piecesOf(text)[0] ?? ""));
  if (pairs.length >= 2) return pairs.map((row) => rowLevel(row.text, row.line));
  const arrows = arrowLevels(value, line);
  if (arrows.length > 0) return arrows;
  const downward = downwardLevels(value, line);
  if (downward.length > 0) return downward;
  return rows
    .filter(({ text }) => levelMark(text) !== undefined)
    .map((row) => rowLevel(row.text, row.line));
}

/** What stands before the only arrow of a line: a mark alone, or a delay. */
const isStart = (piece: string): boolean =>
  levelMark(piece)?.rest === "" || (levelMark(piece) === undefined && isWhen(piece));

function rowLevel(text: string, line: number): EscalationLevel {
  const [label = "", ...rest] = piecesOf(text);
  const value = rest.join(" ");
  const isDelay = levelMark(label) === undefined && value !== "";
  const head = value === "" ? text : `${label}: ${value}`;
  return toLevel({ head, label: isDelay ? label : "", body: [], raw: text, line });
}
