import { toWords } from "../markdown/words.ts";
import { laterPoints } from "./another-day.ts";
import { casesOf } from "./cases-among.ts";
import { chainsOf, type Chain } from "./chain.ts";
import { formPoints } from "./form-points.ts";
import { orderPoints } from "./phase-order.ts";
import { beginsResponse } from "./beginning.ts";
import { roleNamed, roleOf } from "./role.ts";
import type { Checklist, Runbook, Section, SectionRole, Step } from "./runbook.ts";

type Steps = Pick<Runbook, "checklists" | "sections">;

/** What the part that steps stand in is for, in points: the more, the sooner in an incident it is turned to. */
const ROLE_POINTS = {
  "first-response": 60,
  procedure: 50,
  triage: 40,
  diagnosis: 30,
  mitigation: 32,
} as const satisfies Partial<Record<SectionRole, number>>;
/** Steps of the first minutes, and those called the first, come before those of the whole process. */
const IN_FIRST_TIME = 6;
const POINTS: ReadonlyMap<string, number> = new Map(Object.entries(ROLE_POINTS));
/** Of steps whose part has no role. */
const OTHER_POINTS = 18;
/** Of steps that are only called so, below a heading that says nothing of when they are taken. */
const CALLED_STEPS = 4;
/** `Investigation steps` are taken before anything is mended, while a mere `Diagnosis` may be only read. */
const NAMED_STEPS = 6;
/** Cases in a chapter such as `Emergency procedures`. */
const IN_EMERGENCY = 24;
/** A case is not the first thing to know of; a later case is less so. */
const IN_CASE = -14;
const PER_CASE = -12;
const MOST_CASES = 5;
/** Where a document tells of cases, what is none and says nothing of when it is done. */
const BESIDE_CASES = -24;
/** What is done whatever the case, and stands before all of them. */
const BEFORE_CASES = 16;
/** The document, a chapter and the part itself. */
const MOST_AROUND = 3;
const LATEST = -12;
/** Steps for some incidents only. */
const OF_SEVERITY = -8;
/** The worse the incident, the sooner somebody looks for its steps. */
const PER_LEVEL = -2;
const OF_CASE = -10;
/** Checklists of a document in which each is a step closer to its end by the full measure. */
const USUAL_COUNT = 6;

/** How likely a responder is to start with each of the checklists, in points that are only good for comparing. */
export function likelihoods({ checklists, sections }: Steps): ReadonlyMap<Checklist, number> {
  const chains = chainsOf(sections);
  const cases = casesOf(sections);
  const texts = textsByLine(checklists);
  const order = orderPoints(sections);
  const last = Math.max(checklists.length, USUAL_COUNT) - 1;
  let before = 0;
  const lines = [...cases.keys()].map(({ line }) => line).toSorted((a, b) => a - b);
  return new Map(
    checklists.map((checklist, index) => {
      while ((lines[before] ?? Number.POSITIVE_INFINITY) < checklist.line) before += 1;
      const chain = chains.get(checklist.line) ?? [];
      const found = chain.find((one) => cases.has(one));
      const points =
        rolePoints(checklist, chain, found) +
        (order.get(checklist.line) ?? 0) +
        formPoints(checklist, texts.get(checklist.line) ?? []) +
        (found === undefined
          ? besideCases(chain, before, cases.size)
          : IN_CASE + Math.min(cases.get(found) ?? 0, MOST_CASES) * PER_CASE) +
        scopePoints(checklist) +
        (found === undefined && beginsResponse(checklist.heading) ? IN_FIRST_TIME : 0) +
        (QUICK.test(toWords(chain.at(-1)?.title ?? "")) ? IN_FIRST_TIME : 0) +
        laterPoints(checklist, chain, sections) +
        (index / last) * LATEST;
      return [checklist, points];
    }),
  );
}

const scopePoints = ({ scope }: Checklist): number =>
  (scope.severities.length > 0 ? OF_SEVERITY + levelOf(scope.severities[0] ?? "") * PER_LEVEL : 0) +
  (scope.branch === undefined ? 0 : OF_CASE);

/** The number in the name of a level. */
const levelOf = (name: string): number => Number(/\d/u.exec(name)?.[0] ?? 0);

function textsByLine(checklists: readonly Checklist[]): ReadonlyMap<number, readonly Step[]> {
  const texts = new Map<number, Step[]>();
  for (const { line, steps } of checklists) {
    const below = texts.get(line) ?? [];
    for (const step of steps) below.push(step);
    texts.set(line, below);
  }
  return texts;
}

/** What a case is for is not what its chapter is for, and what it is called does not say what its steps are for. */
function rolePoints(
  { phase, heading }: Checklist,
  chain: Chain,
  found: Section | undefined,
): number {
  const own = found === undefined ? roleIn(chain) : roleWithin(chain, found);
  // In a document on going back that is the work itself.
  const isBack = own === "rollback" || (own === undefined && found?.role === "rollback");
  const isWork = isBack && roleOf(chain[0]?.title ?? "") === "rollback";
  const role = isWork ? "procedure" : own;
  if (role === undefined && found !== undefined && isOfIncidents(chain, found))
    return OTHER_POINTS + IN_EMERGENCY;
  if (role === undefined)
    return phase === "first-response" && found === undefined ? ROLE_POINTS.procedure : OTHER_POINTS;
  if (role === "procedure" && (isCalledOnly(chain) || isListOfPoints(heading)))
    return OTHER_POINTS + CALLED_STEPS;
  const named = role === "diagnosis" && STEPS.test(toWords(heading)) ? NAMED_STEPS : 0;
  return (POINTS.get(role) ?? 0) + named;
}

/** Whether a case stands in a chapter for when something has happened: `Emergency procedures`, `Incident playbooks`. */
const isOfIncidents = (chain: Chain, found: Section): boolean =>
  found.role === "first-response" ||
  found.role === "procedure" ||
  INCIDENTS.test(toWords(chain[chain.indexOf(found) - 1]?.title ?? ""));

const INCIDENTS =
  /(?:^| )(?:incidents?|emergency|outages?|failure) (?:playbooks?|runbooks?|scenarios?|procedures?|response)(?: |$)/u;

/** To acknowledge and to assess are parts of a first response where they stand below one, and so are mere `Actions`. */
function roleIn(chain: Chain): SectionRole | undefined {
  const [role, above] = [chain.at(-1)?.role, chain.at(-2)?.role];
  if (role === "first-response" && above === "mitigation") return "mitigation";
  const isPart = role === "triage" || role === "procedure";
  return isPart && above === "first-response" ? "first-response" : role;
}

/** What the closest heading below a case says. */
const roleWithin = (chain: Chain, found: Section): SectionRole | undefined =>
  chain
    .slice(chain.indexOf(found) + 1)
    .map(({ title }) => roleOf(title))
    .findLast((role) => role !== undefined);

/** `Actions` in a chapter about one thing. */
function isCalledOnly(chain: Chain): boolean {
  const [own, above] = chain.length > 2 ? [chain.at(-1), chain.at(-2)] : [];
  return (
    above !== undefined && above.role === undefined && roleNamed(own?.title ?? "") === "procedure"
  );
}

/** `Security checklist`: points about some matter, unless that is the incident itself. */
const isListOfPoints = (heading: string): boolean => {
  const words = toWords(heading);
  return /.checklists?$/u.test(words) && !ON_INCIDENT.test(words);
};

/** Of several ways the quick one. */
const QUICK =
  /^(?:\d{1,2} )?(?:quick|quickest|fast|fastest|szybk\p{L}{1,3}|schnell\p{L}{0,3}|rapide|rapido|rapida|быстр\p{L}{1,3}|rask|hurtig)(?: |$)|^(?:クイック|快速|빠른)/u;

const ON_INCIDENT =
  /(?:^| )(?:incidents?|outages?|emergency|alerts?|response|responder|triage|first|initial|immediate|quick|detection|on call|workflow|intake|recovery|rollback|restore|containment|investigation|diagnostics?|diagnosis|troubleshooting|debug)(?: |$)/u;

const STEPS =
  /(?:^| )(?:steps|kroki|etapes|pasos|passos|passi|шаги|steg)(?: |$)|(?:schritte|steg)(?: |$)|手順|步骤|步驟|절차|단계/u;

/** What follows the cases and is for all of them mends what they have told of, unless it says that it comes first. */
function besideCases(chain: Chain, before: number, all: number): number {
  const role = chain.at(-1)?.role;
  if (all === 0) return 0;
  if (BEGINNINGS.has(role) && !(role === "procedure" && before === all))
    return before === 0 && chain.length <= MOST_AROUND ? BEFORE_CASES : 0;
  if (role === undefined) return BESIDE_CASES;
  return before === 0 ? 0 : IN_CASE + Math.min(before, MOST_CASES) * PER_CASE;
}

const BEGINNINGS: ReadonlySet<SectionRole | undefined> = new Set<SectionRole>([
  "first-response",
  "procedure",
  "triage",
]);
