import type { Why } from "../clause.ts";
import type { IncidentEvent } from "../event.ts";
import { operationRequest, askToRevoke } from "./operation.ts";
import type { Access } from "./state.ts";

/** Why access ends, and what asking for the operation that takes it back needs. */
interface Ending {
  readonly why: Why;
  /** `undefined`: nobody; its time is up, or the incident is over. */
  readonly by: string | undefined;
}

/**
 * The events that end access: it is over, and where an operation takes it back, that is asked for at once. One that
 * cannot be asked for does not keep the access from ending; people are told to take it back by hand.
 */
export function revocation(
  access: Access,
  { why, by, ...situation }: Ending & Parameters<typeof askToRevoke>[1],
): readonly IncidentEvent[] {
  const asked = askToRevoke(access, situation);
  return [
    { kind: "access-revoked", at: situation.at, by, request: access.request, why },
    ...(asked.ok ? asked.events : []),
  ];
}

/** Keys of the operations that give and take an access. */
export const operationsOf = (access: Pick<Access, "request">) =>
  ({
    grant: operationRequest(access, "grant"),
    revoke: operationRequest(access, "revoke"),
  }) as const;
