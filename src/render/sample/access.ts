import type { Access } from "../../domain/access/state.ts";
import { after, minutes, type Instant } from "../../domain/time.ts";
import type { AccessNoteView, AccessView, Place } from "../view.ts";

/** One request for emergency access in each of its states. */
export function sampleAccess(place: Place, at: Instant): readonly AccessView[] {
  const { waiting, held, ended } = states(at);
  const lapsed: Access = { ...waiting, requestedBy: undefined, hasLapsed: true };
  const seen = { place, approvers: ["ben"], giving: undefined, taking: undefined };
  return [
    { ...seen, access: waiting },
    { ...seen, access: { ...waiting, requestedBy: undefined }, approvers: [] },
    { ...seen, access: held, giving: "succeeded" },
    { ...seen, access: ended, taking: "failed" },
    { ...seen, access: { ...ended, grantedBy: undefined } },
    { ...seen, access: lapsed },
  ];
}

/** One of each note on emergency access, and one that knows nobody. */
export function sampleAccessNotes(place: Place, at: Instant): readonly AccessNoteView[] {
  const { held, ended } = states(at);
  const nobody: Access = { ...ended, requestedBy: undefined, grantedBy: undefined };
  return [
    { place, access: held, what: "ends-soon" },
    { place, access: ended, what: "ended" },
    { place, access: ended, what: "by-hand" },
    { place, access: nobody, what: "not-taken" },
    { place, access: undefined, what: "lost" },
  ];
}

function states(at: Instant): Readonly<Record<"waiting" | "held" | "ended", Access>> {
  const waiting: Access = {
    request: "1-0",
    reason: "The ledger is locked.",
    span: minutes(30),
    hash: "3f9a01c2b7de",
    requestedAt: at,
    requestedBy: "ana",
    expiresAt: after(at, minutes(15)),
    grantedAt: undefined,
    grantedBy: undefined,
    until: undefined,
    remindedAt: undefined,
    revokedAt: undefined,
    revokedBy: undefined,
    revokedBecause: undefined,
    hasLapsed: false,
  };
  const held: Access = {
    ...waiting,
    grantedAt: at,
    grantedBy: "ben",
    until: after(at, minutes(30)),
    remindedAt: at,
  };
  const ended: Access = { ...held, revokedAt: at, revokedBecause: { kind: "time-up" } };
  return { waiting, held, ended };
}
