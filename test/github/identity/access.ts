import { forbidden, notFound } from "../http/reply.ts";
import { numberParam, type RepositoryCall } from "../http/call.ts";
import { ROLES, type RepositoryState, type Role } from "../store/records.ts";
import type { World } from "../world.ts";
import { loginOf, reachOf, type Actor } from "./actor.ts";

/** What an operation asks of an actor. */
export interface Need {
  /** An App's permission; `issue-or-pull` is `issues` for an issue, and either of two for a pull request. */
  readonly permission:
    | "issues"
    | "pull_requests"
    | "contents"
    | "metadata"
    | "checks"
    | "actions"
    | "deployments"
    | "issue-or-pull";
  readonly level: "read" | "write";
  /** The least role of a person; authors of a thing may have more rights, which its route looks at. */
  readonly role: Role;
  /** Those who lack the role are told there is nothing, instead of that they may not. */
  readonly hides?: boolean;
}

/** The role of a login; everybody may read a public repository. */
export function roleOf(repository: RepositoryState, login: string): Role | undefined {
  if (repository.owner.toLowerCase() === login.toLowerCase()) return "admin";
  const given = repository.collaborators.get(login.toLowerCase());
  return given ?? (repository.isPrivate ? undefined : "read");
}

/** Whether a role is at least another. */
export const reaches = (role: Role | undefined, least: Role): boolean =>
  role !== undefined && ROLES.indexOf(role) >= ROLES.indexOf(least);

/** Whether an actor may do what a role (person) or a permission at that level (App) allows. */
export function may(
  world: World,
  actor: Actor,
  repository: RepositoryState,
  least: { readonly role: Role; readonly permission: string; readonly level: "read" | "write" },
): boolean {
  if (actor.kind === "person") return reaches(roleOf(repository, actor.login), least.role);
  if (actor.kind !== "integration") return !repository.isPrivate && least.role === "read";
  if (!reachOf(world, actor).includes(repository.fullName)) return false;
  if (least.permission === "metadata" && least.level === "read") return true;
  const held = actor.permissions[least.permission];
  return held === "write" || (held === "read" && least.level === "read");
}

/** Throws the refusal GitHub would answer, or returns. */
export function allow(call: RepositoryCall, need: Need): void {
  const { actor, repository, world } = call;
  if (!sees(world, actor, repository)) throw notFound();
  const permissions = permissionsFor(call, need);
  if (permissions.some((permission) => may(world, actor, repository, { ...need, permission })))
    return;
  if (actor.kind === "integration") {
    const isStranger = !reachOf(world, actor).includes(repository.fullName);
    if (isStranger && need.level === "read" && need.role === "read") return;
    throw forbidden("Resource not accessible by integration");
  }
  if (actor.kind === "person" && need.hides !== true)
    throw forbidden("Must have admin rights to Repository.");
  throw notFound();
}

function sees(world: World, actor: Actor, repository: RepositoryState): boolean {
  if (!repository.isPrivate) return true;
  if (actor.kind === "person") return roleOf(repository, actor.login) !== undefined;
  return actor.kind === "integration" && reachOf(world, actor).includes(repository.fullName);
}

/** Any one of these will do. */
function permissionsFor(call: RepositoryCall, need: Need): readonly string[] {
  if (need.permission !== "issue-or-pull") return [need.permission];
  const number =
    "issue_number" in call.params
      ? numberParam(call, "issue_number")
      : call.repository.comments.get(numberParam(call, "comment_id"))?.issueNumber;
  const isPull = number !== undefined && call.repository.issues.get(number)?.pull !== undefined;
  return number === undefined || isPull ? ["issues", "pull_requests"] : ["issues"];
}

/** Whether the actor wrote it, or has the role (or its App the permission) to change what others wrote. */
export function mayChange(
  call: RepositoryCall,
  author: string,
  others: { readonly role: Role; readonly permission: string },
): boolean {
  return (
    loginOf(call.actor) === author ||
    may(call.world, call.actor, call.repository, { ...others, level: "write" })
  );
}
