import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst } from "rolldown/parseAst";

/** A regular expression as it stands in `src`. */
interface Expression {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

const ROOT = join(import.meta.dirname, "..", "..", "src");

/** Every regular expression that stands in `src` as a literal, each once. */
export function expressionsOfSource(): readonly Expression[] {
  const found = new Map<string, Expression>();
  for (const file of readdirSync(ROOT, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts")) continue;
    const text = readFileSync(join(ROOT, file), "utf8");
    const waiting: unknown[] = [parseAst(text, { lang: "ts" })];
    while (waiting.length > 0) {
      const node = waiting.pop();
      if (typeof node !== "object" || node === null) continue;
      if ("regex" in node && isRegex(node.regex)) {
        const { pattern: source, flags } = node.regex;
        found.set(`/${source}/${flags}`, { file, source, flags });
      } else waiting.push(...Object.values(node));
    }
  }
  return [...found.values()];
}

const isRegex = (value: unknown): value is { readonly pattern: string; readonly flags: string } =>
  typeof value === "object" &&
  value !== null &&
  "pattern" in value &&
  typeof value.pattern === "string" &&
  "flags" in value &&
  typeof value.flags === "string";
