import { parseBody } from "../markdown/parse.ts";
import { toWords } from "../markdown/words.ts";
import type { Answer } from "./answer.ts";
import type { FormDefinition, FormQuestion } from "./definition.ts";
import { FORM_FIELDS, LIKENESSES, fieldOf, type FormField } from "./field.ts";
import { looksLikeSeverity } from "./severity-words.ts";

/** The answers by what they mean; a field nobody filled in is `undefined`. */
export type FormAnswers = Readonly<Record<FormField, string | undefined>> & {
  /** Answers to questions the engine does not know, in order. */
  readonly others: readonly Answer[];
};

/** Which question of a team's form means which field, by id or label, where the defaults do not find it. */
export type FieldOverrides = Readonly<Partial<Record<FormField, string | undefined>>>;

/**
 * Finds out which answer means which field: by what the config says, by the id in the form, by the label, by the
 * options to choose from; the surer way first, so that a field found by its id leaves other answers to others.
 */
export function mapAnswers(
  answers: readonly Answer[],
  definition: FormDefinition | undefined,
  overrides: FieldOverrides,
): FormAnswers {
  const found = assign(
    answers.map(({ label, answer }) => ({
      label,
      question: questionOf(label, definition),
      answer,
    })),
    overrides,
  );
  const taken = new Set(found.values());
  const values = Object.fromEntries(
    FORM_FIELDS.map((field) => {
      const index = found.get(field);
      const answer = index === undefined ? undefined : answers[index]?.answer;
      return [field, answer === "" ? undefined : answer];
    }),
  );
  return {
    severity: unfenced(values["severity"]),
    startedAt: unfenced(values["startedAt"]),
    alert: unfenced(values["alert"]),
    service: unfenced(values["service"]),
    impact: values["impact"],
    summary: values["summary"],
    others: answers.filter((_, index) => !taken.has(index)),
  };
}

/**
 * Whether a body is an incident report by its form: it answers for a severity and at least one more of our fields,
 * by questions of the form at that path. Any issue may have a heading "Severity", so without a form nothing is.
 */
export function looksLikeIncidentForm(
  answers: readonly Answer[],
  definition: FormDefinition | undefined,
  overrides: FieldOverrides = {},
): boolean {
  const asked = answers.flatMap(({ label, answer }) => {
    const question = questionOf(label, definition);
    return question === undefined ? [] : [{ label, question, answer }];
  });
  const found = assign(asked, overrides);
  return found.has("severity") && found.size >= 2;
}

/** Which question of a form means which field, for those who fill it in. */
export function questionsByField(
  definition: FormDefinition,
  overrides: FieldOverrides,
): ReadonlyMap<FormField, FormQuestion> {
  const found = assign(
    definition.map((question) => ({ label: question.label, question, answer: "" })),
    overrides,
  );
  return new Map(
    [...found].flatMap(([field, index]) => {
      const question = definition[index];
      return question === undefined ? [] : [[field, question] as const];
    }),
  );
}

/** A form can show a field as code (`render`), which is no part of what was said. */
function unfenced(answer: string | undefined): string | undefined {
  const [only, ...more] = answer === undefined ? [] : parseBody(answer).children;
  return only?.type === "code" && more.length === 0 ? only.value : answer;
}

/** An answer and the question of the form it belongs to. */
interface Candidate {
  readonly label: string;
  readonly question: FormQuestion | undefined;
  readonly answer: string;
}

const questionOf = (
  label: string,
  definition: FormDefinition | undefined,
): FormQuestion | undefined =>
  definition?.find((question) => toWords(question.label) === toWords(label));

/** Index of the answer by field. */
function assign(
  candidates: readonly Candidate[],
  overrides: FieldOverrides,
): ReadonlyMap<FormField, number> {
  const found = new Map<FormField, number>();
  const taken = new Set<number>();
  for (const means of waysToTell(overrides))
    for (const [index, candidate] of candidates.entries()) {
      const field = taken.has(index) ? undefined : means(candidate);
      if (field === undefined || found.has(field)) continue;
      found.set(field, index);
      taken.add(index);
    }
  return found;
}

type WayToTell = (candidate: Candidate) => FormField | undefined;

const waysToTell = (overrides: FieldOverrides): readonly WayToTell[] => [
  ({ label, question }) =>
    FORM_FIELDS.find((field) => {
      const wanted = overrides[field];
      return (
        wanted !== undefined && (wanted === question?.id || toWords(wanted) === toWords(label))
      );
    }),
  ({ question }) => (question?.id === undefined ? undefined : fieldOf(question.id, "exact")),
  ({ label }) => fieldOf(label, "exact"),
  ({ question }) => (hasSeverityOptions(question) ? "severity" : undefined),
  ...LIKENESSES.map<WayToTell>(
    (likeness) =>
      ({ label, question }) =>
        fieldOf(label, likeness) ??
        (question?.id === undefined ? undefined : fieldOf(question.id, likeness)),
  ),
  ({ question, answer }) =>
    question === undefined && looksLikeSeverity(answer) ? "severity" : undefined,
];

const hasSeverityOptions = (question: FormQuestion | undefined): boolean =>
  question !== undefined &&
  question.options.filter((option) => looksLikeSeverity(option)).length >= 2;
