import Handlebars from "handlebars";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { TEMPLATES_FOLDER } from "../../domain/team-files.ts";
import { TemplateLimit } from "./environment.ts";
import { fileOf, TEMPLATE_NAMES } from "./name.ts";

/** What is wrong with a template, and where. */
export interface Problem {
  readonly line: number;
  readonly column: number;
  readonly code: `template/${string}`;
  readonly message: string;
  readonly hint: string;
}

/** The problem an exception of Handlebars tells of. */
export function problemOf(error: unknown): Problem {
  const place = placeOf(error);
  if (error instanceof TemplateLimit)
    return { ...place, code: "template/too-much", message: error.message, hint: "" };
  const unknown = /^"(?<name>[^"]*)" not defined/u.exec(messageOf(error))?.groups?.["name"];
  if (unknown !== undefined)
    return {
      ...place,
      code: "template/unknown-value",
      message: `The value \`${unknown}\` was not there.`,
      hint: "Ask for it inside an `if` or `with` of what it belongs to.",
    };
  const reason = messageOf(error).replace(/ - \d+:\d+$/u, "");
  const isGrammar = /^(?:Parse|Lexical) error/u.test(reason);
  return {
    ...place,
    code: "template/syntax",
    message: isGrammar
      ? "The template cannot be read from here on."
      : `The template cannot be read: ${reason}.`,
    hint: "Each `{{#if}}` and `{{#each}}` needs its end, each `{{` its `}}`.",
  };
}

/** The problem as the author of the file sees it. */
export const diagnosticOf = (file: string, problem: Problem): Diagnostic => ({
  file: `${TEMPLATES_FOLDER}/${file}`,
  severity: "error",
  ...problem,
  hint: `${problem.hint} The built-in template is used instead.`.trim(),
});

/** Said of a file that looks like a template but has the name of none. */
export const strayDiagnostic = (file: string): Diagnostic => ({
  file: `${TEMPLATES_FOLDER}/${file}`,
  line: 1,
  column: 1,
  severity: "warning",
  code: "template/unknown-name",
  message: "There is no template of this name, so the file is never used.",
  hint: `There are: ${TEMPLATE_NAMES.map((name) => `\`${fileOf(name)}\``).join(", ")}.`,
});

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

function placeOf(error: unknown): { readonly line: number; readonly column: number } {
  if (error instanceof Handlebars.Exception && typeof error.lineNumber === "number")
    return { line: error.lineNumber, column: numberOr(error.column, 0) + 1 };
  const lines = messageOf(error).split("\n");
  const line = Number(/on line (?<line>\d+)/u.exec(lines[0] ?? "")?.groups?.["line"] ?? 1);
  const pointer = lines.findIndex((text) => /^-*\^/u.test(text));
  return { line, column: pointer === -1 ? 1 : (lines[pointer] ?? "").indexOf("^") + 1 };
}

const numberOr = (value: unknown, otherwise: number): number =>
  typeof value === "number" ? value : otherwise;
