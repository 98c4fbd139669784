import type { RunbookChoice } from "../command/command.ts";
import type { Runbook } from "./runbook.ts";
import { stemOf } from "./title.ts";

/** Whether a document can be attached to an incident: no index, template or stub, and nothing that has had its day. */
export const isAttachable = ({ kind, status }: Runbook): boolean =>
  kind !== "index" && kind !== "template" && kind !== "stub" && status !== "superseded";

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
