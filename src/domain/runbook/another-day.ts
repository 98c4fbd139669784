import { toWords } from "../markdown/words.ts";
import { DRILLS } from "./plan/names.ts";
import { isAtFirst, isBeginning } from "./role.ts";
import type { Checklist, Section } from "./runbook.ts";

/** An exercise is for another day. */
const DRILL = -30;
/** So is what is gone through before a release. */
const PLANNED = -60;

/** What a checklist loses of its likelihood to be the first because it is for another day than that of an incident. `chain` is its section with all around. */
export const laterPoints = (
  checklist: Checklist,
  chain: readonly Section[],
  sections: readonly Section[],
): number =>
  (chain.some((section) => isForAnotherDay(section, checklist)) ? DRILL : 0) +
  (isPlanned(checklist.heading, sections) ? PLANNED : 0);

/** Whether a heading says that what it holds comes first. */
export const beginsResponse = (heading: string): boolean =>
  isAtFirst(heading) || isBeginning(heading);

/** Whether a heading names work that is planned, in a document that is not about it. */
const isPlanned = (heading: string, sections: readonly Section[]): boolean =>
  PLANNED_WORK.test(toWords(heading)) && !PLANNED_WORK.test(toWords(sections[0]?.title ?? ""));

const PLANNED_WORK =
  /(?:^| )(?:releases?|launch|go live|pre deploy(?:ment)?|pre release|pre launch|onboarding|installation|production readiness|readiness gate|upgrade checklist|code review|backups?)(?: |$)/u;

/** An exercise; or what is looked up or kept in order, apart from what says that it comes first. */
const isForAnotherDay = ({ title, role, line }: Section, checklist: Checklist): boolean =>
  DRILLS.within.test(toWords(title)) ||
  (line !== checklist.line &&
    (role === "references" || role === "prevention") &&
    !beginsResponse(checklist.heading));
