import type { Paragraph, RootContent } from "mdast";
import { lineOf, sourceOf } from "../markdown/node.ts";
import { withoutColon } from "../trim.ts";
import { shareAsking } from "./imperative.ts";
import type { StepGroup } from "./list-steps.ts";
import type { Part } from "./outline.ts";
import { beginsResponse } from "./beginning.ts";
import { STEP_ROLES } from "./role-phase.ts";
import type { Step } from "./runbook.ts";
import { readCode, stepFromHeading } from "./step.ts";

/**
 * The sentences of a part that says in prose what to do, each with the commands below it. Only where the part's own
 * heading says that it is for steps; elsewhere, and of a whole process, prose explains.
 */
export function proseGroups(part: Part, source: string): readonly StepGroup[] {
  const { ownRole, blocks, children, title } = part;
  if (children.length > 0 || !blocks.every(({ type }) => SAYING.has(type))) return [];
  const isFirst = beginsResponse(title);
  const isWhole = ownRole === "first-response" || ownRole === "procedure";
  if (!STEP_ROLES.some((role) => role === ownRole) || (isWhole && !isFirst)) return [];
  const said = blocks.flatMap((block) => (block.type === "paragraph" ? [block] : []));
  const sentences = said.flatMap((paragraph) => sentencesOf(paragraph, source));
  if (sentences.some(({ text }) => /[→⇒]|[-=]>/u.test(text))) return [];
  if (blocks.some((block) => block.type === "code" && DRAWN.test(block.value))) return [];
  const isShort = isFirst && sentences.length <= FEW_SENTENCES;
  if (!isShort && shareAsking(sentences.map(({ text }) => text)) < LEAST_ASKING) return [];
  const steps = stepsOf(blocks, source);
  return steps.length === 0 ? [] : [{ form: "prose", steps, line: steps[0]?.line ?? part.line }];
}

/** A tree or a flow, which is looked at. */
const DRAWN = /[│├└┌▼↓→⇒]/u;

const SAYING: ReadonlySet<RootContent["type"]> = new Set(["paragraph", "code", "thematicBreak"]);
/** Of what comes first, in whatever words it asks for it. */
const FEW_SENTENCES = 2;
/** Of the sentences; the others say why. */
const LEAST_ASKING = 0.5;

function stepsOf(blocks: readonly RootContent[], source: string): readonly Step[] {
  const steps: Step[] = [];
  for (const block of blocks) {
    const last = steps.at(-1);
    if (block.type === "paragraph")
      for (const { text, line } of sentencesOf(block, source))
        steps.push({ text: withoutColon(text), details: "", code: [], line });
    else if (block.type === "code" && last === undefined)
      steps.push(stepFromHeading("", [block], lineOf(block), source));
    else if (block.type === "code" && last !== undefined)
      steps[steps.length - 1] = { ...last, code: [...last.code, readCode(block)] };
  }
  return steps;
}

interface Sentence {
  readonly text: string;
  readonly line: number;
}

function sentencesOf(paragraph: Paragraph, source: string): readonly Sentence[] {
  const first = lineOf(paragraph);
  const text = sourceOf(paragraph, source);
  const found: Sentence[] = [];
  let at = 0;
  for (const piece of text.split(END)) {
    const start = text.indexOf(piece, at);
    at = start + piece.length;
    const line = first + text.slice(0, start).split("\n").length - 1;
    const words = piece.replaceAll(/\s+/gu, " ").trim();
    if (words !== "") found.push({ text: words, line });
  }
  return found;
}

/** Between a sentence and the next, which begins with a capital, a letter of a script without them, or code. */
const END =
  /(?<=[.!?。！？])(?<!(?:e\.g|i\.e|etc|vs|ca|approx|z\.B|np|m\.in|\d)\.)\s+(?=[\p{Lu}\p{Lo}`*[])|(?<=[。！？])/u;
