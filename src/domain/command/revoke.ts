import { revocation } from "../access/revoke.ts";
import { isHeld, isWaiting, type Access } from "../access/state.ts";
import { isSamePerson } from "../operation/limits.ts";
import { optional, text, type Argument } from "./argument.ts";
import { requestHash } from "./approve.ts";
import { code, codeList } from "./code.ts";
import { command, type Request } from "./command.ts";
import { refuse } from "./refusal.ts";

/** The digits of a request, where they stand ahead of the text. */
const namedHash: Argument<string | undefined> = {
  usage: () => "[hash]",
  take: (rest, vocabulary) => {
    const taken = requestHash.take(rest, vocabulary);
    return taken.ok ? taken : { ok: true, value: undefined, rest };
  },
};

/** `/revoke` */
export const revoke = command({
  name: "revoke",
  summary: "End emergency access before its time is up, or take back the request for it.",
  who: "responder",
  args: { hash: namedHash, reason: optional(text()) },
  examples: ["/revoke", "/revoke the ledger is unlocked", "/revoke 3f9a01c2b7de not needed"],
  decide: ({ hash, reason }, request) => {
    const { at, by, incident } = request;
    const open = incident.access.filter((access) => isHeld(access) || isWaiting(access, at));
    const access = hash === undefined ? theOne(open, by) : open.find((one) => one.hash === hash);
    if (access === undefined) return refuse(whyNone(hash, open));
    if (!isHeld(access))
      return {
        kind: "accepted",
        events: [{ kind: "access-lapsed", at, by, request: access.request }],
      };
    const why = reason ?? ({ kind: "ended-by", login: by } as const);
    return { kind: "accepted", events: revocation(access, { ...request, why }) };
  },
});

/** What is meant without naming it: one's own, or the only one there is. */
function theOne(open: readonly Access[], by: Request["by"]): Access | undefined {
  const own = open.find(({ requestedBy }) => isSamePerson(requestedBy, by));
  return own ?? (open.length === 1 ? open[0] : undefined);
}

function whyNone(hash: string | undefined, open: readonly Access[]): string {
  if (open.length === 0) return "Nobody has emergency access now, and nobody waits for it.";
  const hashes = codeList(open.map((one) => one.hash));
  return hash === undefined
    ? `Say which access is meant: \`/revoke HASH\`. There is ${hashes}.`
    : `No emergency access shows ${code(hash)}. There is ${hashes}.`;
}
