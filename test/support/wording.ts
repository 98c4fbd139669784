import { readFileSync } from "node:fs";
import type { Why } from "../../src/domain/clause.ts";
import { readWords, type Words } from "../../src/render/messages.ts";

const textOf = (locale: string): string =>
  readFileSync(`templates/${locale}/messages.json`, "utf8");

/** The words of a language the repository ships. */
export const wordsOf = (locale: string): Words => readWords(textOf(locale), locale);

/** Names of the messages of a group that a language words, `timeline` or `because`. */
export function namesWorded(locale: string, group: string): readonly string[] {
  const read: Readonly<Record<string, object>> = JSON.parse(textOf(locale));
  return Object.keys(read[group] ?? {});
}

const ENGLISH = wordsOf("en");

/** Why something is as it is, as an English-speaking team reads it. */
export const inEnglish = (why: Why): string => ENGLISH.because(why);
