import { clipped, sourceOf, type Model } from "./markdown.ts";
import type { Words } from "./messages.ts";
import type { Template } from "./template/environment.ts";

/** Longest text of a comment, below GitHub's 65,536 characters, so that the engine's marker fits in too. */
export const COMMENT_LIMIT = 60_000;

/** Models to try for one template, from the fullest to the barest, made when needed; the first whose text fits is taken. */
export type Candidates = readonly (() => Model)[];

/** Text and whether it fits. */
export interface Print {
  readonly text: string;
  readonly fits: boolean;
}

/** Runs a template with one model after the other until the text fits; the last one counts where none does. */
export function fit(template: Template, limit: number, candidates: Candidates): Print {
  let text = "";
  for (const candidate of candidates) {
    text = template(candidate()).trim();
    if (text.length <= limit) return { text, fits: true };
  }
  return { text, fits: false };
}

/** Texts at their ordinary length first; where that is too much, each model once more with short ones. */
export const eachClipped = (models: readonly (() => Model)[]): Candidates => [
  ...models.map((model) => () => clipped(model(), 2000)),
  ...models.slice(-1).map((model) => () => clipped(model(), 200)),
];

/** Text that fits, or as much of it as does, with a note. */
export const whole = ({ text, fits }: Print, limit: number, words: Words): string =>
  fits ? text : cut(text, limit, sourceOf(words.say("text.cut")));

/** The last resort for text that is too long: it ends with its last whole paragraph that fits. */
function cut(text: string, limit: number, note: string): string {
  const head = text.slice(0, limit - note.length - 2);
  const end = head.lastIndexOf("\n\n");
  return `${end === -1 ? head.toWellFormed() : head.slice(0, end)}\n\n${note}`;
}
