import { data, Evaluator, Lexer, Parser } from "@actions/expressions";
import type { FunctionDefinition } from "@actions/expressions/funcs/info";

/** How the steps or jobs before this one ended; what the status functions of `if:` look at. */
export type Standing = "success" | "failure" | "cancelled" | "skipped";

/** What an expression may name: the contexts by their name, and the standing for `success()` and its like. */
export interface Scope {
  readonly contexts: Readonly<Record<string, unknown>>;
  readonly standing: Standing;
}

const STATUS_FUNCTIONS = ["success", "failure", "always", "cancelled"] as const;

/** Replaces each `${{ … }}` in a text by its value, as GitHub does; `undefined` becomes the empty text. */
export function interpolate(text: string | undefined, scope: Scope): string {
  return splitTemplate(text ?? "")
    .map((part) => (part.kind === "text" ? part.text : evaluate(part.source, scope).coerceString()))
    .join("");
}

/**
 * Decides an `if:`. Without a status function of its own a condition also asks for `success()`,
 * so a missing one means "only if nothing failed before".
 */
export function isTruthy(condition: string | undefined, scope: Scope): boolean {
  const source = unwrap(condition ?? "");
  if (!callsStatusFunction(source) && scope.standing !== "success") return false;
  if (source === "") return true;
  return !isFalsy(evaluate(source, scope));
}

function isFalsy(value: data.ExpressionData): boolean {
  switch (value.kind) {
    case data.Kind.Null:
      return true;
    case data.Kind.Boolean:
      return !value.value;
    case data.Kind.Number:
      return value.value === 0 || Number.isNaN(value.value);
    case data.Kind.String:
      return value.value === "";
    case data.Kind.Array:
    case data.Kind.Dictionary:
      return false;
  }
}

type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "expression"; readonly source: string };

/** Cuts a text at its expressions; a `}}` inside a quoted text of an expression does not end it. */
function splitTemplate(text: string): readonly Part[] {
  const parts: Part[] = [];
  const pattern = /\$\{\{((?:'(?:[^']|'')*'|[^'])*?)\}\}/g;
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    parts.push({ kind: "text", text: text.slice(end, match.index) });
    parts.push({ kind: "expression", source: (match[1] ?? "").trim() });
    end = match.index + match[0].length;
  }
  return [...parts, { kind: "text", text: text.slice(end) }];
}

function unwrap(condition: string): string {
  const trimmed = condition.trim();
  const parts = splitTemplate(trimmed).filter((part) => part.kind !== "text" || part.text !== "");
  const [only] = parts;
  return parts.length === 1 && only?.kind === "expression" ? only.source : trimmed;
}

function callsStatusFunction(source: string): boolean {
  return /\b(?:success|failure|always|cancelled)\s*\(/i.test(
    source.replaceAll(/'(?:[^']|'')*'/g, ""),
  );
}

function evaluate(source: string, scope: Scope): data.ExpressionData {
  const functions = statusFunctions(scope.standing);
  const { tokens } = new Lexer(source).lex();
  const names = Object.keys(scope.contexts);
  const expression = new Parser(tokens, names, [...functions.values()]).parse();
  const context = new data.Dictionary(
    ...Object.entries(scope.contexts).map(([key, value]) => ({ key, value: toData(value) })),
  );
  return new Evaluator(expression, context, functions).evaluate();
}

function statusFunctions(standing: Standing): Map<string, FunctionDefinition> {
  return new Map(
    STATUS_FUNCTIONS.map((name) => {
      const answer = new data.BooleanData(name === "always" || name === standing);
      return [name, { name, minArgs: 0, maxArgs: 255, call: () => answer }];
    }),
  );
}

function toData(value: unknown): data.ExpressionData {
  if (typeof value === "string") return new data.StringData(value);
  if (typeof value === "number") return new data.NumberData(value);
  if (typeof value === "boolean") return new data.BooleanData(value);
  if (Array.isArray(value)) return new data.Array(...value.map(toData));
  if (typeof value === "object" && value !== null) {
    const pairs = Object.entries(value).filter(([, item]) => item !== undefined);
    return new data.Dictionary(...pairs.map(([key, item]) => ({ key, value: toData(item) })));
  }
  return new data.Null();
}
