import { approversOf } from "../access/approve.ts";
import type { AccessPolicy } from "../access/policy.ts";
import { isHeld, isWaiting } from "../access/state.ts";
import { digestOf } from "../operation/digest.ts";
import { isSamePerson } from "../operation/limits.ts";
import { after, formatDuration, formatInstant, minutes, type Duration } from "../time.ts";
import { optional, text } from "./argument.ts";
import { codeList } from "./code.ts";
import { command, type Decision, type Request } from "./command.ts";
import { refuse, refuseEnded } from "./refusal.ts";
import { span } from "./span.ts";

/** The least that is worth a second person's time. */
const LEAST = minutes(1);

/** `/break-glass` */
export const breakGlass = command({
  name: "break-glass",
  summary:
    "Ask for emergency access, with a reason and a time limit; a second person grants it with `/approve`.",
  who: "responder",
  args: { time: span(), reason: optional(text()) },
  examples: [
    "/break-glass for 30m the ledger has to be unlocked by hand",
    "/break-glass read-only mode blocks the repair",
  ],
  staleAfter: minutes(10),
  decide: ({ time, reason }, request) => {
    const ended = refuseEnded(request.incident);
    if (ended !== undefined) return ended;
    const { access } = request.policy;
    if (access === undefined)
      return refuse(
        "This team gives no emergency access here. Its rules would stand under `break-glass:` in `.github/incidents.yml`.",
      );
    const why = whyNotBy(access, request) ?? whyNotFor(time, access);
    if (why !== undefined) return refuse(why);
    if (reason === undefined)
      return refuse(
        "Say why it is needed: `/break-glass for 30m the ledger has to be unlocked by hand`.",
      );
    return { kind: "accepted", events: [ask(time ?? access.usual, reason, access, request)] };
  },
});

/** Why this person may not ask for it now; `undefined`: they may. */
function whyNotBy(access: AccessPolicy, { by, at, incident }: Request): string | undefined {
  const { roles, approvers } = access;
  if (roles.length > 0 && !roles.some((role) => isSamePerson(incident.roles.get(role), by)))
    return `Emergency access is for ${roles.length === 1 ? "the role" : "one of the roles"} ${codeList(roles)}. Take it first (\`/lead me\`, \`/role ROLE me\`), or ask whoever has it.`;
  if (approvers.length > 0 && approversOf(access, { requestedBy: by }).length === 0)
    return "You are the only one who may grant emergency access, and nobody grants it to themselves. Somebody else has to ask for it.";
  const own = incident.access.findLast(({ requestedBy }) => isSamePerson(requestedBy, by));
  if (own === undefined) return undefined;
  if (isHeld(own) && own.until !== undefined)
    return `You have it already, until ${formatInstant(own.until)}. To need it longer, let it end, or write \`/revoke\`, and ask again.`;
  return isWaiting(own, at)
    ? `You have asked for it already: a second person writes \`/approve ${own.hash}\`, until ${formatInstant(own.expiresAt)}. \`/revoke\` takes the request back.`
    : undefined;
}

function whyNotFor(time: Duration | undefined, { most }: AccessPolicy): string | undefined {
  if (time === undefined) return undefined;
  if (time > most)
    return `Emergency access lasts at most ${formatDuration(most)} here: \`/break-glass for ${formatDuration(most)}\` and the reason.`;
  return time < LEAST
    ? `Ask for at least ${formatDuration(LEAST)}: \`/break-glass for 30m\` and the reason.`
    : undefined;
}

function ask(
  time: Duration,
  reason: string,
  { expiresAfter }: AccessPolicy,
  { at, by, requestId, commit }: Request,
): Extract<Decision, { kind: "accepted" }>["events"][number] {
  return {
    kind: "access-requested",
    at,
    by,
    request: requestId,
    reason,
    span: time,
    hash: digestOf({ access: requestId, by, reason, time, commit }),
    expiresAt: after(at, expiresAfter),
  };
}
