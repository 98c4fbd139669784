import { toWords } from "../markdown/words.ts";
import { areCases } from "./chapters.ts";
import { holdsLabelled } from "./heading-steps.ts";
import type { Part } from "./outline.ts";
import { readCase } from "./plan/case.ts";
import { STEP_ROLES } from "./role-phase.ts";
import type { SectionRole } from "./runbook.ts";
import { namesCauses } from "./told.ts";
import { namesMishap } from "./trouble.ts";

/** Whether bullets, and commands with a sentence before them, are things to do in a part with that role. */
export const isWork = (role: SectionRole | undefined): boolean => TO_DO.has(role);

const TO_DO: ReadonlySet<SectionRole | undefined> = new Set<SectionRole>([
  ...STEP_ROLES,
  "rollback",
  "validation",
]);

/** Children that divide the work of their parent by time or number, rather than by case. */
export function stagesOf(part: Part): readonly Part[] {
  if (!isWork(part.role)) return [];
  const stages = part.children.filter(
    ({ ownRole, heading, title }) =>
      ownRole === undefined &&
      readCase(title)?.form !== "lettered" &&
      (heading.number !== undefined || TIME.test(heading.text)),
  );
  if (stages.some(({ heading }) => namesCauses(heading.text))) return [];
  const mishaps = stages.filter(({ heading }) => namesMishap(toWords(heading.text)));
  const areChapters =
    areCases(stages) ||
    stages.some((stage) => holdsLabelled(stage)) ||
    mishaps.length * 2 >= stages.length ||
    stages.some(({ children }) => children.some(({ ownRole }) => ownRole !== undefined));
  return stages.length >= 2 && !areChapters ? stages : [];
}

const TIME =
  /\d\s*(?:min|minut|m\b|h\b|hour|std|stund|godz|heure|hora|ore\b|мин|час|分|小时|小時|時間|분|시간)|^phase\s*\d/iu;
