import type { Rule } from "../rule.ts";
import { placesIn } from "./place.ts";
import { whereInForce } from "./in-force.ts";

/** UTF-8 that was read as cp1252, cp1254 or MacRoman and saved as what it looked like, and characters lost for good. */
const MOJIBAKE =
  /[ðğ]Ÿ[\u0080-\u00ff\u0152-\u0178\u02c6\u02dc\u2013-\u2122]|â€[\u0080-\u00ff\u0152-\u0178\u02c6\u02dc\u2013-\u2122]?|Ã[\u0080-\u00bf]|Â[\u0080-\u00bf]|ï»¿|ï¿½|üö®|‚Ä[îôúùì¶¢]|‚úÖ|\uFFFD/gu;

/** Text in a wrong encoding. */
export const mojibake: Rule = {
  name: "mojibake",
  level: "notice",
  summary: "Characters are broken, because the file was once read in a wrong encoding.",
  check: whereInForce(function* ({ text }) {
    const found = [...text.matchAll(MOJIBAKE)];
    const [first] = found;
    if (first === undefined) return;
    const count = found.length - 1;
    const more = count === 0 ? "" : `, and at ${count} more ${count === 1 ? "place" : "places"}`;
    yield {
      ...placesIn(text)(first.index),
      message: `Characters are broken here (\`${first[0]}\`)${more}.`,
      hint: "Type them anew, and save the file as UTF-8.",
    };
  }),
};
