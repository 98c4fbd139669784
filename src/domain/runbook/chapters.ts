import type { RootContent } from "mdast";
import { toWords } from "../markdown/words.ts";
import { isTrouble } from "./beside-trouble.ts";
import { shareAsking } from "./imperative.ts";
import type { Part } from "./outline.ts";
import { STEP_ROLES } from "./role-phase.ts";
import type { SectionRole } from "./runbook.ts";
import { readHead } from "./severity/level-head.ts";
import { namesMishap } from "./trouble.ts";

const IN_STEPS: ReadonlySet<SectionRole | undefined> = new Set(STEP_ROLES);

/** Roles no step has: a heading with one of them begins a chapter. */
const CHAPTERS: ReadonlySet<SectionRole | undefined> = new Set<SectionRole>([
  "first-response",
  "procedure",
  "severity",
  "signals",
  "impact",
  "overview",
  "roles",
  "escalation",
  "postmortem",
  "prevention",
  "references",
]);

/** Whether numbered headings count the chapters of a document and no steps. */
export function areChapters(parts: readonly Part[], isWholeDocument: boolean): boolean {
  if (parts.filter(({ ownRole }) => CHAPTERS.has(ownRole)).length >= 2) return true;
  if (parts.filter((part) => isDivided(part)).length >= 2) return true;
  if (areCases(parts)) return true;
  if (isWholeDocument && parts.some(({ title }) => isTrouble(title))) return true;
  if (isWholeDocument && parts.slice(0, 1).some((part) => isLookedUp(part))) return true;
  if (isWholeDocument && nameMatters(parts)) return true;
  return isWholeDocument && parts.some((part) => isFirst(part) && isList(part));
}

/** What levels there are, or who is who, is no first step. */
export const isLookedUp = ({ ownRole, title }: Part): boolean =>
  ownRole === "severity" || ownRole === "roles" || readHead(title, true) !== undefined;

/** Whether headings of a whole document say what chapters are about, and hardly one of them what to do. */
const nameMatters = (parts: readonly Part[]): boolean =>
  shareAsking(parts.map(({ heading }) => heading.text)) <= FEW_ASKING &&
  parts.filter(({ ownRole }) => IN_STEPS.has(ownRole)).length * 3 < parts.length;

/** Of steps more begin with a verb that is known, in every language. */
const FEW_ASKING = 0.2;

/** Levels and people are looked up, whatever is done around them: two such headings make chapters of all. */
export const holdReference = (parts: readonly Part[]): boolean =>
  parts.filter(
    ({ ownRole, blocks }) =>
      LOOKED_UP.has(ownRole) && !blocks.some((block) => isOrderedList(block)),
  ).length >= 2;

const LOOKED_UP: ReadonlySet<SectionRole | undefined> = new Set<SectionRole>([
  "severity",
  "roles",
  "references",
  "overview",
  "prevention",
]);

/** `3.1`, `3.2` and `3.3` below `Chapter 3`: numbers that only say where in the document one is. */
export const areDotted = (part: Part, parts: readonly Part[]): boolean =>
  part.depth >= 2 &&
  /\d/u.test(part.title) &&
  parts.every(({ title }) => /^[^\p{L}\d]*\d{1,2}\.\d{1,2}\.?\s/u.test(title));

/** Headings that each name what may go wrong, or are followed by what it looks like. */
export function areCases(parts: readonly Part[]): boolean {
  const cases = parts.filter(
    (part) => namesMishap(toWords(part.heading.text)) || showsSymptoms(part),
  );
  return cases.length >= 2 && cases.length * 3 >= parts.length;
}

/** Whether a part says what its matter looks like, itself or in a part of its own. */
export const showsSymptoms = ({ hasSymptoms, children }: Part): boolean =>
  hasSymptoms || children.some(({ ownRole }) => ownRole === "signals");

/** Numbers below a number, as in `4.1`, divide a chapter. */
const isDivided = ({ children }: Part): boolean =>
  children.filter(({ heading }) => heading.number !== undefined).length >= 2;

/** The part of a document a responder begins with is a list by itself. */
const isFirst = ({ ownRole }: Part): boolean =>
  ownRole === "first-response" || ownRole === "triage";

const isList = ({ blocks: [block] }: Part): boolean =>
  block?.type === "list" && block.children.length >= 2;

/** Whether a block counts what it lists. */
export const isOrderedList = (block: RootContent): boolean =>
  block.type === "list" && block.ordered === true && block.children.length >= 2;
