import { inRepository } from "../http/router.ts";
import { created, forbidden, invalid, ok, type Reply } from "../http/reply.ts";
import { namesOf, numberParam, requiredText, textOf, type RepositoryCall } from "../http/call.ts";
import { paginated } from "../http/paginate.ts";
import { presentIssue } from "../present/issue.ts";
import { presentEvent, timelineOf } from "../present/timeline.ts";
import { assign, unassign } from "../act/assign.ts";
import {
  closeIssue,
  checkText,
  editIssue,
  mayTriage,
  openIssue,
  reopenIssue,
} from "../act/issue.ts";
import { issueOf } from "../act/issue-event.ts";
import { setLabels } from "../act/label.ts";
import { authorOf } from "../act/author.ts";
import { listIssues } from "./issue-list.ts";

const issuePath = "/repos/{owner}/{repo}/issues";
const READ = { permission: "issue-or-pull", level: "read", role: "read" } as const;
const WRITE = { permission: "issue-or-pull", level: "write", role: "read" } as const;

export const ISSUE_ROUTES = [
  inRepository(`GET ${issuePath}`, { ...READ, permission: "issues" }, (call) =>
    paginated(call, listIssues(call), (issue) => presentIssue(call.world, call.repository, issue)),
  ),
  inRepository(`POST ${issuePath}`, { ...WRITE, permission: "issues" }, create),
  inRepository(`GET ${issuePath}/{issue_number}`, READ, (call) => ok(shown(call))),
  inRepository(`PATCH ${issuePath}/{issue_number}`, WRITE, update),
  inRepository(`POST ${issuePath}/{issue_number}/assignees`, WRITE, (call) => {
    if (mayTriage(call, "issues")) assign(call, target(call), namesOf(call, "assignees") ?? []);
    return created(shown(call));
  }),
  inRepository(`DELETE ${issuePath}/{issue_number}/assignees`, WRITE, (call) => {
    if (mayTriage(call, "issues")) unassign(call, target(call), namesOf(call, "assignees") ?? []);
    return ok(shown(call));
  }),
  inRepository(`GET ${issuePath}/{issue_number}/events`, READ, (call) => {
    const number = target(call);
    const events = call.repository.events
      .of(number)
      .filter(({ detail }) => detail.kind !== "cross-referenced");
    return paginated(call, events, (event) => presentEvent(call.world, event));
  }),
  inRepository(`GET ${issuePath}/{issue_number}/timeline`, READ, (call) =>
    paginated(call, timelineOf(call.world, call.repository, target(call)), (item) => item()),
  ),
];

/** The number in the path, of an issue that exists. */
const target = (call: RepositoryCall): number =>
  issueOf(call, numberParam(call, "issue_number")).number;

const shown = (call: RepositoryCall): unknown =>
  presentIssue(call.world, call.repository, issueOf(call, target(call)));

function create(call: RepositoryCall): Reply {
  authorOf(call);
  const title = requiredText(call, "title");
  const body = textOf(call, "body");
  checkText("Issue", title, body);
  const single = textOf(call, "assignee");
  const assignees = namesOf(call, "assignees") ?? (single === undefined ? [] : [single]);
  const issue = openIssue(call, { title, body, assignees, labels: namesOf(call, "labels") ?? [] });
  return created(presentIssue(call.world, call.repository, issue));
}

function update(call: RepositoryCall): Reply {
  const issue = issueOf(call, target(call));
  const isTriager = mayTriage(call, issue.pull === undefined ? "issues" : "pull_requests");
  if (!isTriager && !mayTriage(call, "issues") && authorOf(call) !== issue.author)
    throw forbidden("Must have admin rights to Repository.");
  const [title, body] = [textOf(call, "title"), textOf(call, "body")];
  checkText("Issue", title, body);
  editIssue(call, issue.number, { title, body });
  if (isTriager) relabelAndAssign(call, issue.number);
  changeState(call, issue.number);
  return ok(shown(call));
}

/** Labels and assignees of those who may not set them are silently dropped. */
function relabelAndAssign(call: RepositoryCall, number: number): void {
  const labels = namesOf(call, "labels");
  if (labels !== undefined) setLabels(call, number, labels);
  const assignees = namesOf(call, "assignees");
  if (assignees === undefined) return;
  const surplus = issueOf(call, number).assignees.filter((login) => !assignees.includes(login));
  unassign(call, number, surplus);
  assign(call, number, assignees);
}

const wrong = (field: string) => invalid({ resource: "Issue", code: "invalid", field });

function changeState(call: RepositoryCall, number: number): void {
  const state = textOf(call, "state");
  const reason = textOf(call, "state_reason");
  switch (state) {
    case undefined:
      if (reason !== undefined && issueOf(call, number).state === "closed")
        closeIssue(call, number, closingReason(reason) ?? "completed");
      return;
    case "open":
      return reopenIssue(call, number);
    case "closed": {
      const given = reason === undefined ? "completed" : closingReason(reason);
      if (given === undefined) throw wrong("state_reason");
      return closeIssue(call, number, given);
    }
    default:
      throw wrong("state");
  }
}

function closingReason(text: string): "completed" | "not_planned" | "duplicate" | undefined {
  return (["completed", "not_planned", "duplicate"] as const).find((reason) => reason === text);
}
