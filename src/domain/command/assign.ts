import type { Decision, Request } from "./command.ts";
import { code } from "./code.ts";
import { refuse, refuseClosed } from "./refusal.ts";

/** Gives a role to a person; `me` and nobody named mean the person who asks. */
export function assign(role: string, who: string | undefined, request: Request): Decision {
  const { by, at, incident } = request;
  const to = who === undefined || who === "me" ? by : who;
  const closed = refuseClosed(incident);
  if (closed !== undefined) return closed;
  if (incident.roles.get(role)?.toLowerCase() === to.toLowerCase())
    return refuse(
      `${code(to)} has the role ${code(role)} already. To hand it over, name another person: \`/role ${role} @login\`.`,
    );
  return { kind: "accepted", events: [{ kind: "role-assigned", at, by, role, to }] };
}
