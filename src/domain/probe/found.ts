import type { ClauseOf } from "../clause.ts";
import { formatDuration } from "../time.ts";

/** Kinds of clauses on a value. */
type Told = "measured" | "aged" | "ahead" | "stepped" | "changed" | "steady";

/**
 * What a test of a value found: a clause without the name of the value, which is as JSON writes it. `unfit`: the test can
 * do nothing with it, or has nothing to compare it with.
 */
export type Found =
  | { [K in Told]: Omit<ClauseOf<K>, "name"> }[Told]
  | { readonly kind: "unfit"; readonly value: string; readonly why: string };

/** What was found, in the words of a report: `503`, `512, was 380 (+132) 5 min ago`. */
export function describeFound(found: Found): string {
  const { value } = found;
  switch (found.kind) {
    case "measured":
      return value;
    case "aged":
      return `${value}, ${ago(found)}`;
    case "ahead":
      return `${value}, in ${formatDuration(found.age.length)}`;
    case "stepped":
      return `${value}, was ${found.was} (${found.by}) ${ago(found)}`;
    case "changed":
      return `${value}, was ${found.was} ${ago(found)}`;
    case "steady":
      return `${value}, the same as ${ago(found)}`;
    case "unfit":
      return `${value}, ${found.why}`;
  }
}

const ago = ({ age }: { readonly age: ClauseOf<"span"> }): string =>
  `${formatDuration(age.length)} ago`;
