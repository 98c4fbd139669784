import type { Paragraph, RootContent } from "mdast";
import { lineOf, walk } from "../../markdown/node.ts";
import { allParts, type Part } from "../outline.ts";
import { readClauses } from "./clause.ts";
import { degreeAtStart } from "./degree.ts";
import type { Draft } from "./draft.ts";
import { fold, narrow } from "./folded.ts";
import { readHead, type LevelHead } from "./level-head.ts";
import { isAboutNews, matterOf } from "./matter.ts";
import { linesOf } from "./text.ts";

/**
 * What lines say about levels that have only words, named in brackets at their end: `Tell the team every hour (critical
 * incidents)`. Only rhythms count, as brackets behind other times say many things.
 */
export const wordRhythms = (top: Part): readonly Draft[] =>
  [...allParts(top)].flatMap((part) => {
    const lines = part.blocks.flatMap((block) => bracketedLines(block));
    if (lines.length === 0) return [];
    const isAboutUpdates = isAboutNews(part.role, matterOf(part.title));
    return lines.flatMap((line) => draftsOf(line, isAboutUpdates));
  });

/** A line that ends in brackets. */
interface Line {
  readonly said: string;
  readonly inside: string;
  readonly line: number;
}

const BRACKETED = /^(?<said>.{8,200})\((?<inside>[^()]{2,60})\)\s{0,3}[.。]?$/u;

const mayEndInBrackets = ({ children }: Paragraph): boolean =>
  children.some((child) => child.type === "text" && /[)）][.。]?\s*$/mu.test(child.value));

function bracketedLines(block: RootContent): readonly Line[] {
  if (block.type !== "list" && block.type !== "paragraph") return [];
  const found: Line[] = [];
  for (const node of walk(block, ({ type }) => type !== "paragraph")) {
    if (node.type !== "paragraph" || !mayEndInBrackets(node)) continue;
    for (const { text } of linesOf(node)) {
      const { said, inside } = BRACKETED.exec(narrow(text))?.groups ?? {};
      if (said !== undefined && inside !== undefined)
        found.push({ said, inside, line: lineOf(node) });
    }
  }
  return found;
}

function draftsOf({ said, inside, line }: Line, isAboutUpdates: boolean): readonly Draft[] {
  const heads = headsIn(inside);
  if (heads.length === 0) return [];
  const { updateEvery } = readClauses(said, { isAboutUpdates });
  if (updateEvery?.duration === undefined) return [];
  return heads.map((head) => ({ head, raw: said.trim(), line, targets: {}, updateEvery }));
}

const BETWEEN = /\s?[/,&、]\s?|\s(?:and|or|i|lub|und|oder|et|ou|y|o|e|и|или|og|eller)\s/u;
/** `severity`, `incidents`: what a word for a degree speaks of. */
const ONE_MORE_WORD = /^\s?[\p{L}\p{M}]{0,20}$/u;

/** The levels in brackets that hold nothing else. */
function headsIn(inside: string): readonly LevelHead[] {
  const heads = inside.split(BETWEEN).map((name) => headOf(name.trim()));
  return heads.every((head) => head !== undefined) ? heads : [];
}

function headOf(name: string): LevelHead | undefined {
  const degree = degreeAtStart(fold(name));
  if (degree === undefined || !ONE_MORE_WORD.test(name.slice(degree.length))) return undefined;
  return readHead(name.slice(0, degree.length), true)?.levels[0];
}
