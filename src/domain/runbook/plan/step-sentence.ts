import type { Code } from "mdast";
import { toWords } from "../../markdown/words.ts";
import { isPlainText } from "../other-steps.ts";
import { callsForHelp } from "./calling.ts";
import { checkingLine } from "./command-check.ts";
import { isUnfilled } from "./filled.ts";
import { announcesGoingBack, goesBack } from "./going-back.ts";
import type { Passage, Subject } from "./model.ts";
import {
  confirmsRecovery,
  confirmsService,
  confirmsWell,
  seesHealth,
  tellsRecoveryChecked,
} from "./recovery-sentence.ts";
import { CONDITIONS, subjectOfSentence, withoutCondition } from "./sentence.ts";

/** How surely a line is about its subject: it is labelled so, or it only says so. */
export type Certainty = "label" | "sentence";

/** What a line plans. */
export interface Find {
  readonly subject: Subject;
  readonly certainty: Certainty;
  readonly passage: Passage;
}

/** What is read, and how closely. */
export interface Reading {
  readonly source: string;
  /** Whether a sentence could still tell something new. */
  readonly hearsSentences: () => boolean;
  /** Whether what is read stands below a heading such as `Recovery`. */
  readonly isMending: boolean;
  /** Whether what is read stands where the cause is still looked for. */
  readonly isSearching: boolean;
  /** Whether what is read stands in a part that mends or goes back. */
  readonly isRepairing: boolean;
  /** Whether what is read stands in a part that says what to do. */
  readonly isToDo: boolean;
}

/** What a sentence is about stands near its start. */
const LONGEST = 400;

/** What a sentence plans, `raw` being the whole step or line it opens. */
export function* fromSentence(
  text: string,
  line: number,
  kind: "step" | "prose",
  reading: Reading,
  raw = text,
): Generator<Find> {
  if (!reading.hearsSentences()) return;
  const start = text.slice(0, LONGEST).replaceAll("\n", " ");
  const main = withoutCondition(start);
  if (AMONG_OTHERS.test(start)) return;
  const words = toWords(start);
  const subject =
    subjectOfSentence(words, kind) ??
    (callsForHelp(start, CONDITIONS.within.test(words)) ? "escalation" : undefined) ??
    (main === start ? undefined : subjectOfSentence(toWords(main), kind)) ??
    (kind === "step" && tellsRecoveryChecked(toWords(start.replace(BEHIND_COLON, "")))
      ? "validation"
      : undefined) ??
    (kind === "step" && (confirmsRecovery(start) || confirmsInStep(start, reading))
      ? "validation"
      : undefined);
  if (subject !== undefined && !isUnfilled(start)) yield saying(subject, start.trim(), line, raw);
}

/** What tells that all is well again only where nobody searches any more. */
const confirmsInStep = (start: string, { isSearching, isRepairing }: Reading): boolean =>
  (!isSearching && confirmsService(start)) || (isRepairing && seesHealth(start));

/** `Rollback, flag off, traffic shift`: one of several ways, of which none is told. */
const AMONG_OTHERS = /^\s*(?:rollback|revert)\s?[,/]/iu;

/** `Service restored and confirmed: …`: what it goes by does not say what is told. */
const BEHIND_COLON = /[:：].*$/su;

const NUMBERED_COMMENT =
  /^\s{0,40}(?:#|\/\/|--)\s{0,4}(?:step\s)?\d{1,2}[.):]\s{0,4}(?<text>\S.*)$/iu;

/** `6. VERIFY → confirm the rate`, in a fence that holds text. */
const NUMBERED_LINE = /^\s{0,20}\d{1,2}[.)]\s{1,4}(?<text>\S.*)$/u;

/** What a line says of a subject. */
export const saying = (subject: Subject, heading: string, line: number, raw: string): Find => ({
  subject,
  certainty: "sentence",
  passage: { heading, line, raw },
});

/** `# 4. Verify the workers are back`, and a bullet in a fence that holds text. */
const COMMENT = /^[\s│├└─┬|]{0,60}(?:#|\/\/|--|-|\*)\s{1,4}(?:\d{1,2}[.):]\s{1,4})?(?<text>\S.*)$/u;

/** Steps that are numbered comments between commands, or numbered lines of plain text; and commands that go back. */
export function* fromComments(code: Code, reading: Reading): Generator<Find> {
  if (!reading.hearsSentences()) return;
  const { value, position } = code;
  const numbered = isPlainText(code.lang) ? NUMBERED_LINE : NUMBERED_COMMENT;
  const rows = value.split("\n");
  const checked = rows[checkingLine(rows)];
  if (checked !== undefined)
    yield saying(
      "validation",
      checked.trim(),
      (position?.start.line ?? 0) + 1 + rows.indexOf(checked),
      checked.trim(),
    );
  for (const [index, row] of rows.entries()) {
    if (goesBack(row) || announcesGoingBack(row, rows[index + 1]))
      yield saying("rollback", row.trim(), (position?.start.line ?? 0) + 1 + index, row.trim());
    const comment = COMMENT.exec(row)?.groups?.["text"];
    if (comment !== undefined && !reading.isSearching && confirmsWell(comment))
      yield saying("validation", comment, (position?.start.line ?? 0) + 1 + index, row.trim());
    const text = (numbered.exec(row) ?? NUMBERED_COMMENT.exec(row))?.groups?.["text"];
    if (text !== undefined)
      yield* fromSentence(
        text,
        (position?.start.line ?? 0) + 1 + index,
        "step",
        reading,
        row.trim(),
      );
  }
}
