import type { Input } from "./workflow.ts";

/** The inputs of a dispatch after GitHub's checks, or its answer when it refuses them (HTTP 422). */
export type DispatchInputs =
  | {
      readonly kind: "accepted";
      readonly inputs: Readonly<Record<string, string | boolean | number>>;
    }
  | { readonly kind: "refused"; readonly message: string };

/**
 * Fills in defaults and checks names, required ones, choices, booleans and numbers.
 * `accepted` inputs have the type the `inputs` context gives them; the event payload has them as text.
 */
export function checkInputs(
  declared: Readonly<Record<string, Input>>,
  given: Readonly<Record<string, string>>,
): DispatchInputs {
  const unexpected = Object.keys(given).filter((name) => !(name in declared));
  if (unexpected.length > 0)
    return refuse(`Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  const inputs: Record<string, string | boolean | number> = {};
  for (const [name, input] of Object.entries(declared)) {
    const text = given[name] ?? input.default ?? (input.type === "boolean" ? "false" : "");
    if (input.required && text === "") return refuse(`Required input '${name}' not provided`);
    const problem = text === "" ? undefined : judge(name, input, text);
    if (problem !== undefined) return refuse(problem);
    inputs[name] = typed(input, text);
  }
  return { kind: "accepted", inputs };
}

function refuse(message: string): DispatchInputs {
  return { kind: "refused", message };
}

function judge(name: string, input: Input, text: string): string | undefined {
  const isGood =
    input.type === "boolean"
      ? text === "true" || text === "false"
      : input.type === "number"
        ? !Number.isNaN(Number(text))
        : input.type !== "choice" || input.options.includes(text);
  if (isGood) return undefined;
  const allowed =
    input.type === "choice"
      ? `list of allowed values: ${JSON.stringify(input.options)}`
      : input.type;
  return `Provided value '${text}' for input '${name}' not in the ${allowed}`;
}

function typed(input: Input, text: string): string | boolean | number {
  if (input.type === "boolean") return text === "true";
  return input.type === "number" && text !== "" ? Number(text) : text;
}
