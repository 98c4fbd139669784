import type { RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import { lineOf } from "../markdown/node.ts";
import { toWords } from "../markdown/words.ts";
import { arrowGroups } from "./arrow-steps.ts";
import { solutionOf } from "./case-solution.ts";
import { headingGroup } from "./heading-steps.ts";
import { shareAsking } from "./imperative.ts";
import { listGroups, type StepGroup } from "./list-steps.ts";
import { codeGroups, labelGroups, letterGroups, pairGroups } from "./other-steps.ts";
import { PSEUDO_DEPTH, type Part } from "./outline.ts";
import { readCase } from "./plan/case.ts";
import { namesMending } from "./plan/checking.ts";
import { phrases } from "./plan/phrase.ts";
import { proseGroups } from "./prose-steps.ts";
import { isBeginning } from "./beginning.ts";
import { roleNamed } from "./role.ts";
import { phaseOf } from "./role-phase.ts";
import type { Checklist, Scope, SectionRole, Step } from "./runbook.ts";
import { ANY, scopesBelow } from "./scope.ts";
import { isWork, stagesOf } from "./stages.ts";
import { rowSteps, tableGroups, tellsWhatToDo } from "./table-steps.ts";
import { isNeverToDo, namesOnlyTold, namesTerms, withoutTold } from "./told.ts";
import { withoutColon } from "../trim.ts";
import { namesMishap } from "./trouble.ts";

/** Parts that tell how an incident is gone through, which a line with arrows may do. */
const PROCESS: ReadonlySet<SectionRole | undefined> = new Set<SectionRole>([
  "first-response",
  "procedure",
  "triage",
]);

/** All checklists of the document in order, each of one part. */
export function findChecklists(top: Part, source: string): readonly Checklist[] {
  const drafts = collect(top, ANY, source);
  const taken = new Map<string, number>();
  return drafts.map((draft) => {
    const base = toWords(draft.heading).replaceAll(" ", "-").slice(0, 60) || "steps";
    const count = (taken.get(base) ?? 0) + 1;
    taken.set(base, count);
    return { ...draft, id: count === 1 ? base : `${base}-${count}` };
  });
}

type Draft = Omit<Checklist, "id">;

function collect(part: Part, scope: Scope, source: string, above?: Part): readonly Draft[] {
  const phase = phaseOf(part.role);
  const scopes = scopesBelow(part, scope);
  const collectFrom = (child: Part): readonly Draft[] =>
    collect(child, scopes.get(child) ?? scope, source, part);
  if (phase === undefined) return part.children.flatMap(collectFrom);
  const toDraft = (steps: readonly Step[]): Draft => ({
    heading: nameOf(part, above),
    phase,
    scope,
    line: part.line,
    steps,
  });
  const solution = phase === "other" ? solutionOf(part, source) : [];
  const inCase = { ...scope, branch: scope.branch ?? part.title };
  const own: Draft[] =
    solution.length > 0
      ? [{ ...toDraft(solution), phase: "mitigation", scope: inCase }]
      : groupsOf(part, source).map(({ steps }) => toDraft(steps));
  const headings = headingGroup(part, source);
  const stages = headings === undefined ? stagesOf(part) : [];
  const used = new Set([...stages, ...(headings?.parts ?? [])]);
  const rest = part.children.filter((child) => !used.has(child));
  const below = headings?.steps ?? stages.flatMap((stage) => stepsBelow(stage, source));
  const isBare = own.length === 0 && headings === undefined && below.length === 0;
  const shown = isBare ? shownSteps(part, source) : [];
  if (shown.length >= 2) own.push(toDraft(shown));
  return [
    ...(stages.length > 0 ? goOn(own, toDraft(below)) : own),
    ...(headings === undefined
      ? []
      : [
          headings.areNamed && phase === "other"
            ? { ...toDraft(below), phase: "first-response" as const }
            : toDraft(below),
        ]),
    ...rest.flatMap(collectFrom),
  ];
}

/** A line that only says `Steps:` or `Response:` gives no name to what it is about; the heading above does. */
const nameOf = ({ heading, depth }: Part, above: Part | undefined): string =>
  depth === PSEUDO_DEPTH &&
  above !== undefined &&
  above.depth > 1 &&
  saysOnlyThatItIsDone(heading.text)
    ? above.heading.text
    : heading.text;

function saysOnlyThatItIsDone(label: string): boolean {
  const role = roleNamed(label);
  return role === "procedure" || (role === "first-response" && !isBeginning(label));
}

/** The rows of the table a part only shows, where a response begins with it and the table says what to do. */
function shownSteps({ ownRole, blocks, children }: Part, source: string): readonly Step[] {
  if ((ownRole !== "first-response" && ownRole !== "triage") || children.length > 0) return [];
  const [table, ...more] = blocks.filter((block) => block.type === "table");
  return table === undefined || more.length > 0 || !tellsWhatToDo(table)
    ? []
    : rowSteps(table, source);
}

/** The last checklist of a part goes on over the stages below its heading. */
function goOn(drafts: readonly Draft[], staged: Draft): readonly Draft[] {
  const last = drafts.at(-1);
  if (staged.steps.length === 0) return drafts;
  if (last === undefined) return [staged];
  return [...drafts.slice(0, -1), { ...last, steps: [...last.steps, ...staged.steps] }];
}

const stepsBelow = (part: Part, source: string): readonly Step[] => [
  ...groupsOf(part, source).flatMap(({ steps }) => steps),
  ...part.children.flatMap((child) => stepsBelow(child, source)),
];

/** The steps directly below a heading, in the form that is most surely meant as steps. */
function groupsOf(part: Part, source: string): readonly StepGroup[] {
  const { blocks, role, heading } = part;
  if (namesTerms(heading.text)) return [];
  const lists = listGroups(blocks, source);
  const tasks = lists.filter(({ form }) => form === "task");
  if (tasks.length > 0 && !lists.some((list) => holdsTasks(list))) return [mergeGroups(tasks)];
  const isToDo =
    isWork(role) || (role === undefined && (announcesSteps(blocks) || mendsCase(part, source)));
  const ordered = (isNeverToDo(heading.text) ? [] : lists).filter(
    ({ form, steps }) => form === "ordered" && (steps.length > 1 || isToDo),
  );
  if (ordered.length > 0) return ordered;
  const others = [tableGroups(blocks, source, isToDo), labelGroups(blocks, source)].find(
    (groups) => groups.length > 0,
  );
  if (others !== undefined) return others;
  if (namesOnlyTold(heading.text)) return [];
  if (!isToDo) return namesMishap(toWords(heading.text)) ? codeGroups(blocks, "empty lines") : [];
  const lettered = letterGroups(blocks, source);
  if (lettered.length > 0) return lettered;
  const asking = listGroups(withoutTold(blocks), source);
  if (asking.length > 0) return byTime(asking, blocks);
  const found = [
    codeGroups(blocks, "empty lines"),
    pairGroups(blocks, source),
    codeGroups(blocks, "themselves"),
  ].find((groups) => groups.length > 0);
  if (found !== undefined) return found;
  const arrows = PROCESS.has(role) ? arrowGroups(blocks) : [];
  return arrows.length > 0 ? arrows : proseGroups(part, source);
}

/** A counted list whose items were torn apart by the boxes to tick off that belong to them. */
const holdsTasks = ({ form, steps }: StepGroup): boolean =>
  form === "ordered" &&
  steps.filter(({ details }) => /^[ \t]{0,40}[-*+] \[[ xX]\] /mu.test(details)).length >= 2;

/** Whether the bullets below a heading that names what goes wrong ask to do something. */
const mendsCase = ({ blocks, heading, title }: Part, source: string): boolean =>
  (namesMishap(toWords(heading.text)) || readCase(title)?.form === "named") &&
  shareAsking(listGroups(blocks, source).flatMap(({ steps }) => steps.map(({ text }) => text))) >=
    0.6;

/** Whether a line that ends in a colon, directly before a list, asks to do what follows. */
const announcesSteps = (blocks: readonly RootContent[]): boolean =>
  blocks.some(
    (block, index) =>
      block.type === "paragraph" &&
      blocks[index + 1]?.type === "list" &&
      /[:：]$/u.test(toString(block).trimEnd()) &&
      ASKING.within.test(toWords(toString(block).slice(-200))),
  );

const ASKING = phrases(`
  do this, do the following, do these, follow these, these steps, following steps, in this order, proceed as follows, work through, zrob to, zrob kolejno, wykonaj, nastepujace kroki, w tej kolejnosci,
  mache folgendes, folgendes tun, gehe so vor, in dieser reihenfolge, diese schritte, folgende schritte, proceder comme suit, faire ceci, dans cet ordre, les etapes suivantes, haga lo siguiente,
  haz lo siguiente, en este orden, siga estos pasos, los siguientes pasos, faca o seguinte, nesta ordem, siga estes passos, os seguintes passos, procedere cosi, in questo ordine, fare quanto segue,
  seguire questi passi, сделайте следующее, в таком порядке, по порядку, следующие шаги, выполните, gjor dette, gjor folgende, i denne rekkefolgen, folg disse stegene, 次の手順, 以下の手順, 次の順,
  按以下步骤, 按顺序, 依照以下步驟, 依序, 다음 순서, 다음 단계, 다음을 수행`);

/** Lists as one, apart from those whose lead says that they come later: `Recovery must include:`. */
function byTime(groups: readonly StepGroup[], blocks: readonly RootContent[]): StepGroup[] {
  const start = groups.findIndex(({ line }, index) => index > 0 && comesLater(line, blocks));
  return start === -1
    ? [mergeGroups(groups)]
    : [mergeGroups(groups.slice(0, start)), mergeGroups(groups.slice(start))];
}

function comesLater(line: number, blocks: readonly RootContent[]): boolean {
  const lead = blocks[blocks.findIndex((block) => lineOf(block) === line) - 1];
  const text = lead?.type === "paragraph" ? toString(lead).trim() : "";
  const label = withoutColon(text);
  return label !== text && label.length <= LABEL && namesMending(label);
}

/** Letters of a line that is no more than the name of the list behind it. */
const LABEL = 60;

const mergeGroups = (groups: readonly StepGroup[]): StepGroup => ({
  form: groups[0]?.form ?? "bullets",
  steps: groups.flatMap(({ steps }) => steps),
  line: groups[0]?.line ?? 1,
});
