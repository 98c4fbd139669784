import { inRepository } from "../http/router.ts";
import { noContent, notFound, ok, type Reply } from "../http/reply.ts";
import { param, type RepositoryCall } from "../http/call.ts";
import { reaches, roleOf } from "../identity/access.ts";
import { presentFullRepository } from "../present/repository.ts";
import { presentUser } from "../present/user.ts";
import type { Role } from "../store/records.ts";

const COLLABORATOR = "/repos/{owner}/{repo}/collaborators/{username}";
const READ = { permission: "metadata", level: "read", role: "read" } as const;

export const REPOSITORY_ROUTES = [
  inRepository("GET /repos/{owner}/{repo}", READ, (call) =>
    ok(presentFullRepository(call.world, call.repository, call.actor)),
  ),
  inRepository(`GET ${COLLABORATOR}`, { ...READ, role: "write" }, (call) => {
    const login = param(call, "username").toLowerCase();
    const isOwner = call.repository.owner.toLowerCase() === login;
    if (!isOwner && !call.repository.collaborators.has(login)) throw notFound();
    return noContent;
  }),
  inRepository(`GET ${COLLABORATOR}/permission`, READ, permission),
];

/** The four words of the older field; `role_name` has all five. */
const LEGACY: Readonly<Record<Role, string>> = {
  admin: "admin",
  maintain: "write",
  write: "write",
  triage: "read",
  read: "read",
};

function permission(call: RepositoryCall): Reply {
  const user = call.world.users.get(param(call, "username").toLowerCase());
  if (user === undefined) throw notFound();
  const role = roleOf(call.repository, user.login);
  const permissions = {
    pull: reaches(role, "read"),
    triage: reaches(role, "triage"),
    push: reaches(role, "write"),
    maintain: reaches(role, "maintain"),
    admin: reaches(role, "admin"),
  };
  return ok({
    permission: role === undefined ? "none" : LEGACY[role],
    user: { ...presentUser(call.world, user.login), permissions, role_name: role ?? "none" },
    role_name: role ?? "none",
  });
}
