import { hasWords, isUnspaced, startsWithWords, toWords } from "../markdown/words.ts";
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

/**
 * What a heading makes of its part: by the longest name it begins with, else by the longest it contains.
 * `undefined` for most headings, which speak of the matter itself.
 */
export function roleOf(heading: string): SectionRole | undefined {
  const words = toWords(readHeading(heading).text);
  return (
    longest(words, startsWithWords, () => true) ??
    longest(words, hasWords, ({ isTelling }) => isTelling)
  );
}

/** As `roleOf`, for text that is no heading and must be named for what it is. */
export function roleNamed(text: string): SectionRole | undefined {
  const words = toWords(readHeading(text).text);
  return NAMES.find((name) => name.words === words)?.role;
}

function longest(
  words: string,
  fits: (words: string, name: string) => boolean,
  counts: (name: Name) => boolean,
): SectionRole | undefined {
  let best: Name | undefined;
  for (const name of NAMES)
    if (name.words.length > (best?.words.length ?? 0) && counts(name) && fits(words, name.words))
      best = name;
  return best?.role;
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
