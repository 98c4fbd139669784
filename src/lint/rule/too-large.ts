import { cutOf } from "../../domain/markdown/long-text.ts";
import type { Rule } from "../rule.ts";
import { whereInForce } from "./in-force.ts";

const HINT = "Split it: one file for each alert or scenario.";

/** What a comment on GitHub can hold. */
const LIMIT = 64 * 1024;

/** A document larger than a comment, or than what is read in full. */
export const tooLarge: Rule = {
  name: "too-large",
  level: "notice",
  summary: "A file is larger than what is read in full, or than the 64 KB of a comment on GitHub.",
  check: whereInForce(function* ({ original, text }) {
    const cut = cutOf(text);
    if (cut !== undefined)
      yield {
        line: cut.line,
        column: 1,
        message: "From here on only headings are read: the file is too large to be read in full.",
        hint: HINT,
      };
    const size = new TextEncoder().encode(original).length;
    if (size <= LIMIT) return;
    yield {
      line: 1,
      column: 1,
      message: `The file has ${Math.round(size / 1024)} KB, and a comment on GitHub holds 64.`,
      hint: HINT,
    };
  }),
};
