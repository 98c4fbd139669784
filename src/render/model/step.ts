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

/** The runbook a step stands in. */
export interface StepSource {
  /** Address of a line, or of the whole file. */
  readonly urlOf: (line?: number) => string;
  /** Where a link leads that stands in the file. */
  readonly resolve: (url: string) => string;
}

/** How much of a step is shown, in characters. */
export interface StepRoom {
  /** Of its own text. */
  readonly text: number;
  /** Of what hangs below it; zero leaves it to the runbook. */
  readonly body: number;
}

/** A step as a checklist shows it. */
interface ShownStep {
  /** Its own line, with the emphasis, code and links the runbook gave it. */
  readonly text: Markdown;
  /** What hangs below it: details, then code, indented as children of the list item. */
  readonly body: Markdown;
}

/** Shows steps. */
export type StepPrinter = (step: Step, source: StepSource, room: StepRoom) => ShownStep;

/**
 * Makes a printer that remembers how each step was last shown: every pass shows them all, and hundreds of incidents
 * have the same runbook.
 */
export function createStepPrinter(words: Words): StepPrinter {
  const known = new WeakMap<Step, { readonly of: string; readonly shown: ShownStep }>();
  return (step, { urlOf, resolve }, room) => {
    const url = urlOf(step.line);
    const of = `${room.text} ${room.body} ${url}`;
    const last = known.get(step);
    if (last?.of === of) return last.shown;
    const shown = {
      text: inertInline(shorten(step.text, room.text), { place: "text", resolve }),
      body: stepBody(step, room.body, url, words),
    };
    known.set(step, { of, shown });
    return shown;
  };
}

function stepBody(step: Step, room: number, url: string, words: Words): Markdown {
  const parts: string[] = [];
  let left = room;
  const add = (part: Markdown): void => {
    const source = sourceOf(part);
    if (source === "") return;
    parts.push(source);
    left -= source.length;
  };
  const isCut = step.details.length > left;
  if (left > 0 && step.details !== "") add(markdown(block(shorten(step.details, left))));
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
