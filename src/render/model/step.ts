import { block } from "../../domain/markdown/block.ts";
import { fence } from "../../domain/markdown/escape.ts";
import type { Code, Step } from "../../domain/runbook/runbook.ts";
import { inertInline } from "../foreign.ts";
import { link } from "../link.ts";
import { markdown, md, sourceOf, type Markdown } from "../markdown.ts";
import type { Words } from "../messages.ts";
import { shorten } from "../shorten.ts";

const FOLDED_FROM = 13;
const ITEM_INDENT = "  ";

/** A step's own line, with the emphasis, code and links the runbook gave it. */
export const stepText = (text: string, room: number, resolve: (url: string) => string): Markdown =>
  inertInline(shorten(text, room), { place: "text", resolve });

/** What hangs below a step: details, then code, indented as children of the list item. */
export function stepBody(step: Step, room: number, url: string, words: Words): Markdown {
  const parts: string[] = [];
  let left = room;
  const add = (part: Markdown): void => {
    const source = sourceOf(part);
    if (source === "") return;
    parts.push(source);
    left -= source.length;
  };
  const isCut = step.details.length > left;
  if (left > 0) add(markdown(block(shorten(step.details, left))));
  let hidden = isCut ? 1 : 0;
  for (const example of step.code) {
    if (example.text.length > left) hidden += 1;
    else add(codeBlock(example, words));
  }
  if (hidden > 0) add(md`${link(words.say("code.left-out"), url)}`);
  const body = parts.join("\n\n");
  return markdown(body === "" ? "" : `\n${indented(body)}`);
}

/** A code block; a long one is folded, so that the list stays a list. */
function codeBlock({ text, language }: Code, words: Words): Markdown {
  const lines = text.split("\n").length;
  const fenced = fence(text, language);
  if (lines < FOLDED_FROM) return markdown(fenced);
  const summary = words.say("code.folded", {
    lines: words.say("count.code-lines", { count: lines }),
  });
  return md`<details><summary>${summary}</summary>

${markdown(fenced)}

</details>`;
}

const indented = (text: string): string =>
  text
    .split("\n")
    .map((line) => (line === "" ? line : `${ITEM_INDENT}${line}`))
    .join("\n");
