import { parseDuration, type Duration } from "../time.ts";
import type { Argument } from "./argument.ts";

/** At most this many words make one duration: `1h 30m`. */
const MOST_WORDS = 3;

/** How long, ahead of further text: `for 30m`, `for 1h 30m`, or the duration alone. Text without one is left as it is. */
export const span = (): Argument<Duration | undefined> => ({
  usage: (name) => `[for <${name}>]`,
  take: (rest) => {
    const ahead = /^for\s+/iu.exec(rest)?.[0] ?? "";
    const told = rest.slice(ahead.length);
    const found = longestDuration(told);
    if (found !== undefined) return { ok: true, value: found.value, rest: found.rest };
    // "for 30 minutes" must not become a reason with the usual time.
    return ahead !== "" && /^\d/u.test(told)
      ? { ok: false, expected: "a time such as `for 30m` or `for 1h 30m`" }
      : { ok: true, value: undefined, rest };
  },
});

function longestDuration(
  text: string,
): { readonly value: Duration; readonly rest: string } | undefined {
  const words = /^\S+(?:[^\S\r\n]+\S+){0,2}/u.exec(text)?.[0].split(/\s+/u) ?? [];
  for (let count = Math.min(MOST_WORDS, words.length); count > 0; count -= 1) {
    const value = parseDuration(words.slice(0, count).join(" "));
    if (value === undefined) continue;
    const pattern = new RegExp(String.raw`^(?:\S+\s*){${count}}`, "u");
    return { value, rest: text.slice(pattern.exec(text)?.[0].length ?? 0).trim() };
  }
  return undefined;
}
