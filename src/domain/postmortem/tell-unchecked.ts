import { formatDuration } from "../time.ts";
import type { Unchecked } from "../validation/unchecked.ts";
import { sentence, type Sentence } from "./sentence.ts";

/** That it ended unchecked and what was not checked, in sentences; none where all was. */
export const tellUnchecked = (unchecked: Unchecked | undefined): readonly Sentence[] =>
  unchecked === undefined ? [] : [sentence("closed-unchecked"), ...tellLeft(unchecked)];

/** What was not checked before it ended, in sentences; none where all was. */
export function tellLeft(unchecked: Unchecked | undefined): readonly Sentence[] {
  if (unchecked === undefined) return [];
  const { soakFor, probes, manual, final } = unchecked;
  return [
    ...(soakFor === 0 ? [] : [sentence("unchecked-soak", { span: formatDuration(soakFor) })]),
    ...(probes.length === 0 ? [] : [sentence("unchecked-probes", { probes: probes.join(", ") })]),
    ...(manual.length === 0 ? [] : [sentence("unchecked-manual", { checks: manual.join("; ") })]),
    ...(final.length === 0 ? [] : [sentence("unchecked-final", { probes: final.join(", ") })]),
  ];
}
