import { invalid } from "../http/reply.ts";
import { presentLabel } from "../present/issue.ts";
import type { RepositoryCall } from "../http/call.ts";
import type { LabelRecord } from "../store/records.ts";
import { announceIssue, changeIssue, issueOf, record } from "./issue-event.ts";

const DEFAULT_COLOR = "ededed";

/** Adds a label to the repository. */
export function createLabel(
  call: RepositoryCall,
  label: { readonly name: string; readonly color?: string; readonly description?: string },
): LabelRecord {
  const made = {
    id: call.world.nextId(),
    name: label.name,
    color: label.color ?? DEFAULT_COLOR,
    description: label.description,
    isDefault: false,
  };
  call.repository.labels.set(label.name.toLowerCase(), made);
  announceLabel(call, made, "created");
  return made;
}

/** Tells Apps of a change to a label of the repository. */
export function announceLabel(
  call: RepositoryCall,
  label: LabelRecord,
  action: string,
  extra: Readonly<Record<string, unknown>> = {},
): void {
  call.world.announce({
    event: "label",
    action,
    repository: call.repository,
    payload: { label: presentLabel(call.world, call.repository, label), ...extra },
    actor: call.actor,
    permissions: ["metadata"],
  });
}

/** The repository's label of a name, made when missing, as GitHub does for whoever may label issues. */
function ensureLabel(call: RepositoryCall, name: string): LabelRecord {
  if (name.trim() === "" || name.length > 50)
    throw invalid({ resource: "Label", code: "invalid", field: "name" });
  return call.repository.labels.get(name.toLowerCase()) ?? createLabel(call, { name });
}

/** Puts labels on an issue; those it has already change nothing. */
export function addLabels(call: RepositoryCall, number: number, names: readonly string[]): void {
  const labels = names.map((name) => ensureLabel(call, name));
  for (const label of labels) {
    const held = issueOf(call, number).labels;
    if (held.includes(label.name)) continue;
    changeIssue(call, number, { labels: [...held, label.name] });
    tell(call, number, "labeled", label);
  }
}

/** Takes labels off an issue; those it has not change nothing. */
export function removeLabels(call: RepositoryCall, number: number, names: readonly string[]): void {
  for (const name of names) {
    const label = call.repository.labels.get(name.toLowerCase());
    const held = issueOf(call, number).labels;
    if (label === undefined || !held.includes(label.name)) continue;
    changeIssue(call, number, { labels: held.filter((other) => other !== label.name) });
    tell(call, number, "unlabeled", label);
  }
}

/** Leaves exactly these labels on an issue. */
export function setLabels(call: RepositoryCall, number: number, names: readonly string[]): void {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const surplus = issueOf(call, number).labels.filter((name) => !wanted.has(name.toLowerCase()));
  removeLabels(call, number, surplus);
  addLabels(call, number, names);
}

function tell(
  call: RepositoryCall,
  number: number,
  kind: "labeled" | "unlabeled",
  label: LabelRecord,
): void {
  record(call, number, { kind, label: { name: label.name, color: label.color } });
  announceIssue(call, number, kind, { label: presentLabel(call.world, call.repository, label) });
}
