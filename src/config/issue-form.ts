import { readYaml } from "./yaml-document.ts";

/** One question of an issue form, as its file defines it. */
export interface FormQuestion {
  readonly id: string | undefined;
  /** The heading above its answer in the issue. */
  readonly label: string;
  /** GitHub's word: `input`, `textarea`, `dropdown`, `checkboxes`, … */
  readonly kind: string;
  /** What may be chosen, in order; empty where people write. */
  readonly options: readonly string[];
}

/**
 * Reads the questions of an issue form in order; text between them (`markdown`) is none. A form is GitHub's and
 * checked by it, so whatever is not as it should be is passed over, and a text that is no form has no questions.
 */
export function readIssueForm(text: string): readonly FormQuestion[] {
  const reading = readYaml(text, "");
  if (reading.kind === "unreadable") return [];
  return listOf(fieldOf(reading.value, "body")).flatMap((item) => {
    const kind = textOf(fieldOf(item, "type"));
    const attributes = fieldOf(item, "attributes");
    const label = textOf(fieldOf(attributes, "label"));
    if (kind === undefined || kind === "markdown" || label === undefined) return [];
    const options = listOf(fieldOf(attributes, "options")).flatMap(optionOf);
    return [{ id: textOf(fieldOf(item, "id")), label, kind, options }];
  });
}

/** A dropdown lists texts, checkboxes list mappings with a label. */
const optionOf = (option: unknown): readonly string[] => {
  const label = textOf(option) ?? textOf(fieldOf(option, "label"));
  return label === undefined ? [] : [label];
};

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Numbers and truth values are texts somebody forgot to quote. */
const textOf = (value: unknown): string | undefined => {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
};
