import type { SectionRole } from "../runbook.ts";
import type { LevelHead } from "./level-head.ts";
import type { Commitments } from "./level.ts";

/** A level as one place in the document has it. */
export interface Draft extends Commitments {
  readonly head: LevelHead;
  readonly raw: string;
  readonly line: number;
}

/** Levels found together. */
export interface Finding {
  readonly drafts: readonly Draft[];
  /** Whether they make a scale by themselves; others only add to the levels of one. */
  readonly isScale: boolean;
}

/** More rows, items or headings than any scale has, which are therefore not looked at. */
export const MOST_LEVELS = 60;

/** Whether the drafts name at least two levels, each once. */
export function areDistinct(drafts: readonly Draft[]): boolean {
  const codes = new Set(drafts.map(({ head }) => head.code));
  return codes.size >= 2 && codes.size === drafts.length;
}

/**
 * Whether letters such as `S1` are a scale here: at least two of them, one behind the other from 0 or 1 on. A lone `S3`
 * is a storage.
 */
export function areRealLetters(drafts: readonly Draft[]): boolean {
  const ranks = drafts.filter(({ head }) => head.family === "S").map(({ head }) => head.rank ?? 0);
  const [first = 2] = ranks;
  return ranks.length >= 2 && first < 2 && ranks.every((rank, index) => rank === first + index);
}

/** Parts that sort work by priority without defining any. */
export const LATER: ReadonlySet<SectionRole | undefined> = new Set<SectionRole | undefined>([
  "postmortem",
  "prevention",
  "references",
]);

/** Drafts without letters that are no codes. */
export const withoutLetters = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts.filter(({ head }) => head.family !== "S");
