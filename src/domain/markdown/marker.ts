import type { Root } from "mdast";
import { sourceOf } from "./node.ts";
import { parseBody } from "./parse.ts";

/** A value that survives being written as JSON; a field that is `undefined` is left out. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/** A hidden marker found in a comment. Whether its author may be believed is for the caller to judge. */
export interface Marker {
  readonly kind: string;
  readonly value: unknown;
}

/**
 * Characters that could end or confuse an HTML comment, that text scanners look for (nobody is pinged from inside
 * a marker), or that break lines and directions. JSON has them in strings only, where an escape means the same.
 */
const UNSAFE = /[<>&@#\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|-(?=-)/gu;

/** Writes a hidden marker, one line: `<!-- sitrep:KIND {json} -->`. `kind` is lower-case letters, digits and dashes. */
export function encodeMarker(kind: string, value: JsonValue): string {
  const json = JSON.stringify(value).replaceAll(
    UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `<!-- sitrep:${kind} ${json} -->`;
}

const OPENING = "<!-- sitrep:";
const CLOSING = "-->";

/** Whether there may be a marker at all; most comments have none and need not be parsed. */
export const mayHaveMarkers = (body: string): boolean => body.includes(OPENING);

/**
 * Reads the markers of a comment in order. Only HTML comments that stand as blocks of their own at the top level
 * count, never those in quotes, lists, code or the middle of a paragraph; what is not valid JSON is passed over.
 * `tree` is the body as `parseBody` reads it, for those who have it.
 */
export function readMarkers(body: string, tree?: Root): readonly Marker[] {
  if (!mayHaveMarkers(body)) return [];
  return (tree ?? parseBody(body)).children
    .filter(({ type }) => type === "html")
    .flatMap((node) => commentsIn(sourceOf(node, body)))
    .flatMap(readMarker);
}

/** The HTML comments a block begins with; text that is no comment ends the row. */
function commentsIn(html: string): readonly string[] {
  const comments: string[] = [];
  let rest = html.trimStart();
  while (rest.startsWith("<!--")) {
    const end = rest.indexOf(CLOSING, "<!--".length);
    if (end === -1) break;
    comments.push(rest.slice(0, end + CLOSING.length));
    rest = rest.slice(end + CLOSING.length).trimStart();
  }
  return comments;
}

function readMarker(comment: string): readonly Marker[] {
  if (!comment.startsWith(OPENING)) return [];
  const inner = comment.slice(OPENING.length, -CLOSING.length);
  const space = inner.indexOf(" ");
  const kind = inner.slice(0, Math.max(space, 0));
  if (!/^[a-z][a-z0-9-]*$/u.test(kind)) return [];
  try {
    const value: unknown = JSON.parse(inner.slice(space + 1));
    return [{ kind, value }];
  } catch {
    return [];
  }
}
