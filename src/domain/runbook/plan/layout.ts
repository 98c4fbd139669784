import { lineOf } from "../../markdown/node.ts";
import { isTitle } from "../heading.ts";
import type { Part } from "../outline.ts";
import { roleNamed } from "../role.ts";
import type { SectionRole } from "../runbook.ts";

/** A part with where it stands. */
export interface Place {
  readonly part: Part;
  readonly above: Place | undefined;
  /** Whether its heading is the document's title, which never says what a part is for. */
  readonly isTitle: boolean;
  /** Offset of the line on which its body begins. */
  readonly start: number;
  /** Offset behind its last character, its children included. */
  readonly end: number;
}

/** All parts in the order of the document, the root first. Takes time in the length of the document only. */
export function layOut(top: Part, source: string): readonly Place[] {
  const lines = lineStarts(source);
  const offset = (line: number): number => lines[line - 1] ?? source.length;
  const title = titleOf(top);
  const places: Place[] = [];
  const visit = (part: Part, above: Place | undefined, end: number): void => {
    const [block] = part.blocks;
    const [inner] = part.children;
    const line = Math.min(
      block === undefined ? Infinity : lineOf(block),
      inner === undefined ? Infinity : inner.line,
    );
    const place: Place = {
      part,
      above,
      isTitle: part === title,
      start: Math.min(offset(line), end),
      end,
    };
    places.push(place);
    for (const [index, child] of part.children.entries()) {
      const next = part.children[index + 1];
      visit(child, place, next === undefined ? end : offset(next.line));
    }
  };
  visit(top, undefined, source.length);
  return places;
}

/** The Markdown of the part as written, without its heading. */
export const bodySource = ({ start, end }: Place, source: string): string =>
  source.slice(start, end).trimEnd();

/** What the closest heading above that says something makes of the place. */
export const roleAbove = ({ above }: Place): SectionRole | undefined => above?.part.role;

/** The place and those it lies in, from the inside out. */
export function* placesAround(place: Place): Generator<Place> {
  for (let at: Place | undefined = place; at !== undefined; at = at.above) yield at;
}

function lineStarts(source: string): readonly number[] {
  const starts = [0];
  for (let at = source.indexOf("\n"); at !== -1; at = source.indexOf("\n", at + 1))
    starts.push(at + 1);
  return starts;
}

/** The part that `outline` takes for the whole document: the first of the first level, else one above all others. */
function titleOf(top: Part): Part | undefined {
  const headings: Part[] = [];
  const collect = (part: Part): void => {
    if (part.depth > 0 && part.depth < 7 && isTitle(part.title)) headings.push(part);
    for (const child of part.children) collect(child);
  };
  collect(top);
  const [first] = headings;
  if (first === undefined) return undefined;
  const isAbove = headings.every((part) => part === first || part.depth > first.depth);
  const isLone = isAbove && roleNamed(first.title) === undefined;
  return headings.find(({ depth }) => depth === 1) ?? (isLone ? first : undefined);
}
