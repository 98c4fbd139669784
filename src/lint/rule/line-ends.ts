import type { Finding, Rule } from "../rule.ts";
import { whereInForce } from "./in-force.ts";

/** Nothing changes in `Subject.text`, which has neither; to write that text is what mends the file. */
const AS_READ: NonNullable<Finding["fix"]> = { from: 0, to: 0, text: "" };

/** Line ends and marks that other tools stumble over. */
export const lineEnds: Rule = {
  name: "line-ends",
  level: "notice",
  summary: "A file has line ends other than a line feed, or a byte order mark.",
  check: whereInForce(function* ({ original }) {
    if (original.startsWith("\uFEFF"))
      yield {
        line: 1,
        column: 1,
        message: "The file begins with a byte order mark.",
        hint: "Save it as UTF-8 without one.",
        fix: AS_READ,
      };
    const at = original.indexOf("\r");
    if (at !== -1)
      yield {
        line: original.slice(0, at).split("\n").length,
        column: 1,
        message: "The file has carriage returns at its line ends.",
        hint: "Save it with line feeds, and add `*.md text eol=lf` to `.gitattributes`.",
        fix: AS_READ,
      };
  }),
};
