import { allParts, type Part } from "../outline.ts";
import { readLine, readPart } from "./body.ts";
import { isCommitted, joinCommitments } from "./commitments.ts";
import {
  areDistinct,
  areRealLetters,
  MOST_LEVELS,
  withoutLetters,
  type Draft,
  type Finding,
} from "./draft.ts";
import { narrow } from "./folded.ts";
import { quiet } from "./label.ts";
import { readHead, type LevelHeads } from "./level-head.ts";
import { matterOf } from "./matter.ts";
import { bareMatter, readTarget } from "./span.ts";

/** Levels that have a heading each, the siblings of one parent together. */
export const headingFindings = (top: Part): readonly Finding[] =>
  [...allParts(top)].flatMap((parent) => {
    const parts = parent.children.filter((part) => headOf(part, parent) !== undefined);
    if (parts.length === 0 || parts.length > MOST_LEVELS) return [];
    const heads = parts.flatMap((part) => headOf(part, parent)?.levels ?? []);
    const areCases = new Set(heads.map(({ code }) => code)).size < heads.length;
    const drafts = parts.flatMap((part) => levelsOf(part, parent, areCases));
    const isReal = areRealLetters(drafts) && mentionsSeverity(drafts, parent);
    const kept = isReal ? drafts : withoutLetters(drafts);
    return kept.length === 0 ? [] : [{ drafts: kept, isScale: areDistinct(kept) }];
  });

/** Letters at the head of siblings may count anything; they count levels where something says so. */
const mentionsSeverity = (drafts: readonly Draft[], parent: Part): boolean =>
  parent.role === "severity" ||
  drafts.some(({ head }) => head.aliases.length > 0) ||
  drafts.filter((draft) => isCommitted(draft)).length >= 2;

const headOf = (part: Part, parent: Part): LevelHeads | undefined =>
  readHead(part.heading.text, parent.role === "severity");

/** Of cases that only name their level, what stands deeper speaks of times of their own. */
function levelsOf(part: Part, parent: Part, areCases: boolean): readonly Draft[] {
  const found = headOf(part, parent);
  if (found === undefined) return [];
  const matter = matterOf(parent.title);
  const terse = matter === undefined ? undefined : readTarget(narrow(found.rest));
  const fallback = terse === undefined ? bareMatter(found.rest) : matter;
  const commitments = joinCommitments(
    readLine(found.rest, fallback),
    readPart(areCases ? { ...part, children: [] } : part),
  );
  return found.levels.map((head) => ({
    head: { ...head, label: quiet(head.label) },
    raw: part.title,
    line: part.line,
    ...commitments,
  }));
}
