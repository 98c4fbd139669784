import type { Nodes, Root } from "mdast";
import { lineOf, startOf, walk } from "./node.ts";

/** What a parser makes of a text. */
type Parse = (text: string) => Root;

/**
 * In characters. What the parser does for a text grows faster than its length, so several pieces are read sooner than
 * the whole, down to about this length.
 */
const PIECE = 4000;

/** How a line begins that goes on with no list and no quote behind an empty line: a heading, or words at the margin. */
export const AT_MARGIN = /^(?:#[# \t]|\p{L})/u;
const BOUNDARY = new RegExp(`\\n\\r?\\n(?=${AT_MARGIN.source.slice(1)})`, "u");

/** Stands behind a piece, and is a heading only where nothing is open there: no code, no HTML. */
const SENTINEL = "#\n";

interface Piece {
  readonly text: string;
  /** What stands above it. */
  readonly above: Above;
  readonly root: Root;
}

interface Above {
  /** Characters. */
  readonly offset: number;
  readonly lines: number;
}

/** What `parse` makes of the text behind `above`, read piece by piece. Every node has its place in the whole text. */
export function parsePieces(text: string, above: Above, parse: Parse): Root {
  const pieces: Piece[] = [];
  let next = above;
  do {
    const { piece, lines } = pieceAt(text, next, parse);
    pieces.push(piece);
    next = { offset: next.offset + piece.text.length, lines: next.lines + lines };
  } while (next.offset < text.length);
  const known = text.includes("]:") ? labelsIn(pieces.map(({ root }) => root)) : NONE;
  const roots = pieces.map((piece) => placed(withLinks(piece, known, parse), piece.above));
  const [first, last] = [roots[0]?.position, roots.at(-1)?.position];
  return {
    type: "root",
    children: roots.flatMap(({ children }) => children),
    ...(first && last && { position: { start: first.start, end: last.end } }),
  };
}

/** The shortest piece from there on that ends where nothing is open; each attempt takes twice as much as the last. */
function pieceAt(
  whole: string,
  above: Above,
  parse: Parse,
): { readonly piece: Piece; readonly lines: number } {
  const rest = whole.slice(above.offset);
  for (let length = PIECE; ; length *= 2) {
    const text = rest.slice(0, boundaryFrom(rest, length));
    if (text.length === rest.length) return { piece: { text, above, root: parse(text) }, lines: 0 };
    const root = parse(text + SENTINEL);
    const sentinel = root.children.at(-1);
    if (sentinel?.type === "heading" && startOf(sentinel) === text.length) {
      root.children.pop();
      return { piece: { text, above, root }, lines: lineOf(sentinel) - 1 };
    }
    length = text.length;
  }
}

function boundaryFrom(text: string, from: number): number {
  const found = BOUNDARY.exec(text.slice(from));
  return found === null ? text.length : from + found.index + found[0].length;
}

const NONE: ReadonlySet<string> = new Set();

/** What links and footnotes can name, as `labelOf` writes it. */
function labelsIn(roots: readonly Root[]): ReadonlySet<string> {
  const labels = new Set<string>();
  for (const root of roots)
    for (const node of walk(root)) {
      if (node.type === "definition") labels.add(node.identifier);
      if (node.type === "footnoteDefinition") labels.add(`^${node.identifier}`);
    }
  return labels;
}

const LABEL = /\[((?:\\.|[^\\[\]])+)\]/gsu;

/** A label as written, as the parser compares it. */
const labelOf = (written: string): string =>
  written
    .replaceAll(/\n[\t >]*/gu, " ")
    .replaceAll(/[\t ]+/gu, " ")
    .trim()
    .toLowerCase()
    .toUpperCase()
    .toLowerCase();

/** What a piece holds, read again where it names what only other pieces define: what is not defined is no link. */
function withLinks({ text, root }: Piece, known: ReadonlySet<string>, parse: Parse): Root {
  if (known.size === 0) return root;
  const own = labelsIn([root]);
  const used = new Set(
    [...text.matchAll(LABEL)]
      .map(([, written = ""]) => labelOf(written))
      .filter((label) => known.has(label) && !own.has(label)),
  );
  if (used.size === 0) return root;
  // The heading ends them: what is indented behind a footnote would belong to that.
  const definitions = `${[...used].map((label) => `[${label}]: #\n\n`).join("")}${SENTINEL}\n`;
  const again = parse(definitions + text);
  again.children.splice(0, used.size + 1);
  const { children } = placed(again, { offset: -definitions.length, lines: -2 * used.size - 2 });
  return { ...root, children };
}

/** The nodes below a piece of text where they are in the whole text. */
function placed(root: Root, { offset, lines }: Above): Root {
  const waiting: Nodes[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const point of [node.position?.start, node.position?.end]) {
      if (point?.offset === undefined) continue;
      point.offset += offset;
      point.line += lines;
    }
    if ("children" in node) for (const child of node.children) waiting.push(child);
  }
  return root;
}
