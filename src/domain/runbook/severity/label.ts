import { readClauses } from "./clause.ts";
import { isCommitted } from "./commitments.ts";
import { fold, narrow } from "./folded.ts";
import { labelOf } from "./level-head.ts";
import { matterOf } from "./matter.ts";
import { spansIn } from "./span.ts";

/** The pieces of a label before the first that names a time or what a time is for. */
export function quiet(label: string): string {
  const kept: string[] = [];
  for (const piece of label.split(/(?=[,(:→]|\s[-–—]\s)/u)) {
    if (spansIn(fold(narrow(piece))).length > 0 || isCommitted(readClauses(piece))) {
      const isValue = /^[:(]/u.test(piece) && matterOf(kept.at(-1) ?? "") !== undefined;
      return labelOf(kept.slice(0, isValue ? -1 : kept.length).join(""));
    }
    kept.push(piece);
  }
  return labelOf(kept.join(""));
}
