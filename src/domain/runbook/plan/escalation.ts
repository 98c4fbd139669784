import type { Part } from "../outline.ts";
import { arrowLevels } from "./arrow-path.ts";
import type { Place } from "./layout.ts";
import { between, blockLevels } from "./level-blocks.ts";
import { bodyLines } from "./level-list.ts";
import { columnLevels, isWhoWhenTable, tableLevels } from "./level-table.ts";
import { levelMark, toLevel } from "./level-text.ts";
import type { Escalation, EscalationLevel, Passage } from "./model.ts";
import { isElsewhere, toPassage } from "./part-passage.ts";

/** The escalation a part tells. */
export const escalationOf = (place: Place, source: string): Escalation => ({
  ...toPassage(place, source),
  levels: partLevels(place, source),
});

/** The escalation a single line tells: `**Escalation path:** A → B → C`. */
export const escalationIn = (passage: Passage): Escalation => ({
  ...passage,
  levels: arrowLevels(
    passage.raw.replaceAll(/[*_`]/gu, "").replace(/^[^:：]{0,60}[:：]/u, ""),
    passage.line,
  ),
});

/** A table of contacts that says whom to call when, or one anywhere with a column for the escalation. */
export function escalationTable(places: readonly Place[], source: string): Escalation | undefined {
  for (const place of places) {
    if (isElsewhere(place)) continue;
    const isOnPeople = place.part.role === "roles";
    for (const block of place.part.blocks) {
      if (block.type !== "table") continue;
      const levels = isWhoWhenTable(block, isOnPeople)
        ? tableLevels(block, source).filter(({ who, when }) => who !== "" && when !== "")
        : columnLevels(block, source);
      if (levels.length > 0) return { ...toPassage(place, source), levels };
    }
  }
  return undefined;
}

function partLevels({ part }: Place, source: string): readonly EscalationLevel[] {
  const own = blockLevels(part.blocks, source);
  const marked = part.children.filter((child) => isLevelHeading(child));
  if (marked.length > 0) return [...own, ...marked.map((child) => headingLevel(child, source))];
  return [...own, ...part.children.flatMap((child) => levelsBelow(child, source))];
}

const levelsBelow = (part: Part, source: string): readonly EscalationLevel[] => [
  ...blockLevels(part.blocks, source),
  ...part.children.flatMap((child) => levelsBelow(child, source)),
];

const isLevelHeading = ({ title, heading }: Part): boolean =>
  heading.number !== undefined || levelMark(title) !== undefined;

function headingLevel({ title, heading, blocks, line }: Part, source: string): EscalationLevel {
  const isMarked = levelMark(title) !== undefined;
  return toLevel({
    head: isMarked ? title : heading.text,
    label: "",
    body: blocks.flatMap((block) => bodyLines(block)),
    raw: between(blocks, source),
    line,
  });
}
