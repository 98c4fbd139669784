import type { Nodes, RootContent, Table } from "mdast";
import { toString } from "mdast-util-to-string";
import { walk } from "../../markdown/node.ts";
import { toWords } from "../../markdown/words.ts";
import type { Part } from "../outline.ts";
import { phrases } from "./phrase.ts";

const UNFILLED = phrases(`
  tbd, todo, tba, tbc, fixme, wip, n a, na, none, not applicable, coming soon, to be done, to be written, to be defined,
  to be determined, to be added, to be completed, to do, work in progress, fill in, fill me in, placeholder, lorem ipsum,
  do uzupełnienia, do zrobienia, do ustalenia, brak, nie dotyczy, folgt, folgt noch, wird ergänzt, noch offen, offen,
  noch zu ergänzen, entfällt, à compléter, à définir, à venir, à faire, sans objet, por definir, por completar,
  pendiente, no aplica, a definir, a preencher, pendente, não se aplica, em breve, da definire, da completare,
  non applicabile, уточняется, заполнить, дополнить, не применимо, в разработке, kommer, kommer snart, ikke aktuelt,
  må fylles ut, 未定, 作成中, 準備中, 該当なし, なし, 要記入, 待定, 待补充, 待補充, 待填写, 待完善, 暂无, 無, 无,
  不适用, 不適用, 미정, 작성 예정, 추후 작성, 해당 없음, 없음`);
const MARKED = /^(?:todo|tbd|tba|fixme|wip)(?![\p{L}\p{N}])/iu;
const ASKING =
  /^(?:describe|fill|insert|add|list|document|write|explain)\s(?:.{0,160}\s)?(?:here|below)[.!]?$/iu;
const BRACKETED =
  /\[{1,2}[^[\]\n]{0,200}\]{1,2}|<[^<>\n]{0,200}>|\{{1,2}[^{}\n]{0,200}\}{1,2}|_{3,200}|\.{3,200}|…/gu;
const LABEL = /^[^:：]{1,60}[:：]/u;

/** Whether the text only holds a place for what is still to be written: `TBD`, `[contact]`, `Phone: <number>`. */
export function isUnfilled(text: string): boolean {
  const plain = text.trim().replace(/^[\s*_~`"'(#>-]{1,20}/u, "");
  if (plain.length < 200 && (MARKED.test(plain) || ASKING.test(plain))) return true;
  if (plain.length < 60 && UNFILLED.whole.test(toWords(plain))) return true;
  if (plain.length > 400) return false;
  const rest = text.replaceAll(BRACKETED, " ");
  if (rest === text && toWords(text) !== "") return isUnfilledValue(text);
  return toWords(rest.replace(LABEL, "")) === "";
}

/** `Owner: TBD`, where a label stands before what is missing. */
function isUnfilledValue(text: string): boolean {
  const label = LABEL.exec(text.trim())?.[0];
  if (label === undefined) return false;
  const value = toWords(text.trim().slice(label.length));
  return UNFILLED.whole.test(value);
}

/** Whether the part says anything, itself or below. */
export const isFilledPart = ({ blocks, children }: Part): boolean =>
  areFilled(blocks) ||
  children.some(
    (child) => child.heading.isStep || child.heading.number !== undefined || isFilledPart(child),
  );

/** Whether one of the blocks says anything. */
export const areFilled = (blocks: readonly RootContent[]): boolean =>
  blocks.some((block) => isFilled(block));

function isFilled(block: RootContent): boolean {
  if (block.type === "thematicBreak" || block.type === "definition") return false;
  for (const node of walk(block, ({ type }) => !LEAVES.has(type) && type !== "table")) {
    if (node.type === "table" ? isFilledTable(node) : isLeaf(node) && tells(node)) return true;
  }
  return false;
}

/** A label says nothing without what it announces; the last line of a block of text is none. */
function tells(node: Nodes): boolean {
  const text = textOf(node);
  return (node.type === "code" || !/[:：]$/u.test(text.trimEnd())) && !isUnfilled(text);
}

const LEAVES: ReadonlySet<string> = new Set(["paragraph", "code", "html", "heading"]);
const isLeaf = (node: Nodes): boolean => LEAVES.has(node.type);

/** The first column names what the others are to say. */
const isFilledTable = ({ children: [, ...rows] }: Table): boolean =>
  rows.some(({ children }) =>
    (children.length > 1 ? children.slice(1) : children).some(
      (cell) => !isUnfilled(toString(cell, { includeHtml: false })),
    ),
  );

const textOf = (node: Nodes): string =>
  node.type === "html" ? withoutMarkup(node.value) : toString(node, { includeHtml: false });

/** HTML without comments and tags. */
function withoutMarkup(html: string): string {
  let text = "";
  let at = 0;
  for (let open = html.indexOf("<!--"); open !== -1; open = html.indexOf("<!--", at)) {
    text += html.slice(at, open);
    const close = html.indexOf("-->", open);
    at = close === -1 ? html.length : close + 3;
  }
  return (text + html.slice(at)).replaceAll(/<[^<>]*>/gu, " ");
}
