import { reaches, roleOf } from "../identity/access.ts";
import { presentUser } from "../present/user.ts";
import type { RepositoryCall } from "../http/call.ts";
import { announceIssue, changeIssue, issueOf, record } from "./issue-event.ts";

const MOST_ASSIGNEES = 10;

/** Whether a login can be given issues of the repository. */
const isAssignable = (call: RepositoryCall, login: string): boolean =>
  call.world.users.has(login.toLowerCase()) &&
  call.repository.owner.toLowerCase() !== login.toLowerCase()
    ? reaches(call.repository.collaborators.get(login.toLowerCase()), "read")
    : reaches(roleOf(call.repository, login), "admin");

/** Assigns people; those who cannot be assigned are silently left out, as GitHub does. */
export function assign(call: RepositoryCall, number: number, logins: readonly string[]): void {
  for (const login of logins.filter((candidate) => isAssignable(call, candidate))) {
    const held = issueOf(call, number).assignees;
    if (held.includes(login) || held.length >= MOST_ASSIGNEES) continue;
    changeIssue(call, number, { assignees: [...held, login] });
    tell(call, number, "assigned", login);
  }
}

export function unassign(call: RepositoryCall, number: number, logins: readonly string[]): void {
  for (const login of logins) {
    const held = issueOf(call, number).assignees;
    if (!held.includes(login)) continue;
    changeIssue(call, number, { assignees: held.filter((other) => other !== login) });
    tell(call, number, "unassigned", login);
  }
}

function tell(
  call: RepositoryCall,
  number: number,
  kind: "assigned" | "unassigned",
  assignee: string,
): void {
  record(call, number, { kind, assignee });
  announceIssue(call, number, kind, { assignee: presentUser(call.world, assignee) });
}
