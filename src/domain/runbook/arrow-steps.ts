import type { RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import { lineOf } from "../markdown/node.ts";
import type { StepGroup } from "./list-steps.ts";
import { piecesOf } from "./plan/arrow-path.ts";

/** Letters of what stands between two arrows of a process; a sentence is none. */
const LONGEST = 60;
const LEAST = 4;

/** A process told in one line: `detect → assess → restore → look back`. */
export const arrowGroups = (blocks: readonly RootContent[]): readonly StepGroup[] => {
  for (const block of blocks) {
    if (block.type !== "paragraph" && block.type !== "code") continue;
    const text = block.type === "code" ? block.value : toString(block);
    const row = text.trim();
    if (row.includes("\n")) continue;
    const pieces = piecesOf(row).map((piece) => bare(piece));
    if (pieces.length < LEAST || pieces.some(({ length }) => length === 0 || length > LONGEST))
      continue;
    const line = lineOf(block) + (block.type === "code" ? 1 : 0);
    const steps = pieces.map((piece) => ({ text: piece, details: "", code: [], line }));
    return [{ form: "ordered", steps, line }];
  }
  return [];
};

/** Without brackets around the whole and the full stop at the end. */
const bare = (piece: string): string =>
  piece
    .trim()
    .replace(/^[[(【［](?<inner>[^\][()【】［］]*)[\])】］]$/u, "$<inner>")
    .replace(/[。.]$/u, "")
    .trim();
