import type { Severity } from "../policy.ts";

/** One argument of a slash command. Its usage text and its parser are one value, so help cannot drift from behaviour. */
export interface Argument<T> {
  readonly usage: (name: string) => string;
  /** Whether the lines below the command belong to this argument; only text does that. */
  readonly spansLines?: boolean;
  /** Takes what it needs from the front of `rest`. `vocabulary` holds the words this team uses. */
  readonly take: (rest: string, vocabulary: Vocabulary) => Taken<T>;
}

/** Outcome of reading one argument. */
type Taken<T> =
  | { readonly ok: true; readonly value: T; readonly rest: string }
  /** `expected` completes the sentence "`name` must be …". */
  | { readonly ok: false; readonly expected: string };

/** Words that differ from team to team. */
export interface Vocabulary {
  /** From worst to mildest. */
  readonly severities: readonly Severity[];
  readonly probes: readonly string[];
  /** Without `lead`, which every team has. */
  readonly roles: readonly string[];
  /** Ids as people type them. */
  readonly runbooks: readonly string[];
}

/** The most characters a free text may have. */
const TEXT_LIMIT = 4000;

/** Splits off the first word. */
export function firstWord(rest: string): readonly [word: string, rest: string] {
  const end = rest.search(/\s/u);
  return end === -1 ? [rest, ""] : [rest.slice(0, end), rest.slice(end).trim()];
}

/** Free text up to the end of the paragraph, kept as written. */
export const text = (): Argument<string> => ({
  usage: (name) => `<${name}…>`,
  spansLines: true,
  take: (rest) => {
    const value = rest.trim();
    if (value.length === 0)
      return { ok: false, expected: "some text, behind the command or right below it" };
    return value.length > TEXT_LIMIT
      ? {
          ok: false,
          expected: `at most ${count(TEXT_LIMIT)} characters long, and this has ${count(value.length)}`,
        }
      : { ok: true, value, rest: "" };
  },
});

const count = (value: number): string => value.toLocaleString("en-US");

/** One word of any kind. */
export const word = (expected: string): Argument<string> => ({
  usage: (name) => `<${name}>`,
  take: (rest) => {
    const [value, after] = firstWord(rest);
    return value.length === 0 ? { ok: false, expected } : { ok: true, value, rest: after };
  },
});

/** An argument that may be left out. */
export const optional = <T>(argument: Argument<T>): Argument<T | undefined> => ({
  ...argument,
  usage: (name) => argument.usage(name).replace(/^<(?<inner>.*)>$/u, "[$<inner>]"),
  take: (rest, vocabulary) =>
    rest.length === 0 ? { ok: true, value: undefined, rest } : argument.take(rest, vocabulary),
});

/** A switch, `--now`, at the front of what is left or at the end of its first line. */
export const flag = (name: string): Argument<boolean> => ({
  usage: () => `[--${name}]`,
  take: (rest) => {
    // Telephones turn two hyphens into a dash.
    const found = /^(?:--|—|–)(?<word>\p{L}[\p{L}-]*)(?=\s|$)/u.exec(rest);
    if (found !== null)
      return found.groups?.["word"]?.toLowerCase() === name
        ? { ok: true, value: true, rest: rest.slice(found[0].length).trim() }
        : { ok: false, expected: `written \`--${name}\`; there is no other switch` };
    const trailing = rest.toLowerCase().endsWith(` --${name}`);
    return {
      ok: true,
      value: trailing,
      rest: trailing ? rest.slice(0, -name.length - 3).trim() : rest,
    };
  },
});
