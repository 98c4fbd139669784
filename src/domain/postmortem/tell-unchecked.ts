import { formatDuration } from "../time.ts";
import type { Unchecked } from "../validation/unchecked.ts";
import { sentence, type Sentence } from "./sentence.ts";

/** What was not checked before the issue was closed, in sentences; none where all was. */
export function tellUnchecked(unchecked: Unchecked | undefined): readonly Sentence[] {
  if (unchecked === undefined) return [];
  const { soakFor, probes, manual, final } = unchecked;
  return [
    sentence("closed-unchecked"),
    ...(soakFor === 0 ? [] : [sentence("unchecked-soak", { span: formatDuration(soakFor) })]),
    ...(probes.length === 0 ? [] : [sentence("unchecked-probes", { probes: probes.join(", ") })]),
    ...(manual.length === 0 ? [] : [sentence("unchecked-manual", { checks: manual.join("; ") })]),
    ...(final.length === 0 ? [] : [sentence("unchecked-final", { probes: final.join(", ") })]),
  ];
}
