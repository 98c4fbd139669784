import { toWords } from "../../markdown/words.ts";
import { readHeading } from "../heading.ts";
import type { Part } from "../outline.ts";
import { roleOf } from "../role.ts";
import type { SectionRole } from "../runbook.ts";
import { SUBJECTS, type Subject } from "./model.ts";
import { FORMS, MORE_NAMES, NAMES } from "./names.ts";
import { withoutStart } from "./phrase.ts";
import { isTrap } from "./traps.ts";

/** The subjects a heading names: most name none, `Communication and escalation` and `Rollback & verification` more than one role. */
export function subjectsOf({ heading, ownRole }: Part): ReadonlySet<Subject> {
  const whole = heading.text;
  const pieces = piecesOf(whole);
  const [only, ...more] = pieces;
  const named =
    only !== undefined && more.length === 0
      ? (subjectOfPiece(only, () => ownRole, true) ?? [])
      : pieces.flatMap((piece) => subjectOfPiece(piece, () => roleOf(piece), false) ?? []);
  return new Set([named].flat().filter((subject) => !isTrap(subject, toWords(whole))));
}

/** The one subject a label or the first words of a step name. */
export function subjectOfLabel(label: string): Subject | undefined {
  const words = withoutStart(toWords(readHeading(label).text), FORMS);
  const subject = nameAtStart(words);
  return subject === undefined || isTrap(subject, words) ? undefined : subject;
}

/** The one subject a cell names and nothing more. */
export function subjectNamed(name: string): Subject | undefined {
  const words = withoutStart(toWords(readHeading(name).text), FORMS);
  return SUBJECTS.find((subject) => NAMES[subject].whole.test(words));
}

const BETWEEN =
  /[&+/,;:()、，；：（）]| - |[–—]| (?:and|und|et|y|e|i|og|oraz|и|or|or else) |及|和|与|與|と|및/iu;

/** A heading is told by its beginning, however long it is. */
const LONGEST = 200;

const piecesOf = (text: string): readonly string[] =>
  text
    .slice(0, LONGEST)
    .split(BETWEEN)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");

function subjectOfPiece(
  piece: string,
  role: () => SectionRole | undefined,
  isWhole: boolean,
): Subject | undefined {
  const words = toWords(piece);
  const bare = withoutStart(words, FORMS);
  // Looking a role up takes long, and only a name at the start counts in a piece.
  const mayBe = isWhole || SUBJECTS.some((candidate) => NAMES[candidate].atStart.test(bare));
  const found = mayBe ? role() : undefined;
  const subject = SUBJECTS.find((candidate) => candidate === found);
  const longer = SUBJECTS.find((candidate) => MORE_NAMES[candidate].atStart.test(words));
  if (longer !== undefined) return longer;
  if (subject !== undefined && (isWhole || NAMES[subject].atStart.test(bare))) return subject;
  return bare === words ? undefined : nameAtStart(bare);
}

/** The subject with the longest name at the start: `Rollback verification` is a verification. */
function nameAtStart(words: string): Subject | undefined {
  let best: Subject | undefined;
  let length = 0;
  for (const subject of SUBJECTS) {
    const name = NAMES[subject].atStart.exec(words)?.[0];
    if (name === undefined || name.length <= length) continue;
    best = subject;
    length = name.length;
  }
  return best;
}

/** Whether the outline's role for the heading comes from the author's own word and not from its text. */
export const isOverride = ({ title, ownRole }: Part): boolean =>
  SUBJECTS.some((subject) => subject === ownRole) && roleOf(title) !== ownRole;
