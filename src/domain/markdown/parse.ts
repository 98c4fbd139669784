import type { Root } from "mdast";
import { fromMarkdown, type Options } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfm } from "micromark-extension-gfm";
import { hasMassOfUnderlines, isTooDemanding, isTangled, mayBeTangled } from "./bounds.ts";
import { coarseBlocks, cutOf, linesIn, type Cut } from "./long-text.ts";

/**
 * Parses a Markdown file: GitHub's flavour, with YAML front matter as a node of its own. Of a very long file what lies
 * behind a certain length is headings with a paragraph below each, whose position spans all that stands there.
 */
export function parseMarkdown(text: string): Root {
  const cut = cutOf(text);
  const root = parse(text.slice(0, cut?.offset), [FRONT_MATTER], [FRONT_MATTER_TREE]);
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

const FRONT_MATTER = frontmatter(["yaml"]);
const FRONT_MATTER_TREE = frontmatterFromMarkdown(["yaml"]);

/** Parses the body of an issue or comment, where GitHub knows no front matter and `---` is a rule. */
export const parseBody = (text: string): Root => parse(text, [], []);

/** As `parseBody`, but `undefined` for a text that was made to keep the parser busy. */
export const parseWholeBody = (text: string): Root | undefined => {
  const reading = read(text, [], []);
  return reading.isWhole ? reading.root : undefined;
};

type Syntax = NonNullable<Options["extensions"]>;
type Trees = NonNullable<Options["mdastExtensions"]>;

const parse = (text: string, syntax: Syntax, trees: Trees): Root => read(text, syntax, trees).root;

/** Every node of the result has a position in `text`. A text made to keep the parser busy is read only as far as is cheap. */
function read(
  text: string,
  syntax: Syntax,
  trees: Trees,
): { readonly root: Root; readonly isWhole: boolean } {
  if (isTooDemanding(text)) return { root: opaque(text), isWhole: false };
  const mdastExtensions = [...GFM_TREES, ...trees];
  const flavour: Syntax = hasMassOfUnderlines(text)
    ? [GFM, ...syntax, { disable: { null: ["setextUnderline"] } }]
    : [GFM, ...syntax];
  if (mayBeTangled(text)) {
    const calm = fromMarkdown(text, {
      extensions: [...flavour, { disable: { null: [...LOOKING_BACK] } }],
      mdastExtensions,
    });
    if (isTangled(calm, text)) return { root: calm, isWhole: false };
  }
  const root = fromMarkdown(text, { extensions: flavour, mdastExtensions });
  return { root, isWhole: true };
}

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
const GFM_TREES: Trees = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));

const GFM = gfm();

/** The whole text as one block of code: nothing in it is a command, a marker or a step. */
function opaque(text: string): Root {
  const lines = text.split(/\r\n|\r|\n/u);
  const position = {
    start: { line: 1, column: 1, offset: 0 },
    end: { line: lines.length, column: (lines.at(-1) ?? "").length + 1, offset: text.length },
  };
  return { type: "root", position, children: [{ type: "code", value: text, position }] };
}
