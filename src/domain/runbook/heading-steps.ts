import { startOf, endOf } from "../markdown/node.ts";
import type { RootContent } from "mdast";
import type { StepGroup } from "./list-steps.ts";
import type { Part } from "./outline.ts";
import { STEP_ROLES } from "./role.ts";
import type { SectionRole } from "./runbook.ts";
import { stepFromHeading } from "./step.ts";

const IN_STEPS: ReadonlySet<SectionRole | undefined> = new Set(STEP_ROLES);

/** Steps that are headings, with the parts they were made of. */
export interface HeadingGroup extends StepGroup {
  readonly parts: readonly Part[];
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
  if (chosen !== labelled && holdChecklists(chosen)) return undefined;
  if (chosen !== labelled && chosen.some((child) => holdsLabelled(child))) return undefined;
  if (chosen !== labelled && !IN_STEPS.has(part.role) && areChapters(chosen)) return undefined;
  const [first] = chosen;
  return {
    form: "headings",
    parts: chosen,
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

const areChapters = (parts: readonly Part[]): boolean =>
  parts.filter(({ ownRole }) => CHAPTERS.has(ownRole)).length >= 2;

/** Whether headings below call themselves steps, so that their chapter is none. */
const holdsLabelled = ({ children }: Part): boolean =>
  children.filter(({ heading }) => heading.isStep).length >= 2;

/** Headings that divide lists of steps are no steps. */
function holdChecklists(parts: readonly Part[]): boolean {
  const ordered = parts.filter(({ blocks }) => blocks.some((block) => isOrderedList(block)));
  return (
    ordered.length * 2 >= parts.length ||
    parts.some(({ blocks }) => blocks.some((block) => isTaskList(block)))
  );
}

const isTaskList = (block: RootContent): boolean =>
  block.type === "list" && block.children.some(({ checked }) => typeof checked === "boolean");

const isOrderedList = (block: RootContent): boolean =>
  block.type === "list" && block.ordered === true && block.children.length >= 2;

/** Everything below the heading, deeper headings left out of sight but not what they say. */
const bodyOf = (part: Part): readonly RootContent[] =>
  [...part.blocks, ...part.children.flatMap((child) => bodyOf(child))].toSorted(
    (a, b) => startOf(a) - startOf(b) || endOf(a) - endOf(b),
  );
