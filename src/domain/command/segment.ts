import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { calm } from "./calm.ts";
import { inertSpans } from "./inline.ts";

/** A line that begins with a slash and a name, and the lines below that belong to it. */
export interface Segment {
  /** Line of the comment, from 0. */
  readonly line: number;
  /** The name as typed, without its slash. */
  readonly name: string;
  /** What follows the name on its line. */
  readonly rest: string;
  /** The lines below as written, up to an empty line, the next command, a heading or a rule. */
  readonly below: string;
}

const HEAD = /^\s*\/(?<name>\p{L}[\p{L}\p{N}_-]{0,39})[.,:;!]*(?=\s|$)(?<rest>.*)$/su;

/**
 * Finds the lines of top-level paragraphs that look like commands. What stands in a quote, a list, a heading,
 * a table, code or an HTML comment is talk about commands. A row of hyphens below a paragraph does not make it a
 * heading here: under a command it is the signature of an e-mail.
 */
export function segments(markdown: string): readonly Segment[] {
  const lines = markdown.split(/\r\n|\r|\n/u);
  if (!lines.some((line) => HEAD.test(line))) return [];
  const blocks = blocksOf(lines);
  const heads = blocks
    .filter(({ type }) => type === "paragraph")
    .flatMap((paragraph) => headsOf(paragraph, lines));
  const isHead = new Set(heads.map(({ line }) => line));
  const isText = new Set(blocks.filter(({ type }) => TEXT.has(type)).flatMap(linesOf));
  return heads.map((head) => {
    let end = head.line + 1;
    while (isText.has(end) && !isHead.has(end)) end += 1;
    return { ...head, below: lines.slice(head.line + 1, end).join("\n") };
  });
}

function headsOf(paragraph: Block, lines: readonly string[]): readonly Omit<Segment, "below">[] {
  const source = lines.slice(paragraph.from, paragraph.to + 1);
  const inert = inertSpans(source.join("\n"));
  let offset = 0;
  let next = 0;
  return source.flatMap((text, index) => {
    const start = offset;
    offset += text.length + 1;
    while ((inert[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    const groups = HEAD.exec(text)?.groups;
    if (groups === undefined || (inert[next]?.start ?? start) < start) return [];
    const { name = "", rest = "" } = groups;
    return [{ line: paragraph.from + index, name, rest: rest.trim() }];
  });
}

/** A top-level block by its lines, from 0, both inclusive. */
interface Block {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

/** Blocks whose lines continue the text of a command right above them. */
const TEXT: ReadonlySet<string> = new Set(["paragraph", "list", "code", "blockquote", "table"]);

function blocksOf(lines: readonly string[]): readonly Block[] {
  const tree = fromMarkdown(calm(lines).join("\n"), {
    extensions: [gfm(), { disable: { null: UNUSED } }],
    mdastExtensions: [gfmFromMarkdown()],
  });
  return tree.children.flatMap(({ type, position }) =>
    position === undefined
      ? []
      : [{ type, from: position.start.line - 1, to: position.end.line - 1 }],
  );
}

const linesOf = ({ from, to }: Block): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Everything inside paragraphs, which is not looked at here, and what takes the parser time in the square of the length. */
const UNUSED = [
  "attention",
  "autolink",
  "characterEscape",
  "characterReference",
  "codeText",
  "definition",
  "emailAutolink",
  "gfmFootnoteCall",
  "gfmFootnoteDefinition",
  "gfmPotentialFootnoteCall",
  "hardBreakEscape",
  "htmlText",
  "labelEnd",
  "labelStartImage",
  "labelStartLink",
  "protocolAutolink",
  "setextUnderline",
  "strikethrough",
  "tasklistCheck",
  "wwwAutolink",
];
