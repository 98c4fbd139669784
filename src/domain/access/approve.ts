import { code, codeList } from "../command/code.ts";
import type { Decision, Request } from "../command/command.ts";
import { doneBy, refuse, refuseEnded } from "../command/refusal.ts";
import { isSamePerson } from "../operation/limits.ts";
import { after, formatDuration, formatInstant } from "../time.ts";
import { askToGrant } from "./operation.ts";
import type { AccessPolicy } from "./policy.ts";
import type { Access } from "./state.ts";

/** What a second person's `/approve` of emergency access comes to; `undefined` where no request shows that hash. */
export function approveAccess(hash: string, request: Request): Decision | undefined {
  const access = request.incident.access.findLast((one) => one.hash === hash);
  if (access === undefined) return undefined;
  const ended = refuseEnded(request.incident);
  if (ended !== undefined) return ended;
  const why = whyNotNow(access, request) ?? whyNotBy(access, request);
  if (why !== undefined) return refuse(why);
  const { at, by } = request;
  const until = after(at, access.span);
  const granted = { kind: "access-granted", at, by, request: access.request, until } as const;
  const asked = askToGrant({ ...access, until }, request);
  return asked.ok
    ? { kind: "accepted", events: [granted, ...asked.events] }
    : refuse(`The access is not granted: ${asked.why}`);
}

/** Why nobody can grant it now. */
function whyNotNow(access: Access, { at, policy }: Request): string | undefined {
  if (access.revokedAt !== undefined)
    return `This access ended at ${formatInstant(access.revokedAt)}. Whoever needs it again writes \`/break-glass\`.`;
  if (access.grantedAt !== undefined)
    return `This access is granted already${doneBy(access.grantedBy, access.grantedAt)}.`;
  if (access.hasLapsed || at >= access.expiresAt)
    return `This request lapsed at ${formatInstant(access.expiresAt)}. Whoever still needs it writes \`/break-glass\` again.`;
  if (policy.access === undefined)
    return "The config gives no emergency access any more: there is no `break-glass:` in `.github/incidents.yml`.";
  return access.span > policy.access.most
    ? `The config allows at most ${formatDuration(policy.access.most)} now, and this asks for ${formatDuration(access.span)}. Ask again with \`/break-glass\`.`
    : undefined;
}

/** Why it is not for this person to grant it. */
function whyNotBy(access: Access, { by, policy }: Request): string | undefined {
  const approvers = approversOf(policy.access, access);
  if (isSamePerson(by, access.requestedBy))
    return `You asked for this access yourself. It takes a second person: ${approvers.length === 0 ? "another responder" : codeList(approvers)} writes \`/approve ${access.hash}\`.`;
  const { approvers: named = [] } = policy.access ?? {};
  return named.length === 0 || named.some((login) => isSamePerson(login, by))
    ? undefined
    : `Emergency access is granted by ${approvers.length === 0 ? "others" : codeList(approvers)} only, and you are ${code(by)}.`;
}

/** Logins that may grant a request, without whoever made it; empty where any other responder may. */
export const approversOf = (
  policy: Pick<AccessPolicy, "approvers"> | undefined,
  { requestedBy }: Pick<Access, "requestedBy">,
): readonly string[] =>
  (policy?.approvers ?? []).filter((login) => !isSamePerson(login, requestedBy));
