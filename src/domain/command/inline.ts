/** A stretch of a text, by offsets; `end` is the first offset behind it. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The code spans and HTML comments of a paragraph's source, by CommonMark's rules, in order. Written out because the
 * Markdown parser needs time in the square of the length to find them in hostile text; this needs one pass.
 */
export function inertSpans(source: string): readonly Span[] {
  const closers = new Map<number, number[]>();
  for (const run of source.matchAll(/`+/gu)) {
    const ofLength = closers.get(run[0].length);
    if (ofLength === undefined) closers.set(run[0].length, [run.index]);
    else ofLength.push(run.index);
  }
  for (const starts of closers.values()) starts.reverse();
  const lastCommentEnd = source.lastIndexOf("-->");
  const spans: Span[] = [];
  const opener = /\\[\\`<]|`+|<!--/gu;
  for (let found = opener.exec(source); found !== null; found = opener.exec(source)) {
    const inside = opener.lastIndex;
    const end = found[0].startsWith("`")
      ? behindCode(closers.get(found[0].length), inside, found[0].length)
      : found[0] === "<!--" && lastCommentEnd >= inside
        ? source.indexOf("-->", inside) + 3
        : undefined;
    if (end === undefined) continue;
    spans.push({ start: found.index, end });
    opener.lastIndex = end;
  }
  return spans;
}

/** Takes starts of runs from the end of `starts`, the nearest first, so that each is looked at once. */
function behindCode(
  starts: number[] | undefined,
  inside: number,
  length: number,
): number | undefined {
  while ((starts?.at(-1) ?? inside) < inside) starts?.pop();
  const start = starts?.at(-1);
  return start === undefined ? undefined : start + length;
}
