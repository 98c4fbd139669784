import type { Root } from "mdast";
import { endOf, sourceOf, startOf } from "../../domain/markdown/node.ts";

/** What stands around the table. */
export const BEGIN = "<!-- sitrep:index -->";
/** What ends it. */
export const END = "<!-- /sitrep:index -->";

/** The place of the table in a file: between two comments. */
export type Region =
  | { readonly kind: "none" }
  /** It has a beginning and no end behind it. */
  | { readonly kind: "open"; readonly line: number }
  /** Offsets of what stands between the comments, and the line of the first. */
  | { readonly kind: "found"; readonly from: number; readonly to: number; readonly line: number };

/** Finds the comments where they stand at the top level, not in code, quotes or lists. */
export function findRegion(root: Root, text: string): Region {
  const comments = root.children.filter(({ type }) => type === "html");
  const begin = comments.find((node) => sourceOf(node, text).includes(BEGIN));
  if (begin === undefined) return { kind: "none" };
  const from = text.indexOf(BEGIN, startOf(begin)) + BEGIN.length;
  const line = begin.position?.start.line ?? 1;
  const end = comments.find(
    (node) =>
      endOf(node) > from && text.slice(Math.max(from, startOf(node)), endOf(node)).includes(END),
  );
  if (end === undefined) return { kind: "open", line };
  return { kind: "found", from, to: text.indexOf(END, Math.max(from, startOf(end))), line };
}
