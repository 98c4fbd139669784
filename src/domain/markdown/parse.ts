import type { Root } from "mdast";
import { fromMarkdown, type Options } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { frontmatter } from "micromark-extension-frontmatter";
import { hasMassOfUnderlines, isTooDemanding, isTangled, mayBeTangled } from "./bounds.ts";
import { coarseBlocks, cutOf, linesIn, type Cut } from "./long-text.ts";
import { withOwnStarts } from "./own-starts.ts";
import { parsePieces } from "./pieces.ts";
import { syntaxOf } from "./syntax.ts";

/**
 * Parses a Markdown file: GitHub's flavour, with YAML front matter as a node of its own. Of a very long file what lies
 * behind a certain length is headings with a paragraph below each, whose position spans all that stands there.
 */
export function parseMarkdown(text: string): Root {
  const cut = cutOf(text);
  const { root } = read(text.slice(0, cut?.offset), true);
  return cut === undefined ? root : withRest(root, text, cut);
}

/** The root with what lies behind the cut. */
function withRest(root: Root, text: string, cut: Cut): Root {
  const lastLine = text.slice(text.lastIndexOf("\n") + 1);
  const end = { line: linesIn(text), column: lastLine.length + 1, offset: text.length };
  return {
    ...root,
    children: [...root.children, ...coarseBlocks(text, cut)],
    position: { start: { line: 1, column: 1, offset: 0 }, end },
  };
}

/** Parses the body of an issue or comment, where GitHub knows no front matter and `---` is a rule. */
export const parseBody = (text: string): Root => read(text, false).root;

/** As `parseBody`, but `undefined` for a text that was made to keep the parser busy. */
export const parseWholeBody = (text: string): Root | undefined => {
  const reading = read(text, false);
  return reading.isWhole ? reading.root : undefined;
};

type Syntax = NonNullable<Options["extensions"]>;

/** Every node of the result has a position in `text`. A text made to keep the parser busy is read only as far as is cheap. */
function read(text: string, isFile: boolean): { readonly root: Root; readonly isWhole: boolean } {
  if (isTooDemanding(text)) return { root: opaque(text), isWhole: false };
  const less: Syntax = hasMassOfUnderlines(text)
    ? [{ disable: { null: ["setextUnderline"] } }]
    : [];
  if (mayBeTangled(text)) {
    const calm = parse(text, isFile, [...less, { disable: { null: [...LOOKING_BACK] } }]);
    if (isTangled(calm, text)) return { root: calm, isWhole: false };
  }
  return { root: parse(text, isFile, less), isWhole: true };
}

/** GitHub's flavour without what the syntax disables. */
function parse(text: string, isFile: boolean, syntax: Syntax): Root {
  const parsePiece = (piece: string): Root => {
    const root = fromMarkdown(piece, {
      extensions: [syntaxOf(piece), ...syntax],
      mdastExtensions: GFM_TREES,
    });
    return piece.includes("]:") ? withOwnStarts(root) : root;
  };
  const head = isFile ? (FRONT_MATTER.exec(text)?.[0] ?? "") : "";
  if (head === "") return parsePieces(text, { offset: 0, lines: 0 }, parsePiece);
  const matter = fromMarkdown(head, {
    extensions: [frontmatter(["yaml"])],
    mdastExtensions: [frontmatterFromMarkdown(["yaml"])],
  });
  const lines = (matter.position?.end.line ?? 1) - 1;
  const { children, position } = parsePieces(text, { offset: head.length, lines }, parsePiece);
  const start = matter.position?.start;
  return {
    type: "root",
    children: [...matter.children, ...children],
    ...(start && position && { position: { start, end: position.end } }),
  };
}

/** From the first line of a file to the rule that ends it. */
const FRONT_MATTER =
  /^\uFEFF?---[\t ]*(?:\r?\n|\r)(?:[^\r\n]*(?:\r?\n|\r))*?---[\t ]*(?:\r?\n|\r|$)/u;

const LOOKING_BACK = [
  "attention",
  "strikethrough",
  "labelEnd",
  "labelStartLink",
  "labelStartImage",
  "gfmFootnoteCall",
  "gfmPotentialFootnoteCall",
] as const;

/**
 * GFM without its late transforms, which look for further addresses in finished text nodes and leave nodes
 * without a position behind. The tokenizer has found every address that matters by then.
 */
const GFM_TREES: NonNullable<Options["mdastExtensions"]> = gfmFromMarkdown().map((extension) => ({
  ...extension,
  transforms: [],
}));

/** The whole text as one block of code: nothing in it is a command, a marker or a step. */
function opaque(text: string): Root {
  const lines = text.split(/\r\n|\r|\n/u);
  const position = {
    start: { line: 1, column: 1, offset: 0 },
    end: { line: lines.length, column: (lines.at(-1) ?? "").length + 1, offset: text.length },
  };
  return { type: "root", position, children: [{ type: "code", value: text, position }] };
}
