/**
 * Markdown that the parser can be given: what a person writes stays as it is, and what was made to keep the parser
 * busy is cut down in ways that cannot bring a command to light.
 */
export const calm = (lines: readonly string[]): readonly string[] =>
  withoutLazyMasses(lines).map(capNesting);

const MARKER = String.raw`[ \t]*(?:>|(?:[*+-]|\d{1,9}[.)])(?=[ \t]|$))`;
const STARTS = new RegExp(`^${MARKER}`, "u");
const NESTED = new RegExp(`^(?<kept>(?:${MARKER}){12})(?:${MARKER})+`, "u");

/** Quotes and lists more than twelve deep are quotes and lists all the same; thousands deep they would exhaust the parser's stack. */
const capNesting = (line: string): string => line.replace(NESTED, "$<kept>");

/** Each line that goes on with a quote or a list item without saying so costs the parser a look at all lines before it. */
const LAZY_LINES = 2000;

/** Cut off ahead of the line with which there may be too many lazy lines; that many short lines are nobody's report. */
function withoutLazyMasses(lines: readonly string[]): readonly string[] {
  let count = 0;
  let isInside = false;
  for (const [index, line] of lines.entries()) {
    const isMarked = STARTS.test(line);
    isInside = isMarked || (isInside && line.trim() !== "");
    if (isInside && !isMarked) count += 1;
    if (count > LAZY_LINES) return lines.slice(0, index);
  }
  return lines;
}
