import { isUnspaced, toWords } from "../../markdown/words.ts";

/** Names to be found as whole words in text made by `toWords`; in scripts without spaces anywhere. */
export interface Phrases {
  readonly within: RegExp;
  readonly atStart: RegExp;
  readonly whole: RegExp;
}

/** Compiles names separated by commas. The expressions are alternatives of plain words, so matching is linear. */
export function phrases(list: string): Phrases {
  const names = [...new Set(list.split(",").map((name) => toWords(name)))]
    .filter((name) => name !== "")
    .toSorted((a, b) => b.length - a.length);
  const spaced = names.filter((name) => !isUnspaced(name)).join("|") || NEVER;
  const unspaced = names.filter((name) => isUnspaced(name)).join("|") || NEVER;
  return {
    within: new RegExp(`(?:^| )(?:${spaced})(?= |$)|(?:${unspaced})`, "u"),
    atStart: new RegExp(`^(?:(?:${spaced})(?= |$)|(?:${unspaced}))`, "u"),
    whole: new RegExp(`^(?:${spaced}|${unspaced})$`, "u"),
  };
}

/** Matches nothing: folded text holds no such character. */
const NEVER = "#";

/** The words without those at their start that are among the phrases, however many. */
export function withoutStart(words: string, { atStart }: Phrases): string {
  let rest = words;
  for (let match = atStart.exec(rest); match !== null; match = atStart.exec(rest))
    rest = rest.slice(match[0].length).trimStart();
  return rest;
}
