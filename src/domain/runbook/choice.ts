import type { RunbookChoice } from "../command/command.ts";
import { firstResponse } from "./checklist.ts";
import type { Runbook } from "./runbook.ts";
import { stemOf } from "./title.ts";

/**
 * Whether a document can be attached to an incident: no index, template or stub, nothing that has had its day, and
 * nothing without a step to tick.
 */
export const isAttachable = (runbook: Runbook): boolean =>
  !["index", "template", "stub"].includes(runbook.kind) &&
  runbook.status !== "superseded" &&
  firstResponse(runbook) !== undefined;

/** What people can choose from with `/runbook`, in the order of the paths. */
export function runbookChoices(runbooks: readonly Runbook[]): readonly RunbookChoice[] {
  const attachable = runbooks
    .filter((runbook) => isAttachable(runbook))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const counts = new Map<string, number>();
  for (const { path } of attachable) counts.set(idOf(path), (counts.get(idOf(path)) ?? 0) + 1);
  return attachable.map(({ path, title }) => ({
    id: counts.get(idOf(path)) === 1 ? stemOf(path) : path.replace(/\.(?:md|markdown|mdx)$/iu, ""),
    path,
    title,
  }));
}

/** People do not mind the case of what they type, so two names that differ in it are one. */
const idOf = (path: string): string => stemOf(path).toLowerCase();
