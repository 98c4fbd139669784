import type { Clause } from "../../domain/clause.ts";
import { operationsOf, revocation } from "../../domain/access/revoke.ts";
import { isHeld, type Access } from "../../domain/access/state.ts";
import { isActive } from "../../domain/phase.ts";
import { stageOf } from "../../domain/operation/state.ts";
import { after, before, earliest, instant, minutes, type Instant } from "../../domain/time.ts";
import { record, type Docket } from "./docket.ts";

/**
 * Moves every request for emergency access as far as the time: what nobody granted lapses, whoever has access is reminded
 * of its end, and at the end, or with the incident, it is revoked.
 */
export function judgeAccess(docket: Docket): Docket {
  let next = docket;
  for (const access of docket.incident?.access ?? []) next = judgeOne(next, access);
  return next;
}

const receiptId = ({ request }: Access, what: string): string => `access/${request}/${what}`;

function judgeOne(docket: Docket, access: Access): Docket {
  const { request } = access;
  if (isHeld(access)) return judgeHeld(docket, access);
  if (access.grantedAt !== undefined || access.hasLapsed) return docket;
  return docket.now >= access.expiresAt || isOver(docket)
    ? record(docket, receiptId(access, "lapsed"), [
        { kind: "access-lapsed", at: docket.now, by: undefined, request },
      ])
    : docket;
}

function judgeHeld(docket: Docket, access: Access): Docket {
  const { now, snapshot } = docket;
  const why = whyOver(docket, access);
  if (why !== undefined)
    return record(
      docket,
      receiptId(access, "revoked"),
      revocation(access, {
        why,
        by: undefined,
        at: now,
        policy: snapshot.config.config,
        commit: snapshot.repo.commit,
      }),
    );
  const remindAt = reminderOf(docket, access);
  if (access.remindedAt !== undefined || remindAt === undefined || now < remindAt) return docket;
  return record(docket, receiptId(access, "reminded"), [
    { kind: "access-reminded", at: now, by: undefined, request: access.request },
  ]);
}

const isOver = ({ incident }: Docket): boolean =>
  incident !== undefined && !isActive(incident.phase);

/** Why access ends now; `undefined`: it goes on. */
function whyOver(docket: Docket, access: Access): Clause | undefined {
  const { incident, now } = docket;
  if (access.until !== undefined && now >= access.until) return { kind: "time-up" };
  if (isOver(docket))
    return { kind: incident?.phase === "resolved" ? "incident-resolved" : "incident-closed" };
  const { grant } = operationsOf(access);
  const giving = incident?.operations.find(({ request }) => request === grant);
  const stage = giving === undefined ? undefined : stageOf(giving);
  return stage === "failed" || stage === "lapsed" ? { kind: "not-given" } : undefined;
}

/** When the holder is reminded: so long ahead of the end, but never before half of the time has passed. */
function reminderOf({ snapshot }: Docket, { grantedAt, until, span }: Access): Instant | undefined {
  if (grantedAt === undefined || until === undefined) return undefined;
  const { remindBefore = minutes(5) } = snapshot.config.config.access ?? {};
  return instant(Math.max(before(until, remindBefore), after(grantedAt, minutes(span / 120_000))));
}

/** When to look at emergency access again, should nothing happen: at a lapse, a reminder, an end. */
export function wakeForAccess(docket: Docket): Instant | undefined {
  const moments = (docket.incident?.access ?? []).flatMap((access) => {
    if (!isHeld(access))
      return access.grantedAt === undefined && !access.hasLapsed ? [access.expiresAt] : [];
    const remindAt = access.remindedAt === undefined ? reminderOf(docket, access) : undefined;
    return [remindAt, access.until];
  });
  return earliest(...moments.filter((at) => at !== undefined && at > docket.now));
}
