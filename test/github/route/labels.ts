import { inRepository } from "../http/router.ts";
import { created, invalid, noContent, notFound, ok, type Reply } from "../http/reply.ts";
import {
  namesOf,
  numberParam,
  param,
  requiredText,
  textOf,
  type RepositoryCall,
} from "../http/call.ts";
import { paginated } from "../http/paginate.ts";
import { presentLabel, presentLabels } from "../present/issue.ts";
import { addLabels, announceLabel, createLabel, removeLabels, setLabels } from "../act/label.ts";
import { changeIssue, issueOf } from "../act/issue-event.ts";
import type { LabelRecord } from "../store/records.ts";

const LABELS = "/repos/{owner}/{repo}/labels";
const ON_ISSUE = "/repos/{owner}/{repo}/issues/{issue_number}/labels";
const READ = { permission: "issue-or-pull", level: "read", role: "read" } as const;
const WRITE = { permission: "issue-or-pull", level: "write", role: "triage" } as const;
/** The repository's own labels take more than triage. */
const OWN = { ...WRITE, role: "write" } as const;

export const LABEL_ROUTES = [
  inRepository(`GET ${LABELS}`, READ, (call) =>
    paginated(call, [...call.repository.labels.values()], (label) => shown(call, label)),
  ),
  inRepository(`POST ${LABELS}`, OWN, create),
  inRepository(`GET ${LABELS}/{name}`, READ, (call) => ok(shown(call, labelOf(call)))),
  inRepository(`PATCH ${LABELS}/{name}`, OWN, update),
  inRepository(`DELETE ${LABELS}/{name}`, OWN, remove),
  inRepository(`GET ${ON_ISSUE}`, READ, (call) =>
    paginated(call, presented(call), (label) => label),
  ),
  inRepository(`POST ${ON_ISSUE}`, WRITE, (call) => {
    addLabels(call, target(call), namesOf(call, "labels") ?? []);
    return ok(presented(call));
  }),
  inRepository(`PUT ${ON_ISSUE}`, WRITE, (call) => {
    setLabels(call, target(call), namesOf(call, "labels") ?? []);
    return ok(presented(call));
  }),
  inRepository(`DELETE ${ON_ISSUE}`, WRITE, (call) => {
    setLabels(call, target(call), []);
    return noContent;
  }),
  inRepository(`DELETE ${ON_ISSUE}/{name}`, WRITE, (call) => {
    const label = call.repository.labels.get(param(call, "name").toLowerCase());
    if (label === undefined || !issueOf(call, target(call)).labels.includes(label.name))
      throw notFound();
    removeLabels(call, target(call), [label.name]);
    return ok(presented(call));
  }),
];

const target = (call: RepositoryCall): number =>
  issueOf(call, numberParam(call, "issue_number")).number;

const shown = (call: RepositoryCall, label: LabelRecord) =>
  presentLabel(call.world, call.repository, label);

const presented = (call: RepositoryCall) =>
  presentLabels(call.world, call.repository, issueOf(call, target(call)));

function labelOf(call: RepositoryCall): LabelRecord {
  const label = call.repository.labels.get(param(call, "name").toLowerCase());
  if (label === undefined) throw notFound();
  return label;
}

const wrong = (field: string) => invalid({ resource: "Label", code: "invalid", field });

/** Throws GitHub's refusal of a label's name, color or description. */
function check(name: string | undefined, color: string | undefined, description?: string): void {
  if (name !== undefined && (name.trim() === "" || name.length > 50)) throw wrong("name");
  if (color !== undefined && !/^[0-9a-f]{6}$/iu.test(color)) throw wrong("color");
  if (description !== undefined && description.length > 100)
    throw invalid({
      resource: "Label",
      code: "custom",
      field: "description",
      message: "description is too long (maximum is 100 characters)",
    });
}

function create(call: RepositoryCall): Reply {
  const name = requiredText(call, "name");
  const [color, description] = [textOf(call, "color"), textOf(call, "description")];
  check(name, color, description);
  if (call.repository.labels.has(name.toLowerCase()))
    throw invalid({ resource: "Label", code: "already_exists", field: "name" });
  const label = createLabel(call, {
    name,
    ...(color === undefined ? {} : { color }),
    ...(description === undefined ? {} : { description }),
  });
  return created(shown(call, label));
}

function update(call: RepositoryCall): Reply {
  const before = labelOf(call);
  const [name, color, description] = ["new_name", "color", "description"].map((field) =>
    textOf(call, field),
  );
  check(name, color, description);
  const label = {
    ...before,
    name: name ?? before.name,
    color: color ?? before.color,
    description: description ?? before.description,
  };
  call.repository.labels.delete(before.name.toLowerCase());
  call.repository.labels.set(label.name.toLowerCase(), label);
  for (const { number, labels } of call.repository.issues.values())
    if (labels.includes(before.name))
      changeIssue(call, number, {
        labels: labels.map((held) => (held === before.name ? label.name : held)),
      });
  announceLabel(call, label, "edited", { changes: changes(before, label) });
  return ok(shown(call, label));
}

function changes(before: LabelRecord, after: LabelRecord): object {
  return {
    ...(before.name === after.name ? {} : { name: { from: before.name } }),
    ...(before.color === after.color ? {} : { color: { from: before.color } }),
    ...(before.description === after.description
      ? {}
      : { description: { from: before.description ?? "" } }),
  };
}

function remove(call: RepositoryCall): Reply {
  const label = labelOf(call);
  for (const { number } of call.repository.issues.values())
    removeLabels(call, number, [label.name]);
  call.repository.labels.delete(label.name.toLowerCase());
  announceLabel(call, label, "deleted");
  return noContent;
}
