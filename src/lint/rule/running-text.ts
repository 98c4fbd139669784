import type { Nodes } from "mdast";
import { sourceOf, startOf, walk } from "../../domain/markdown/node.ts";
import { readCharacters } from "../../domain/markdown/rendered.ts";

/** A piece of running text as a reader sees it. */
export interface RunningText {
  readonly text: string;
  /** Offset in the source of the character at that index of `text`. */
  readonly offsetOf: (index: number) => number;
}

/** The running text below a node in order: no code, no HTML, and nothing that is part of a link. */
export function* runningText(root: Nodes, source: string): Generator<RunningText> {
  for (const node of walk(root, ({ type }) => type !== "link" && type !== "linkReference")) {
    if (node.type !== "text") continue;
    const { text, offsetOf } = readCharacters(sourceOf(node, source));
    const start = startOf(node);
    yield { text, offsetOf: (index) => start + offsetOf(index) };
  }
}
