import { toWords } from "../../markdown/words.ts";
import type { Part } from "../outline.ts";
import type { SectionRole } from "../runbook.ts";
import { checksMended, isCheck } from "./checking.ts";
import { isFilledPart } from "./filled.ts";
import { bodySource, placesAround, roleAbove, type Place } from "./layout.ts";
import type { Passage, Subject } from "./model.ts";
import { DRILLS, ELSEWHERE, FORMS, NAMES } from "./names.ts";
import { phrases, withoutStart } from "./phrase.ts";
import { asksWhetherOver, isOverride, subjectsOf } from "./subject.ts";
import { isAboutRecovery, isCauseAnalysis } from "./traps.ts";

/**
 * The part about each subject, told by its heading, that holds something: of several the one a reader would be sent
 * to, the least deep, then the first.
 */
export function partBySubject(places: readonly Place[]): ReadonlyMap<Subject, Place> {
  const found = new Map<Subject, Place>();
  const behind = new Set<SectionRole | undefined>();
  const opening = openingChecks(places);
  const lastMending = places.findLastIndex(({ part }) => MENDING.has(part.ownRole));
  for (const [index, place] of places.entries()) {
    const isOpening = opening.has(place.part);
    const context = { place, behind, isMendedLater: index < lastMending, isOpening };
    for (const subject of subjectsIn(context)) {
      const best = found.get(subject);
      if (best !== undefined && best.part.depth <= place.part.depth) continue;
      if (isFilledPart(place.part) || (subject === "postmortem" && isForm(place.part)))
        found.set(subject, place);
    }
    behind.add(place.part.ownRole);
  }
  return found;
}

/** A form to be filled in afterwards: its empty places are what is planned. */
const isForm = ({ heading, blocks }: Part): boolean =>
  blocks.length > 0 && FORM.within.test(toWords(heading.text));

const FORM = phrases(
  "template, form, szablon, formularz, vorlage, formular, modele, formulaire, plantilla, formulario, modelo, modello, modulo, шаблон, форма, mal, skjema, テンプレート, 模板, 템플릿, 양식",
);

/** The passage a part makes. */
export const toPassage = (place: Place, source: string): Passage => ({
  heading: place.part.heading.text,
  line: place.part.line,
  raw: bodySource(place, source),
});

interface Context {
  readonly place: Place;
  /** Roles of the headings before. */
  readonly behind: ReadonlySet<SectionRole | undefined>;
  /** Whether a part that mends comes behind. */
  readonly isMendedLater: boolean;
  /** Whether its siblings begin to mend only behind it. */
  readonly isOpening: boolean;
}

/** Parts before the first of their siblings that mends: a `Check` there comes before the work. */
function openingChecks(places: readonly Place[]): ReadonlySet<Part> {
  const found = new Set<Part>();
  for (const { part } of places) {
    const first = part.children.findIndex(({ ownRole }) => BEGINNING.has(ownRole));
    for (const child of part.children.slice(0, Math.max(first, 0))) found.add(child);
  }
  return found;
}

const BEGINNING: ReadonlySet<SectionRole | undefined> = new Set<SectionRole>([
  "first-response",
  "mitigation",
  "procedure",
]);

const MENDING: ReadonlySet<SectionRole | undefined> = new Set<SectionRole>([
  "mitigation",
  "rollback",
  "procedure",
]);

/** The author's own word beats every doubt. */
function subjectsIn(context: Context): readonly Subject[] {
  const { part, isTitle } = context.place;
  if (isOverride(part)) return asSubject(part.ownRole);
  if (isTitle || part.title === "") return [];
  return [...subjectsOf(part)].filter((subject) => isMeant(subject, context));
}

const asSubject = (role: SectionRole | undefined): readonly Subject[] =>
  role === "escalation" || role === "rollback" || role === "validation" || role === "postmortem"
    ? [role]
    : [];

function isMeant(subject: Subject, context: Context): boolean {
  const { part } = context.place;
  if (isElsewhere(context.place)) return false;
  const words = toWords(part.heading.text);
  if (subject === "validation") return isRecoveryCheck(words, context);
  if (subject === "postmortem" && isCauseAnalysis(words))
    return (
      !context.isMendedLater && !["diagnosis", "triage"].includes(roleAbove(context.place) ?? "")
    );
  return true;
}

/** In an exercise, or among links and looks back. */
export function isElsewhere(place: Place): boolean {
  for (const { part, isTitle } of placesAround(place)) {
    const words = isTitle ? "" : toWords(part.heading.text);
    if (DRILLS.within.test(words) || ELSEWHERE.atStart.test(words)) return true;
  }
  return false;
}

const NOT_YET: ReadonlySet<SectionRole | undefined> = new Set<SectionRole>([
  "signals",
  "references",
  "overview",
  "prevention",
  "severity",
  "roles",
  "communication",
]);

/**
 * Whether a part that verifies something verifies the recovery: not where it opens a sequence, and, when it checks
 * some thing or the general health, only behind what mends.
 */
function isRecoveryCheck(words: string, { place, behind, isOpening }: Context): boolean {
  if (roleAbove(place) === "communication" || BEFORE.test(words)) return false;
  if (isAboutRecovery(words) || asksWhetherOver(words) || checksMended(words)) return true;
  if (isOpening && isCheck(words)) return false;
  const { heading } = place.part;
  if (heading.number === 1) return false;
  const bare = withoutStart(words, FORMS);
  const isNamed = [bare, words].some((name) => NAMES.validation.whole.test(name));
  if (IN_GENERAL.test(bare) && !isNamed) return false;
  const above = roleAbove(place);
  if (above === "diagnosis" || above === "triage") return false;
  const isBehind = [...MENDING].some((role) => behind.has(role));
  if (isBehind) return true;
  if (NOT_YET.has(above)) return false;
  return !IN_GENERAL.test(bare) && (isNamed || isLateStep(place));
}

/** `Pre-recovery checklist`: what has to be so before anything is mended. */
const BEFORE = /^(?:pre|before)[ -](?!clos|resum|reopen)/u;

/** Checks that are also made when nothing has happened. */
export const IN_GENERAL =
  /^(?:pre|health|smoke|healthcheck|gesundheit|zustand|sante|estado de salud|salud|saude|salute|здоров|helse|健康|ヘルス|헬스)/u;

/** Among the last third of numbered siblings. */
function isLateStep({ part, above }: Place): boolean {
  const { number } = part.heading;
  const last = above?.part.children.findLast(({ heading }) => heading.number !== undefined);
  const total = last?.heading.number ?? 0;
  return number !== undefined && total >= 3 && number * 3 >= total * 2;
}
