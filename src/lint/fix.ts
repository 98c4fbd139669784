import type { Edit } from "./rule.ts";
import type { Source } from "./source.ts";

/**
 * The file with the edits made. Of edits that overlap the first is made. It keeps its own line ends and its byte order
 * mark, unless an edit that changes nothing asks for the text as it was read, which has line feeds and no mark.
 */
export function applyEdits({ text, original }: Source, edits: readonly Edit[]): string {
  const isAboutLineEnds = edits.some(
    ({ from, to, text: written }) => from === to && written === "",
  );
  const made = withoutOverlaps(edits);
  return isAboutLineEnds
    ? splice(text, made, "\n")
    : splice(original, made, firstLineEnd(original));
}

const firstLineEnd = (original: string): string => /\r\n?|\n/u.exec(original)?.[0] ?? "\n";

/** Makes edits whose offsets count each line end as one character, and no byte order mark. */
function splice(original: string, edits: readonly Edit[], lineEnd: string): string {
  const parts: string[] = [];
  let offset = 0;
  let at = original.startsWith("\uFEFF") ? 1 : 0;
  let kept = 0;
  const advance = (to: number): void => {
    for (; offset < to; offset += 1) at += original.startsWith("\r\n", at) ? 2 : 1;
  };
  for (const { from, to, text } of edits) {
    advance(from);
    parts.push(original.slice(kept, at), text.replaceAll("\n", lineEnd));
    advance(to);
    kept = at;
  }
  parts.push(original.slice(kept));
  return parts.join("");
}

function withoutOverlaps(edits: readonly Edit[]): readonly Edit[] {
  const kept: Edit[] = [];
  for (const edit of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = kept.at(-1);
    const isFree = last === undefined || (edit.from >= last.to && edit.from > last.from);
    if (edit.from < edit.to || edit.text !== "") if (isFree) kept.push(edit);
  }
  return kept;
}
