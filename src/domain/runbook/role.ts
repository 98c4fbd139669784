import { isUnspaced, toWords } from "../markdown/words.ts";
import { readHeading } from "./heading.ts";
import { ROLE_NAMES } from "./role-names.ts";
import { SECTION_ROLES, type ChecklistPhase, type SectionRole } from "./runbook.ts";

interface Name {
  readonly role: SectionRole;
  readonly words: string;
  /** Whether it still says what a heading is about when it stands in the middle of one. */
  readonly isTelling: boolean;
}

const SHORT_BUT_TELLING: ReadonlySet<string> = new Set(
  "steps,kroki,schritte,pasos,passos,etapes,passi,шаги,triage,impact,symptoms,revert,cause".split(
    ",",
  ),
);

const NAMES: readonly Name[] = SECTION_ROLES.flatMap((role) =>
  ROLE_NAMES[role].split(",").map((name) => {
    const words = toWords(name);
    const isLong = words.length >= 8 || words.includes(" ");
    return {
      role,
      words,
      isTelling: isUnspaced(words) ? words.length >= 2 : isLong || SHORT_BUT_TELLING.has(words),
    };
  }),
);

/** Of a name that several roles have, the first counts. */
const BY_WORDS: ReadonlyMap<string, Name> = new Map(
  NAMES.toReversed().map((name) => [name.words, name]),
);
const ORDER: ReadonlyMap<Name, number> = new Map(NAMES.map((name, index) => [name, index]));
const UNSPACED_NAMES: readonly Name[] = NAMES.filter(({ words }) => isUnspaced(words));
const MOST_WORDS = Math.max(...NAMES.map(({ words }) => words.split(" ").length));

/**
 * What a heading makes of its part: by the longest name it begins with, else by the longest it contains.
 * `undefined` for most headings, which speak of the matter itself.
 */
export function roleOf(heading: string): SectionRole | undefined {
  const words = toWords(readHeading(heading).text);
  const [phase, number] = PHASE.exec(words) ?? [];
  const role = roleOfWords(phase === undefined ? words : words.slice(phase.length));
  const isFirst = number === "1" && STEP_ROLES.some((one) => one === role);
  return isFirst ? "first-response" : role;
}

/** `Phase 1: Identify`; the first of them is where responding begins. */
const PHASE =
  /^(?:phase|stage|faza|etap|stufe|etape|fase|etapa|этап|фаза|フェーズ|阶段|階段) ?(\d{1,2}) (?=\S)/u;

function roleOfWords(words: string): SectionRole | undefined {
  if (words === "") return undefined;
  const atStart = [
    ...spacedNames(words.split(" ").slice(0, MOST_WORDS), 1),
    ...unspacedNames(words, (name) => words.startsWith(name)),
  ];
  if (atStart.length > 0) return longest(atStart);
  const within = [
    ...spacedNames(words.split(" "), Number.POSITIVE_INFINITY),
    ...unspacedNames(words, (name) => words.includes(name)),
  ];
  return longest(within.filter(({ isTelling }) => isTelling));
}

/** As `roleOf`, for text that is no heading and must be named for what it is. */
export const roleNamed = (text: string): SectionRole | undefined =>
  BY_WORDS.get(toWords(readHeading(text).text))?.role;

/** The names that rows of whole words make, of those that begin with one of the first `starts`. */
function spacedNames(words: readonly string[], starts: number): readonly Name[] {
  const found: Name[] = [];
  for (const first of words.slice(0, Math.min(starts, words.length)).keys()) {
    let text = "";
    for (const word of words.slice(first, first + MOST_WORDS)) {
      text = text === "" ? word : `${text} ${word}`;
      const name = BY_WORDS.get(text);
      if (name !== undefined && !isUnspaced(name.words)) found.push(name);
    }
  }
  return found;
}

const unspacedNames = (words: string, fits: (name: string) => boolean): readonly Name[] =>
  isUnspaced(words) ? UNSPACED_NAMES.filter((name) => fits(name.words)) : [];

/** Of names of one length the one that stands first in the table. */
function longest(names: readonly Name[]): SectionRole | undefined {
  const order = (name: Name): number => ORDER.get(name) ?? 0;
  return names.toSorted((a, b) => b.words.length - a.words.length || order(a) - order(b))[0]?.role;
}

/** Parts whose lists and steps are something a person does, in the order in which they make a first response. */
export const STEP_ROLES = [
  "first-response",
  "procedure",
  "triage",
  "mitigation",
  "diagnosis",
] as const satisfies readonly SectionRole[];

const PHASES: Readonly<Partial<Record<SectionRole, ChecklistPhase>>> = {
  "first-response": "first-response",
  procedure: "first-response",
  triage: "first-response",
  diagnosis: "diagnosis",
  mitigation: "mitigation",
  rollback: "rollback",
  validation: "validation",
  communication: "communication",
  postmortem: "postmortem",
};

/** When the steps of such a part are done; `undefined` where what looks like steps is none (levels of escalation, links). */
export const phaseOf = (role: SectionRole | undefined): ChecklistPhase | undefined =>
  role === undefined ? "other" : PHASES[role];
