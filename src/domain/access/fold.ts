import type { Instant } from "../time.ts";
import type { AccessEvent } from "./event.ts";
import type { Access } from "./state.ts";

type Told = AccessEvent & { readonly at: Instant; readonly by: string | undefined };

/** The requests for emergency access after one of their events. */
export function foldAccess(accesses: readonly Access[], event: Told): readonly Access[] {
  if (event.kind === "access-requested")
    return accesses.some(({ request }) => request === event.request)
      ? accesses
      : [...accesses, begin(event)];
  return accesses.map((access) =>
    access.request === event.request ? step(access, event) : access,
  );
}

function begin(event: Extract<Told, { kind: "access-requested" }>): Access {
  const { request, reason, span, hash, expiresAt } = event;
  return {
    request,
    reason,
    span,
    hash,
    expiresAt,
    requestedAt: event.at,
    requestedBy: event.by,
    grantedAt: undefined,
    grantedBy: undefined,
    until: undefined,
    remindedAt: undefined,
    revokedAt: undefined,
    revokedBy: undefined,
    revokedBecause: undefined,
    hasLapsed: false,
  };
}

function step(access: Access, event: Exclude<Told, { kind: "access-requested" }>): Access {
  switch (event.kind) {
    case "access-granted":
      return access.grantedAt === undefined && !access.hasLapsed
        ? { ...access, grantedAt: event.at, grantedBy: event.by, until: event.until }
        : access;
    case "access-reminded":
      return { ...access, remindedAt: access.remindedAt ?? event.at };
    case "access-revoked":
      return access.grantedAt !== undefined && access.revokedAt === undefined
        ? { ...access, revokedAt: event.at, revokedBy: event.by, revokedBecause: event.why }
        : access;
    case "access-lapsed":
      return access.grantedAt === undefined ? { ...access, hasLapsed: true } : access;
  }
}
