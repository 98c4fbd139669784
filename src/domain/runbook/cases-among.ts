import { toWords } from "../markdown/words.ts";
import { readHeading } from "./heading.ts";
import { CASES_ABOVE, readCase } from "./plan/case.ts";
import { roleOf } from "./role.ts";
import { SECTION_ROLES, type Section, type SectionRole } from "./runbook.ts";
import { readHead } from "./severity/level-head.ts";
import { namesMishap } from "./trouble.ts";

/** A section with those directly below it. */
interface Branch {
  readonly section: Section;
  readonly children: Branch[];
}

/**
 * The sections that each tell of one thing that may go wrong, with their place among those beside them, from 0; of
 * less than two nothing follows.
 */
export function casesOf(sections: readonly Section[]): ReadonlyMap<Section, number> {
  const found = new Map<Section, number>();
  const look = ({ section, children }: Branch): void => {
    const cases = children.length < 2 ? [] : casesAmong(section.title, children);
    for (const [index, one] of cases.entries()) found.set(one, index);
    for (const child of children) if (!found.has(child.section)) look(child);
  };
  for (const branch of branchesOf(sections)) look(branch);
  return found;
}

function branchesOf(sections: readonly Section[]): readonly Branch[] {
  const tops: Branch[] = [];
  const path: Branch[] = [];
  for (const section of sections) {
    while ((path.at(-1)?.section.depth ?? 0) >= section.depth) path.pop();
    const branch = { section, children: [] };
    (path.at(-1)?.children ?? tops).push(branch);
    path.push(branch);
  }
  return tops;
}

/** Of siblings of which two tell of what goes wrong, all do that say nothing else. */
function casesAmong(title: string, children: readonly Branch[]): readonly Section[] {
  const words = toWords(readHeading(title).text);
  const isForEmergencies =
    roleOf(title) === "first-response" &&
    children.some(({ section }) => namesMishap(toWords(section.title)));
  const areAnnounced = CASES_ABOVE.whole.test(words) || BY_KIND.test(words) || isForEmergencies;
  const read = children.map((child) => ({
    section: child.section,
    isSure: isCase(child),
    role: roleOf(child.section.title),
  }));
  const alike = alikeAmong(children);
  const sure = read.filter(({ isSure }) => isSure);
  if (alike.length > sure.length) return alike;
  const lettered = letteredAmong(children);
  const areLettered =
    areAnnounced || sure.filter(({ section }) => lettered.has(section)).length >= 2;
  const first = sure[0]?.section.line ?? 0;
  if (sure.length < 2 && !areAnnounced) return [];
  return read
    .filter(({ section, isSure, role }) => {
      if (isSure || (areLettered && lettered.has(section))) return true;
      if (sure.length === 0) return role === undefined;
      return (areAnnounced || section.line > first) && !SAYING_MORE.has(role);
    })
    .map(({ section }) => section);
}

/** Siblings counted by letters: where cases are announced or two of them tell of what goes wrong, each is for one finding, whatever it is called. */
const letteredAmong = (children: readonly Branch[]): ReadonlySet<Section> =>
  new Set(
    children
      .map(({ section }) => section)
      .filter(({ title }) => readCase(title)?.form === "lettered"),
  );

/** Siblings, other than levels of severity, that are divided by the same headings: each tells of its own matter in the same order. */
function alikeAmong(children: readonly Branch[]): readonly Section[] {
  const counts = new Map<string, number>();
  const namesOf = (branch: Branch): ReadonlySet<string> =>
    new Set(branch.children.map(({ section }) => toWords(readHeading(section.title).text)));
  for (const child of children)
    for (const name of namesOf(child)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const alike = children
    .filter((child) => [...namesOf(child)].some((name) => (counts.get(name) ?? 0) >= LEAST_ALIKE))
    .filter(({ section }) => readHead(section.title, true) === undefined)
    .map(({ section }) => section);
  return alike.length >= LEAST_ALIKE ? alike : [];
}

const LEAST_ALIKE = 3;

/** Roles that no heading among cases has by chance: `Cannot confirm the address` is no triage. */
const SAYING_MORE: ReadonlySet<SectionRole | undefined> = new Set(
  SECTION_ROLES.filter((role) => role !== "triage" && role !== "diagnosis"),
);

/** Named, conditional, called after what goes wrong, or with a part that says what it looks like. */
function isCase({ section: { title, hasSymptoms }, children }: Branch): boolean {
  if (ALERT_NAME.test(title.trim()) || SAID.test(title.trim())) return true;
  const form = readCase(title)?.form;
  if (form === "named" || form === "condition") return true;
  if (roleOf(title) !== undefined) return false;
  return (
    hasSymptoms ||
    namesMishap(toWords(title)) ||
    children.some(({ section }) => roleOf(section.title) === "signals")
  );
}

/** `"The page stays white" (mornings)`: what people report. */
const SAID = /^(?:\d{1,2}[.)] )?["“„«「'‘][^"“”»」'’]{8,80}["”»」'’](?: [(（—–-].{0,60})?$/u;

/** `QueueTooDeep` */
const ALERT_NAME = /^(?:[A-Z]{1,4}[a-z0-9]+){2,}$/u;

/** `Playbooks par type`, `Response per scenario`, `Common playbooks`. */
const BY_KIND =
  /(?:^| )(?:by|per|par|por|pro|nach|wedlug|po|по|etter) (?:\p{L}+ )?(?:types?|kinds?|scenarios?|categor\p{L}+|causes?|reasons?|symptoms?|incidents?|tipo|typ|art|scenario|rodzaju|тип\p{L}*|сценари\p{L}*)(?: |$)|^(?:common|typical|known|frequent) /u;
