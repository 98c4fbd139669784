import { allParts, type Part } from "../outline.ts";
import type { Finding } from "./draft.ts";
import { entryFindings } from "./entry-levels.ts";
import { gridsIn } from "./grid.ts";
import { headingFindings } from "./heading-levels.ts";
import type { SeverityLevel } from "./level.ts";
import { matterOf } from "./matter.ts";
import { isAnotherScale, mergeDraft } from "./merge.ts";
import { definingAmong, proseDrafts } from "./prose.ts";
import { readTable } from "./scale-table.ts";

/**
 * The severity levels a runbook defines, in the order of the document, with all it says about their times. Tables,
 * headings and lists make a scale when they name at least two levels; sentences make one only where nothing else does.
 */
export function findSeverities(top: Part, source: string): readonly SeverityLevel[] {
  const findings = [
    ...tableFindings(top, source),
    ...headingFindings(top),
    ...entryFindings(top),
  ].toSorted((a, b) => lineOfFinding(a) - lineOfFinding(b));
  const prose = proseDrafts(top);
  let levels: readonly SeverityLevel[] = [];
  for (const { drafts, isScale } of findings)
    if (isScale) {
      const isOther = isAnotherScale(levels, drafts);
      for (const draft of drafts) levels = mergeDraft(levels, draft, true, isOther);
    }
  for (const { drafts, isScale } of findings)
    if (!isScale) for (const draft of drafts) levels = mergeDraft(levels, draft, false);
  const defining = levels.length === 0 ? definingAmong(prose) : [];
  for (const draft of prose) levels = mergeDraft(levels, draft, defining.includes(draft));
  return levels;
}

const lineOfFinding = ({ drafts }: Finding): number => drafts[0]?.line ?? 0;

const tableFindings = (top: Part, source: string): readonly Finding[] =>
  [...allParts(top)].flatMap((part) => {
    const grids = gridsIn(part.blocks, source);
    if (grids.length === 0) return [];
    const place = { role: part.role, matter: matterOf(part.title) };
    return grids.flatMap((grid) => readTable(grid, place) ?? []);
  });
