import type { Rule } from "../rule.ts";
import { placesIn } from "./place.ts";
import { runningText } from "./running-text.ts";
import { whereInForce } from "./in-force.ts";

/** Text that does something when it is posted on GitHub. */
export const wouldPing: Rule = {
  name: "would-ping",
  level: "warning",
  summary: "Text would mention somebody, or link or close an issue, if it were posted as it is.",
  check: whereInForce(function* ({ root, text }) {
    const placeAt = placesIn(text);
    for (const passage of runningText(root, text))
      for (const { 0: found, index, groups } of passage.text.matchAll(LINKED)) {
        const place = placeAt(passage.offsetOf(index));
        yield { ...place, message: says(found, groups ?? {}), hint: HINT };
      }
  }),
};

const HINT = "Put it in a code span, or write it so that GitHub links nothing.";

const LINKED =
  /(?<![\p{L}\p{N}_.+/@-])(?<mention>@[\p{L}\p{N}][\p{L}\p{N}_-]{0,60}(?:\/[\p{L}\p{N}][\w-]{0,60})?)|(?<![\p{L}\p{N}_])(?<closing>(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?[ \t]{1,4}(?:[\w.-]{1,60}\/[\w.-]{1,60})?#\d{1,9})(?!\d)|(?<![\p{L}\p{N}_&/])(?<issue>#\d{1,9})(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])(?<short>gh-\d{1,9})(?![\p{L}\p{N}_])/giu;

function says(found: string, groups: Readonly<Record<string, string | undefined>>): string {
  if (groups["mention"] !== undefined) return `\`${found}\` mentions somebody when it is posted.`;
  if (groups["closing"] !== undefined)
    return `\`${found.replaceAll(/\s+/gu, " ")}\` closes an issue when it is posted in a pull request.`;
  return `\`${found}\` links an issue when it is posted.`;
}
