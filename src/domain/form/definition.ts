/** One question of an issue form. */
export interface FormQuestion {
  readonly id: string | undefined;
  readonly label: string;
  /** GitHub's type: `input`, `textarea`, `dropdown`, `checkboxes`. Unknown ones are kept as they are. */
  readonly kind: string;
  /** Texts to choose from; empty where there is nothing to choose. */
  readonly options: readonly string[];
}

/** The questions of an issue form in order. */
export type FormDefinition = readonly FormQuestion[];

/**
 * Reads the questions from a parsed `.github/ISSUE_TEMPLATE/*.yml`. Never fails: what is no question (texts between
 * them, things of an unknown shape) is left out.
 */
export function readFormDefinition(form: unknown): FormDefinition {
  const body = isRecord(form) ? form["body"] : undefined;
  return Array.isArray(body) ? body.flatMap((element: unknown) => readQuestion(element)) : [];
}

function readQuestion(element: unknown): FormDefinition {
  if (!isRecord(element)) return [];
  const { id, type, attributes } = element;
  if (type === "markdown" || typeof type !== "string" || !isRecord(attributes)) return [];
  const { label, options } = attributes;
  if (typeof label !== "string" || label.trim() === "") return [];
  return [
    {
      id: typeof id === "string" ? id : undefined,
      label,
      kind: type,
      options: Array.isArray(options)
        ? options.flatMap((option: unknown) => readOption(option))
        : [],
    },
  ];
}

/** A dropdown's options are texts (or what YAML makes of them), those of checkboxes have a label. */
function readOption(option: unknown): readonly string[] {
  if (isRecord(option)) return readOption(option["label"]);
  return typeof option === "string" || typeof option === "number" || typeof option === "boolean"
    ? [String(option)]
    : [];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
