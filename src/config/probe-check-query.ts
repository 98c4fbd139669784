import { trimEndOf } from "../domain/trim.ts";
import type { Problem } from "./problem.ts";

/** What a query that only reads begins with. */
const READS = /^(?:select|with|values|table|show|explain)\b/iu;

/**
 * Parts in which a semicolon ends nothing: comments, strings, quoted names, dollar-quoted strings. One without an end goes
 * on to the end of the text, as it does for PostgreSQL, which then runs nothing; so each character is looked at once. A
 * letter or a dollar sign ahead makes `e'` and `$tag$` the end of a name, and no beginning.
 */
const OPAQUE =
  /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|(?<![\w$\u0080-\uffff])[eE]'(?:\\(?:[\s\S]|$)|''|[^'\\])*(?:'|$)|'(?:''|[^'])*(?:'|$)|"(?:""|[^"])*(?:"|$)|(?<![\w$\u0080-\uffff])\$(?<tag>(?:[a-zA-Z_\u0080-\uffff][\w\u0080-\uffff]*)?)\$[\s\S]*?(?:\$\k<tag>\$|$)/gu;

/** Finds queries that are more than one statement, that write, or that have a secret in them. */
export function checkQuery(path: readonly PropertyKey[], query: string): readonly Problem[] {
  const problem = (message: string, hint = ""): readonly Problem[] => [
    { path, code: "config/bad-query", message, hint },
  ];
  if (hasPlaceholder(query))
    return problem(
      "A query holds no secrets: `${…}` is filled into `url` only.",
      "Write the value itself, or give the probe a login that sees only what it may.",
    );
  const bare = query.replaceAll(OPAQUE, (part) => (/^(?:--|\/\*)/u.test(part) ? " " : "x"));
  if (trimEndOf(bare, /[\s;]/u).includes(";"))
    return problem(
      "`query` must be one statement, and this is more than one.",
      "Write a probe for each, or join them by `with`.",
    );
  return READS.test(bare.replace(/^[\s(]+/u, ""))
    ? []
    : problem(
        "A probe only reads: a query begins with `select`, `with`, `values`, `table`, `show` or `explain`.",
        "What writes is an operation.",
      );
}

/** Whether `${…}` stands in a text. */
function hasPlaceholder(text: string): boolean {
  const at = text.indexOf("${");
  return at !== -1 && text.includes("}", at + 2);
}
