import type { List, RootContent } from "mdast";
import { endOf, lineOf, sourceOf, startOf } from "../../domain/markdown/node.ts";
import { allParts, type Part } from "../../domain/runbook/outline.ts";
import { openRunbook } from "../../domain/runbook/parse.ts";
import type { Runbook } from "../../domain/runbook/runbook.ts";
import { applyEdits } from "../fix.ts";
import type { Edit, Finding, Rule, Subject } from "../rule.ts";
import { whereFollowed } from "./in-force.ts";
import { placeOf } from "./place.ts";

/** Numbered lists that GitHub shows as several, because what stands between is not indented. */
export const splitList: Rule = {
  name: "split-list",
  level: "notice",
  summary: "A numbered list is torn apart by a block that is not indented.",
  check: whereFollowed((subject) => {
    const tears = tearsBelow(subject.top, subject.text);
    const fixes = safeFixes(tears, subject);
    return tears.map((tear): Finding => {
      const fix = fixes.get(tear);
      const found = {
        ...placeOf(tear.between[0] ?? tear.next),
        message: `What stands here is not indented, so that the list ends before ${tear.next.start ?? 1} and a new one begins.`,
        hint: `Indent it by ${indentOf(tear.before, subject.text)} blanks, so that it belongs to the item before.`,
      };
      return fix === undefined ? found : { ...found, fix };
    });
  }),
};

interface Tear {
  readonly before: List;
  readonly between: readonly RootContent[];
  readonly next: List;
}

const tearsBelow = (top: Part, text: string): readonly Tear[] =>
  [...allParts(top)].flatMap(({ blocks }) => tearsIn(blocks, text));

/** Numbered lists that go on counting behind blocks that could belong to the item before. */
function tearsIn(blocks: readonly RootContent[], text: string): readonly Tear[] {
  const tears: Tear[] = [];
  let before: List | undefined;
  let between: RootContent[] = [];
  for (const block of blocks) {
    if (block.type === "list" && block.ordered === true) {
      if (before !== undefined && between.length > 0 && goesOn(before, block, { between, text }))
        tears.push({ before, between, next: block });
      before = block;
      between = [];
    } else if (MOVABLE.has(block.type)) between.push(block);
    else before = undefined;
  }
  return tears;
}

const MOVABLE: ReadonlySet<string> = new Set(["code", "paragraph", "list", "blockquote", "table"]);

/** Another mark behind the number always begins another list. */
const goesOn = (before: List, next: List, { between, text }: Gap): boolean =>
  markOf(before, text) === markOf(next, text) &&
  (next.start === (before.start ?? 1) + before.children.length ||
    (isOneOf(before) && isOneOf(next) && between.some(({ type }) => type === "code")));

interface Gap {
  readonly between: readonly RootContent[];
  readonly text: string;
}

/** Every step may be numbered 1 and torn from the next by its code. */
const isOneOf = ({ start, children }: List): boolean => start === 1 && children.length === 1;

const markOf = (list: List, text: string): string | undefined =>
  /^\d{1,9}(?<mark>[.)])/u.exec(sourceOf(list, text))?.groups?.["mark"];

/** Blanks in front of what belongs to the last item. */
function indentOf(list: List, text: string): number {
  const item = list.children.at(-1) ?? list;
  const [number = "1."] = /^\d{1,9}[.)]/u.exec(sourceOf(item, text)) ?? [];
  const [blanks = " "] =
    /^ {1,4}(?! )/u.exec(text.slice(startOf(item) + number.length, endOf(item))) ?? [];
  return (item.position?.start.column ?? 1) - 1 + number.length + blanks.length;
}

/** Edits after which the list is one and the steps are the same. Together first, as they mostly are all safe. */
function safeFixes(tears: readonly Tear[], subject: Subject): ReadonlyMap<Tear, Edit> {
  const { text } = subject;
  const edits = tears.flatMap((tear) => {
    const edit = indentation(tear, text);
    return edit === undefined ? [] : [[tear, edit] as const];
  });
  if (edits.length === 0) return new Map();
  const before = stepsOf(subject.document.runbook);
  const areSafe = (chosen: readonly (readonly [Tear, Edit])[]): boolean => {
    const mended = applyEdits({ text, original: text }, chosen.map(justEdit));
    const values = subject.frontMatter.values;
    const { runbook, top } = openRunbook({ path: subject.path, text: mended, frontMatter: values });
    const left = tearsBelow(top, mended).length;
    return left === tears.length - chosen.length && stepsOf(runbook) === before;
  };
  if (areSafe(edits)) return new Map(edits);
  if (text.length > LARGE) return new Map();
  return new Map(edits.slice(0, MOST_ALONE).filter((edit) => areSafe([edit])));
}

const justEdit = ([, edit]: readonly [Tear, Edit]): Edit => edit;

/** Each costs reading the document once more, which is not worth it for large ones. */
const MOST_ALONE = 10;
const LARGE = 64 * 1024;

/** All that people read of the steps and parts, to be compared. */
const stepsOf = ({ checklists, sections }: Runbook): string =>
  JSON.stringify({ checklists, sections });

function indentation({ before, between, next }: Tear, text: string): Edit | undefined {
  // To be one list would change the number people see.
  if (next.start === before.start) return undefined;
  const [first] = between;
  const last = between.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const from = text.lastIndexOf("\n", startOf(first) - 1) + 1;
  if (lineOf(first) === (before.position?.end.line ?? 0)) return undefined;
  const pad = " ".repeat(indentOf(before, text));
  const lines = text.slice(from, endOf(last)).split("\n");
  return {
    from,
    to: endOf(last),
    text: lines.map((line) => (line.trim() === "" ? line : pad + line)).join("\n"),
  };
}
