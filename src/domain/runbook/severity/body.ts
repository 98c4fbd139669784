import type { Nodes, RootContent, Table } from "mdast";
import { walk } from "../../markdown/node.ts";
import { withoutColon } from "../../trim.ts";
import type { Part } from "../outline.ts";
import { readBehindMeaning, readClauses } from "./clause.ts";
import { namesMeaning } from "./column.ts";
import { joinAll, joinCommitments, NO_COMMITMENTS } from "./commitments.ts";
import { narrow } from "./folded.ts";
import type { Matter } from "./kind-words.ts";
import type { Commitments } from "./level.ts";
import { matterOf } from "./matter.ts";
import { countsFromIt, readNamed } from "./named.ts";
import { linesOf, plainText } from "./text.ts";

/** What stands below the heading of a level says about it, deeper headings included. */
export const readPart = (part: Part): Commitments =>
  joinAll([
    readBlocks(part.blocks, undefined),
    ...part.children.map((child) => joinCommitments(readLine(child.title), readChild(child))),
  ]);

function readChild(part: Part): Commitments {
  if (namesMeaning(part.title)) return NO_COMMITMENTS;
  return joinAll([
    readBlocks(part.blocks, matterOf(part.title)),
    ...part.children.map((child) => readChild(child)),
  ]);
}

/** What paragraphs, lists and tables say, line by line. Code says nothing. */
export const readBlocks = (
  blocks: readonly RootContent[],
  fallback: Matter | undefined,
): Commitments =>
  joinAll(
    blocks
      .filter((block, index) => !(block.type === "list" && tellsMeaning(blocks[index - 1])))
      .map((block) => readBlock(block, fallback)),
  );

/** `Examples:`, behind which a list speaks of times that are no targets. */
function tellsMeaning(block: RootContent | undefined): boolean {
  if (block?.type !== "paragraph") return false;
  const text = plainText(block).trim();
  const label = withoutColon(text);
  return (
    label !== text && label.length <= KEY_LENGTH && !label.includes("\n") && namesMeaning(label)
  );
}

const isRead = ({ type }: Nodes): boolean =>
  type !== "paragraph" && type !== "table" && type !== "code";

function readBlock(block: RootContent, fallback: Matter | undefined): Commitments {
  const found: Commitments[] = [];
  for (const node of walk(block, isRead)) {
    if (node.type === "paragraph")
      found.push(...linesOf(node).map(({ text }) => readLine(text, fallback)));
    else if (node.type === "table") found.push(readAttributes(node));
  }
  return joinAll(found);
}

/** A table that belongs to one level: names in its first column, or in its first row when there is only one more. */
function readAttributes(table: Table): Commitments {
  const rows = table.children.map((row) => row.children.map((cell) => plainText(cell)));
  const [head = [], values = [], ...more] = rows;
  if (more.length === 0 && head.length > 2)
    return joinAll(head.map((name, index) => readNamed(name, values[index] ?? "")));
  return joinAll(rows.map(([name = "", ...cells]) => readNamed(name, cells.join(" "))));
}

/** A line that may be `Name: value`, or several of them, or a sentence. */
export function readLine(text: string, fallback?: Matter): Commitments {
  return joinAll(
    narrow(text)
      .split(/[|•·]/u)
      .map((piece) => readPiece(piece, fallback)),
  );
}

const KEY_LENGTH = 70;

function readPiece(text: string, fallback: Matter | undefined): Commitments {
  const colon = text.indexOf(":");
  const key = colon === -1 || colon > KEY_LENGTH ? undefined : text.slice(0, colon);
  const value = text.slice(colon + 1).replace(/^([^()]*)\)\s*$/u, "$1");
  if (key === undefined || value.trim() === "") return readClauses(text, { fallback });
  const matter = matterOf(key);
  if (matter === undefined)
    return namesMeaning(key) ? readBehindMeaning(value) : readClauses(value, { fallback });
  if (matter === "escalate" || matter === "other") return NO_COMMITMENTS;
  const named = readNamed(key, value);
  return matter === "resolve" && countsFromIt(value)
    ? named
    : joinCommitments(named, readClauses(text));
}
