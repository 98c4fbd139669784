import { may } from "../identity/access.ts";
import { invalid } from "../http/reply.ts";
import type { RepositoryCall } from "../http/call.ts";
import type { IssueRecord, StateReason } from "../store/records.ts";
import { assign } from "./assign.ts";
import { authorOf, stamp } from "./author.ts";
import { announceIssue, changeIssue, issueOf, record } from "./issue-event.ts";
import { addLabels } from "./label.ts";
import { follow } from "./reference.ts";

/** GitHub's limits, in characters. */
const LONGEST_BODY = 65_536;
const LONGEST_TITLE = 256;

/** Whether a text exceeds what a body may hold. */
export const isTooLong = (text: string | undefined): boolean =>
  text !== undefined && text.length > LONGEST_BODY && Array.from(text).length > LONGEST_BODY;

/** Throws GitHub's refusal of a title or body. */
export function checkText(
  resource: "Issue" | "PullRequest",
  title: string | undefined,
  body: string | undefined,
): void {
  const tooLong = (field: string, most: number) =>
    invalid({
      resource,
      code: "custom",
      field,
      message: `${field} is too long (maximum is ${most} characters)`,
    });
  if (title?.trim() === "") throw invalid({ resource, code: "missing_field", field: "title" });
  if (title !== undefined && title.length > LONGEST_TITLE) throw tooLong("title", LONGEST_TITLE);
  if (isTooLong(body)) throw tooLong("body", LONGEST_BODY);
}

/** What a new issue or pull request starts from. */
export const draft = (
  call: RepositoryCall,
  title: string,
  body: string | undefined,
): IssueRecord => {
  const made = stamp(call);
  return {
    ...made,
    number: call.repository.issues.size + 1,
    repository: call.repository.fullName,
    title,
    body,
    state: "open",
    stateReason: undefined,
    labels: [],
    assignees: [],
    updatedAt: made.createdAt,
    closedAt: undefined,
    closedBy: undefined,
    pull: undefined,
  };
};

/** Opens an issue. Labels and assignees of those who may not set them are silently dropped, as GitHub does. */
export function openIssue(
  call: RepositoryCall,
  wanted: {
    readonly title: string;
    readonly body: string | undefined;
    readonly labels: readonly string[];
    readonly assignees: readonly string[];
  },
): IssueRecord {
  const issue = draft(call, wanted.title, wanted.body);
  call.repository.issues.set(issue.number, issue);
  const isTriager = mayTriage(call, "issues");
  announceOpened(call, issue, isTriager ? wanted : { labels: [], assignees: [] });
  follow(call, issue.number, issue.body);
  return issueOf(call, issue.number);
}

/** GitHub's webhook for a new issue has its first labels and assignees in it; their own webhooks follow. */
function announceOpened(
  call: RepositoryCall,
  issue: IssueRecord,
  first: { readonly labels: readonly string[]; readonly assignees: readonly string[] },
): void {
  const later: (() => void)[] = [];
  const announce = call.world.announce;
  const collecting = {
    ...call,
    world: {
      ...call.world,
      announce: (happening: Parameters<typeof announce>[0]) => {
        later.push(() => announce(happening));
      },
    },
  };
  addLabels(collecting, issue.number, first.labels);
  assign(collecting, issue.number, first.assignees);
  announceIssue(call, issue.number, "opened");
  for (const tell of later) tell();
}

/** Whether the actor may label, assign and close what others opened. */
export const mayTriage = (call: RepositoryCall, permission: "issues" | "pull_requests"): boolean =>
  may(call.world, call.actor, call.repository, { role: "triage", permission, level: "write" });

/** Changes title and body; announces what really changed, with what was there before. */
export function editIssue(
  call: RepositoryCall,
  number: number,
  change: { readonly title: string | undefined; readonly body: string | undefined },
): void {
  const before = issueOf(call, number);
  const title = change.title ?? before.title;
  const body = change.body ?? before.body;
  if (title === before.title && body === before.body) return;
  changeIssue(call, number, { title, body });
  if (title !== before.title)
    record(call, number, { kind: "renamed", from: before.title, to: title });
  announceIssue(call, number, "edited", {
    changes: {
      ...(title === before.title ? {} : { title: { from: before.title } }),
      ...(body === before.body ? {} : { body: { from: before.body ?? "" } }),
    },
  });
  if (body !== before.body) follow(call, number, body);
}

/** Closes an issue or a pull request; closing again for another reason counts as closing. */
export function closeIssue(
  call: RepositoryCall,
  number: number,
  reason: StateReason = "completed",
  commitSha?: string,
): void {
  const before = issueOf(call, number);
  const stateReason = before.pull === undefined ? reason : undefined;
  if (before.state === "closed" && before.stateReason === stateReason) return;
  changeIssue(call, number, {
    state: "closed",
    stateReason,
    closedAt: call.world.clock.now(),
    closedBy: authorOf(call),
  });
  record(call, number, { kind: "closed", reason: stateReason, commitSha });
  announceIssue(call, number, "closed");
}

export function reopenIssue(call: RepositoryCall, number: number): void {
  const before = issueOf(call, number);
  if (before.state === "open") return;
  if (before.pull?.mergedAt !== undefined)
    throw invalid({
      resource: "PullRequest",
      code: "custom",
      field: "state",
      message: "The pull request cannot be reopened.",
    });
  changeIssue(call, number, {
    state: "open",
    stateReason: before.pull === undefined ? "reopened" : undefined,
    closedAt: undefined,
    closedBy: undefined,
  });
  record(call, number, { kind: "reopened" });
  announceIssue(call, number, "reopened");
}
