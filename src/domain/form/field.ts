import { FIELD_NAMES } from "./field-names.ts";
import { hasWords, startsWithWords, splitCase, toWords } from "../markdown/words.ts";

/** The answers of the incident form the engine understands. Where a label could mean two, the earlier one is meant. */
export const FORM_FIELDS = [
  "severity",
  "startedAt",
  "alert",
  "service",
  "impact",
  "summary",
] as const;

/** One of `FORM_FIELDS`. */
export type FormField = (typeof FORM_FIELDS)[number];

interface Name {
  readonly field: FormField;
  readonly words: string;
  /** Whether it says what a longer question is about; "when", "time" and "details" occur in questions of any kind. */
  readonly isTelling: boolean;
}

const NAMES: readonly Name[] = FORM_FIELDS.flatMap((field) =>
  FIELD_NAMES[field].split(",").map((name) => {
    const words = toWords(name);
    const isVague = field === "startedAt" || field === "summary";
    return { field, words, isTelling: !isVague || words.includes(" ") };
  }),
);

/** How surely a label names a field: as one of its names, as the beginning or a part of a longer question. */
export type Likeness = "exact" | "prefix" | "part";

/** All degrees of `Likeness`, surest first. */
export const LIKENESSES = ["exact", "prefix", "part"] as const satisfies readonly Likeness[];

/**
 * The field a label or an id means, `undefined` when it is not like any to that degree. The longest name counts:
 * `Affected services` is the service although `affected users` is the impact.
 */
export function fieldOf(label: string, likeness: Likeness): FormField | undefined {
  const words = toWords(splitCase(label));
  let best: Name | undefined;
  for (const name of NAMES)
    if (isLike(words, name, likeness) && name.words.length > (best?.words.length ?? 0)) best = name;
  return best?.field;
}

function isLike(words: string, name: Name, likeness: Likeness): boolean {
  if (likeness === "exact") return words === name.words;
  if (likeness === "prefix") return startsWithWords(words, name.words);
  return name.isTelling && hasWords(words, name.words);
}
