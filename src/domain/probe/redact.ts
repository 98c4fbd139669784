import { loosely } from "./loose.ts";
import { formsOf } from "./secret-forms.ts";

/** What stands where a secret stood; the same as in GitHub's logs. */
const MASK = "***";

/** Shorter forms are looked for as they are only: in other case and broken over lines they would be anywhere. */
const LOOSE_FROM = 8;

/**
 * The text without any of the secrets, whether plain, escaped or encoded, in other case or broken over lines. What
 * overlapping secrets cover goes as a whole, so that no end of one is left.
 */
export function redact(text: string, secrets: readonly string[]): string {
  const forms = [...new Set(secrets.flatMap(formsOf))];
  const looseForms = [...new Set(forms.map((form) => loosely(form).text))].filter(
    (form) => form.length >= LOOSE_FROM && /[^*]/u.test(form),
  );
  let rest = text;
  // A mask beside a remnant can spell a secret that has asterisks in it; each round takes other characters away.
  for (;;) {
    const ranges = join([
      ...forms.flatMap((form) => occurrences(rest, form)),
      ...looseOccurrences(rest, looseForms),
    ]);
    if (ranges.length === 0) return rest;
    rest = mask(rest, ranges);
  }
}

/** At most `limit` characters of a text, with an ellipsis where it was cut; never half a surrogate pair. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/u, "")}…`;
}

type Range = readonly [from: number, to: number];

function occurrences(text: string, form: string): readonly Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + 1)) {
    found.push([at, at + form.length]);
  }
  return found;
}

function looseOccurrences(text: string, forms: readonly string[]): readonly Range[] {
  if (forms.length === 0) return [];
  const loose = loosely(text);
  return forms.flatMap((form) =>
    occurrences(loose.text, form).map(([from, to]): Range => [
      loose.offsetOf(from),
      loose.offsetOf(to - 1) + 1,
    ]),
  );
}

function join(ranges: readonly Range[]): readonly Range[] {
  const joined: Range[] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last !== undefined && from < last[1]) {
      joined[joined.length - 1] = [last[0], Math.max(last[1], to)];
    } else {
      joined.push([from, to]);
    }
  }
  return joined;
}

function mask(text: string, ranges: readonly Range[]): string {
  let masked = "";
  let end = 0;
  for (const [from, to] of ranges) {
    masked += text.slice(end, from) + MASK;
    end = to;
  }
  return masked + text.slice(end);
}
