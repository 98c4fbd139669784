import type { RunbookChoice } from "../command/command.ts";
import { firstResponse } from "./first-response.ts";
import type { Checklist, Runbook } from "./runbook.ts";
import { stemOf, withoutExtension } from "./title.ts";

/**
 * Whether a document can be attached to an incident: no index, template, stub or reference, nothing that has had its day, and
 * nothing without a step to tick.
 */
export const isAttachable = (runbook: Runbook): boolean =>
  !["index", "template", "stub", "reference"].includes(runbook.kind) &&
  runbook.status !== "superseded" &&
  firstResponse(runbook) !== undefined;

/** What people can choose from with `/runbook`, in the order of the paths. */
export function runbookChoices(runbooks: readonly Runbook[]): readonly RunbookChoice[] {
  const attachable = runbooks
    .filter((runbook) => isAttachable(runbook))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const counts = new Map<string, number>();
  for (const { path } of attachable) counts.set(idOf(path), (counts.get(idOf(path)) ?? 0) + 1);
  return attachable.map((runbook) => ({
    id: counts.get(idOf(runbook.path)) === 1 ? stemOf(runbook.path) : wholeId(runbook.path),
    path: runbook.path,
    title: runbook.title,
    parts: partsOf(runbook).map(({ id, heading }) => ({ id, heading })),
  }));
}

/** The name that is right even where two files share theirs: the path without its extension. */
export const wholeId = withoutExtension;

/** The checklists that people can attach by themselves, in the order of the document. */
export const partsOf = ({ checklists }: Runbook): readonly Checklist[] =>
  checklists.filter(({ steps }) => steps.length > 0);

/** People do not mind the case of what they type, so two names that differ in it are one. */
const idOf = (path: string): string => stemOf(path).toLowerCase();
