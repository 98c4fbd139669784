import { toWords } from "../markdown/words.ts";
import { headingGroup } from "./heading-steps.ts";
import { listGroups, type StepGroup } from "./list-steps.ts";
import { codeGroups, labelGroups, pairGroups, tableGroups } from "./other-steps.ts";
import type { Part } from "./outline.ts";
import { STEP_ROLES, phaseOf } from "./role.ts";
import type { Checklist, Runbook, SectionRole, Step } from "./runbook.ts";

/** Parts in which bullets, and commands with a sentence before them, are things to do. */
const TO_DO: ReadonlySet<SectionRole | undefined> = new Set<SectionRole>([
  ...STEP_ROLES,
  "rollback",
  "validation",
]);

/** All checklists of the document in order, each of one part. */
export function findChecklists(top: Part, source: string): readonly Checklist[] {
  const drafts = collect(top, source);
  const taken = new Map<string, number>();
  return drafts.map((draft) => {
    const base = toWords(draft.heading).replaceAll(" ", "-").slice(0, 60) || "steps";
    const count = (taken.get(base) ?? 0) + 1;
    taken.set(base, count);
    return { ...draft, id: count === 1 ? base : `${base}-${count}` };
  });
}

type Draft = Omit<Checklist, "id">;

function collect(part: Part, source: string): readonly Draft[] {
  const phase = phaseOf(part.role);
  if (phase === undefined) return part.children.flatMap((child) => collect(child, source));
  const own = groupsOf(part, source).map(({ steps }) => toDraft(part, phase, steps));
  const headings = headingGroup(part, source);
  const stages = headings === undefined ? stagesOf(part) : [];
  const used = new Set([...stages, ...(headings?.parts ?? [])]);
  const rest = part.children.filter((child) => !used.has(child));
  const below = headings?.steps ?? stages.flatMap((stage) => stepsBelow(stage, source));
  return [
    ...(stages.length > 0 ? goOn(own, toDraft(part, phase, below)) : own),
    ...(headings === undefined ? [] : [toDraft(part, phase, below)]),
    ...rest.flatMap((child) => collect(child, source)),
  ];
}

const toDraft = (part: Part, phase: Checklist["phase"], steps: readonly Step[]): Draft => ({
  heading: part.heading.text,
  phase,
  line: part.line,
  steps,
});

/** The last checklist of a part goes on over the stages below its heading. */
function goOn(drafts: readonly Draft[], staged: Draft): readonly Draft[] {
  const last = drafts.at(-1);
  if (staged.steps.length === 0) return drafts;
  if (last === undefined) return [staged];
  return [...drafts.slice(0, -1), { ...last, steps: [...last.steps, ...staged.steps] }];
}

/** Children that divide the work of their parent by time or number, rather than by case. */
function stagesOf(part: Part): readonly Part[] {
  if (!TO_DO.has(part.role)) return [];
  const stages = part.children.filter(
    ({ ownRole, heading }) =>
      ownRole === undefined && (heading.number !== undefined || TIME.test(heading.text)),
  );
  return stages.length >= 2 ? stages : [];
}

const TIME =
  /\d\s*(?:min|minut|m\b|h\b|hour|std|stund|godz|heure|hora|ore\b|мин|час|分|小时|小時|時間|분|시간)|^phase\s*\d/iu;

const stepsBelow = (part: Part, source: string): readonly Step[] => [
  ...groupsOf(part, source).flatMap(({ steps }) => steps),
  ...part.children.flatMap((child) => stepsBelow(child, source)),
];

/** The steps directly below a heading, in the form that is most surely meant as steps. */
function groupsOf({ blocks, role }: Part, source: string): readonly StepGroup[] {
  const lists = listGroups(blocks, source);
  const tasks = lists.filter(({ form }) => form === "task");
  if (tasks.length > 0) return [mergeGroups(tasks)];
  const isToDo = TO_DO.has(role);
  const ordered = lists.filter(
    ({ form, steps }) => form === "ordered" && (steps.length > 1 || isToDo),
  );
  if (ordered.length > 0) return ordered;
  const others = [tableGroups(blocks, source), labelGroups(blocks, source)].find(
    (groups) => groups.length > 0,
  );
  if (others !== undefined) return others;
  if (!isToDo) return [];
  if (lists.length > 0) return [mergeGroups(lists)];
  const code = codeGroups(blocks);
  return code.length > 0 ? code : pairGroups(blocks, source);
}

const mergeGroups = (groups: readonly StepGroup[]): StepGroup => ({
  form: groups[0]?.form ?? "bullets",
  steps: groups.flatMap(({ steps }) => steps),
  line: groups[0]?.line ?? 1,
});

/**
 * The checklist a responder starts with: of the parts that say what to do, the first response before the general
 * procedure, triage, mitigation and diagnosis; where none says so, the first steps of the document that belong to
 * no other part of an incident.
 */
export function firstResponse({
  checklists,
  sections,
}: Pick<Runbook, "checklists" | "sections">): Checklist | undefined {
  const roles = new Map(sections.map(({ line, role }) => [line, role]));
  for (const role of STEP_ROLES) {
    const found = checklists.filter(
      ({ line, steps }) => roles.get(line) === role && steps.length > 0,
    );
    if (found.length > 0) return found.find(({ steps }) => steps.length > 1) ?? found[0];
  }
  const other = checklists.filter(({ phase, steps }) => phase === "other" && steps.length > 0);
  return other.find(({ steps }) => steps.length > 1) ?? other[0];
}
