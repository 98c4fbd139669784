import type { RootContent } from "mdast";
import { startOf, endOf } from "../markdown/node.ts";
import { toWords } from "../markdown/words.ts";
import { shareAsking } from "./imperative.ts";
import type { StepGroup } from "./list-steps.ts";
import type { Part } from "./outline.ts";
import { CASES_ABOVE, readCase } from "./plan/case.ts";
import { isAtFirst } from "./first-time.ts";
import { isBeginning } from "./beginning.ts";
import { STEP_ROLES } from "./role-phase.ts";
import { hasTaskLines } from "./other-steps.ts";
import type { SectionRole } from "./runbook.ts";
import {
  areChapters,
  areDotted,
  holdReference,
  isLookedUp,
  isOrderedList,
  showsSymptoms,
} from "./chapters.ts";
import { stepFromHeading } from "./step.ts";
import { namesCauses } from "./told.ts";
import { namesMishap } from "./trouble.ts";

const IN_STEPS: ReadonlySet<SectionRole | undefined> = new Set(STEP_ROLES);

/** Steps that are headings, with the parts they were made of. */
export interface HeadingGroup extends StepGroup {
  readonly parts: readonly Part[];
  /** Whether they call themselves steps. */
  readonly areNamed: boolean;
}

/**
 * The headings below a part as steps, one each: `Step 1 …`, or at least three numbered in a row. `undefined` where
 * the numbers only count the chapters of the document.
 */
export function headingGroup(part: Part, source: string): HeadingGroup | undefined {
  const steps = part.children.filter(({ heading }) => heading.number !== undefined);
  const labelled = steps.filter(({ heading }) => heading.isStep);
  const chosen = labelled.length >= 2 ? labelled : steps;
  const least = labelled.length >= 2 || IN_STEPS.has(part.role) ? 2 : 3;
  if (chosen.length < least || !isCounting(chosen)) return undefined;
  const isCounted = IN_STEPS.has(part.role) && !part.blocks.some((block) => block.type === "list");
  if (chosen !== labelled && holdChecklists(chosen, isCounted)) return undefined;
  if (chosen !== labelled && chosen.some((child) => isOwnBeginning(child))) return undefined;
  const causes = chosen.filter(({ heading }) => namesCauses(heading.text)).length;
  if (
    chosen !== labelled &&
    causes * (IN_STEPS.has(part.role) ? 3 : chosen.length) >= chosen.length &&
    causes > 0
  )
    return undefined;
  if (chosen !== labelled && CASES_ABOVE.whole.test(toWords(part.heading.text))) return undefined;
  const holdSteps = chosen.some((child) => holdsLabelled(child));
  if (holdSteps && (chosen !== labelled || chosen.every(({ title }) => DOTTED.test(title))))
    return undefined;
  if (chosen !== labelled && (areProcedures(chosen) || areOfMany(part, chosen))) return undefined;
  if (chosen !== labelled && !IN_STEPS.has(part.role) && areChapters(chosen, part.depth <= 1))
    return undefined;
  if (
    chosen !== labelled &&
    IN_STEPS.has(part.role) &&
    (holdReference(chosen) ||
      (areDotted(part, chosen) && chosen.some((child) => isLookedUp(child))) ||
      chosen.filter((child) => showsSymptoms(child)).length >= 2)
  )
    return undefined;
  const asksNothing = shareAsking(chosen.map(({ heading }) => heading.text)) === 0;
  if (
    chosen !== labelled &&
    (part.role === undefined || (part.role === "first-response" && asksNothing)) &&
    areDotted(part, chosen)
  )
    return undefined;
  const [first] = chosen;
  return {
    form: "headings",
    parts: chosen,
    areNamed: chosen === labelled,
    steps: chosen.map((child) =>
      stepFromHeading(child.heading.text, bodyOf(child), child.line, source),
    ),
    line: first?.line ?? part.line,
  };
}

const isCounting = (parts: readonly Part[]): boolean =>
  parts.every(
    ({ heading }, index) =>
      index === 0 || heading.number === (parts[index - 1]?.heading.number ?? 0) + 1,
  );

/** Headings most of which are called procedures: each is gone through by itself. */
const areProcedures = (parts: readonly Part[]): boolean =>
  parts.filter(({ heading }) => PROCEDURE.test(toWords(heading.text))).length * 2 > parts.length;

/** `Rotation procedures` of one key and another: of several, none asks to do anything. */
const areOfMany = (part: Part, parts: readonly Part[]): boolean =>
  /(?:^| )(?:procedures|procedury|procedimientos|procedimentos|процедуры|prosedyrer|runbooks|playbooks)$/u.test(
    toWords(part.heading.text),
  ) && shareAsking(parts.map(({ heading }) => heading.text)) === 0;

const PROCEDURE =
  /(?:^| )(?:procedures?|procedura|procedury|procedur|procedimientos?|procedimentos?|процедура|prosedyre|workflow)(?: |$)|(?:verfahren|prozedur|prosedyre)(?: |$)|(?:流程|手順|処理フロー|절차)$/u;

/** `2. Initial response` among the phases of a process, with a list of its own: what a responder starts with is in there. */
const isOwnBeginning = ({ title, ownRole, blocks, children }: Part): boolean =>
  ((ownRole === "first-response" && (isBeginning(title) || isAtFirst(title))) ||
    (ownRole === "triage" && SOON.test(title))) &&
  [blocks, ...children.map((child) => child.blocks)].some((some) =>
    some.some(
      (block) =>
        (block.type === "list" && block.children.length >= 3) ||
        (block.type === "code" && (block.value.match(COUNTED_COMMENT)?.length ?? 0) >= 3),
    ),
  );

/** `Triage (< 5 min)` */
const SOON = /[(（]\s?[<≤]\s?\d{1,2}\s?(?:min|m\b|мин|分|분)/iu;

/** `# 2. Look at the log` above its commands */
const COUNTED_COMMENT = /^#\s?\d{1,2}[.)]\s/gmu;

/** `手順 3.1`: a chapter, however it is called. */
const DOTTED = /^[^\d]*\d{1,2}\.\d/u;

/** Whether headings below call themselves steps, so that their chapter is none. */
export const holdsLabelled = ({ children }: Part): boolean =>
  children.filter(({ heading }) => heading.isStep).length >= 2;

/** Headings that divide lists of steps are no steps; among steps one of them may be ticked off point by point. */
function holdChecklists(parts: readonly Part[], areSteps: boolean): boolean {
  const ordered =
    areSteps && !parts.some((part) => isMatter(part))
      ? []
      : parts.filter(({ blocks }) => blocks.some((block) => isOrderedList(block)));
  const tasks = parts.filter((part) => holdsTasks(part)).length;
  return (
    ordered.length * 2 >= parts.length ||
    (areSteps && parts.length >= 3 ? tasks * 3 > parts.length * 2 : tasks > 0)
  );
}

/** A case, or a mishap: of several one is gone through, not all in a row. */
const isMatter = ({ title, heading }: Part): boolean =>
  readCase(title)?.form === "lettered" || namesMishap(toWords(heading.text));

const holdsTasks = ({ blocks, children }: Part): boolean =>
  blocks.some((block) => isTaskList(block)) || children.some((child) => holdsTasks(child));

const isTaskList = (block: RootContent): boolean =>
  (block.type === "code" && hasTaskLines(block)) ||
  (block.type === "list" && block.children.some(({ checked }) => typeof checked === "boolean"));

/** Everything below the heading, deeper headings left out of sight but not what they say. */
const bodyOf = (part: Part): readonly RootContent[] =>
  [...part.blocks, ...part.children.flatMap((child) => bodyOf(child))].toSorted(
    (a, b) => startOf(a) - startOf(b) || endOf(a) - endOf(b),
  );
