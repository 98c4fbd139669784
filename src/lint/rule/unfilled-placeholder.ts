import { lineOf } from "../../domain/markdown/node.ts";
import { phrases } from "../../domain/runbook/plan/phrase.ts";
import type { Part } from "../../domain/runbook/outline.ts";
import { toWords } from "../../domain/markdown/words.ts";
import type { Finding, Rule, Subject } from "../rule.ts";
import { placeholdersIn } from "./placeholder-text.ts";
import { placesIn } from "./place.ts";
import { runningText } from "./running-text.ts";
import { whereFilled } from "./in-force.ts";

/** What is still to be written. Messages written in advance have places to be filled in, and code may have. */
export const unfilledPlaceholder: Rule = {
  name: "unfilled-placeholder",
  level: "warning",
  summary: "A part is empty, or text only holds the place of what is still to be written.",
  check: whereFilled(function* (subject) {
    yield* inFrontMatter(subject);
    yield* below(subject.top, {
      text: subject.text,
      placeAt: placesIn(subject.text),
      templates: templateLines(subject),
    });
  }),
};

const HINT = "Write what belongs there, or take it out.";
const TEMPLATE = phrases(
  "template, templates, szablon, szablony, vorlage, vorlagen, modèle, modèles, plantilla, plantillas, modelo, modelos, modello, modelli, шаблон, шаблоны, mal, maler, テンプレート, 模板, 範本, 템플릿",
);

interface Page {
  readonly text: string;
  readonly placeAt: ReturnType<typeof placesIn>;
  /** On which messages written in advance stand. */
  readonly templates: ReadonlySet<number>;
}

function* below(part: Part, page: Page): Generator<Finding> {
  const words = toWords(part.title);
  // The title may say "template" of the matter itself.
  if (part.depth > 1 && TEMPLATE.within.test(words)) return;
  if (isEmpty(part))
    yield {
      line: part.line,
      column: 1,
      message: `Nothing stands below the heading "${part.title}".`,
      hint: HINT,
    };
  const { text: source, placeAt, templates } = page;
  for (const block of part.blocks)
    for (const passage of runningText(block, source))
      for (const { text, index } of placeholdersIn(passage.text)) {
        const place = placeAt(passage.offsetOf(index));
        if (templates.has(place.line)) continue;
        yield { ...place, message: `\`${text}\` is still to be filled in.`, hint: HINT };
      }
  for (const child of part.children) yield* below(child, page);
}

/** A heading that is a step says all by itself; the last one of a document without a word below it does not. */
function isEmpty({ depth, heading, blocks, children, title }: Part): boolean {
  if (depth === 0 || depth > 6 || title === "") return false;
  if (heading.isStep || heading.number !== undefined || children.length > 0) return false;
  return blocks.every(
    (block) =>
      block.type === "thematicBreak" ||
      block.type === "definition" ||
      // A comment, of which the tree of a runbook keeps nothing.
      (block.type === "html" && /^\s*(?:<!--|$)/u.test(block.value)),
  );
}

const templateLines = ({ document: { plan } }: Subject): ReadonlySet<number> =>
  new Set(
    plan.communications.flatMap(({ line, raw }) => raw.split("\n").map((_, index) => line + index)),
  );

const OPEN = /(?:^|:[ \t]|-[ \t])[ \t"'[]{0,8}(?<word>TODO|TBD|TBA|FIXME)\b/u;

function* inFrontMatter({ root }: Subject): Generator<Finding> {
  const [first] = root.children;
  if (first?.type !== "yaml") return;
  for (const [index, line] of first.value.split("\n").entries()) {
    const match = OPEN.exec(line);
    const word = match?.groups?.["word"];
    if (match === null || word === undefined) continue;
    yield {
      line: lineOf(first) + 1 + index,
      column: line.indexOf(word, match.index) + 1,
      message: `\`${word}\` is still to be filled in.`,
      hint: HINT,
    };
  }
}
