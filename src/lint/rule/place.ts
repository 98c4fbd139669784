import type { Nodes } from "mdast";
import { lastAtMost } from "../../domain/markdown/last-at-most.ts";
import { lineOf } from "../../domain/markdown/node.ts";
import type { Subject } from "../rule.ts";

/** Where something stands in a text. */
export interface Place {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** Turns offsets of the text, whose lines end in `\n`, into places. The text is read at the first call only. */
export function placesIn(text: string): (offset: number) => Place {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    const line = lastAtMost(starts, Math.min(offset, text.length), (start) => start);
    return { line: line + 1, column: Math.min(offset, text.length) - (starts[line] ?? 0) + 1 };
  };
}

const lineStarts = (text: string): readonly number[] => [
  0,
  ...[...text.matchAll(/\n/gu)].map(({ index }) => index + 1),
];

/** Where the node begins. */
export const placeOf = (node: Nodes): Place => ({
  line: lineOf(node),
  column: node.position?.start.column ?? 1,
});

/** Where what concerns the whole document is shown: its first heading, else its beginning. */
export function titlePlace({ root }: Subject): Place {
  const title = root.children.find(({ type }) => type === "heading");
  return title === undefined ? { line: 1, column: 1 } : placeOf(title);
}
