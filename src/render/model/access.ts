import { approversOf } from "../../domain/access/approve.ts";
import { isHeld, type Access } from "../../domain/access/state.ts";
import { isSamePerson } from "../../domain/operation/limits.ts";
import { formatDuration, formatInstant, type Instant } from "../../domain/time.ts";
import { join, type Model } from "../markdown.ts";
import { shorten } from "../shorten.ts";
import type { Words } from "../messages.ts";
import type { AccessNoteView, AccessView } from "../view.ts";
import { mention } from "./mention.ts";
import { code } from "./text.ts";

const REASON = 2000;
const APPROVERS = 10;

/** A request for emergency access: who asked, why, for how long, and how far it is. */
export function accessModel(
  { access, approvers, giving, taking }: AccessView,
  words: Words,
): Model {
  const { revokedAt } = access;
  const isWaiting = access.grantedAt === undefined && !access.hasLapsed;
  return {
    requestedBy: access.requestedBy,
    grantedBy: access.grantedBy,
    span: formatDuration(access.span),
    until: moment(access.until),
    approve: code(`/approve ${access.hash}`),
    revoke: code(`/revoke ${access.hash}`),
    hash: code(access.hash),
    reason: shorten(access.reason, REASON),
    requestedAt: formatInstant(access.requestedAt),
    expiresAt: formatInstant(access.expiresAt),
    grantedAt: moment(access.grantedAt),
    isWaiting,
    isHeld: isHeld(access),
    hasLapsed: access.hasLapsed,
    ended:
      revokedAt === undefined
        ? undefined
        : { at: formatInstant(revokedAt), because: whyEnded(access, words) },
    approvers: isWaiting
      ? join(approversOf({ approvers }, access).slice(0, APPROVERS).map(mention), ", ")
      : undefined,
    isGivenByOperation: giving !== undefined,
    isTakenByOperation: taking !== undefined,
  };
}

/** A note to the holder of emergency access and, where something is to be done, to whoever granted it. */
export function accessNoteModel({ access, what }: AccessNoteView, words: Words): Model {
  const { requestedBy, grantedBy } = access ?? {};
  const isForBoth = what === "by-hand" || what === "not-taken";
  const others = isForBoth && !isSamePerson(grantedBy, requestedBy) ? [grantedBy] : [];
  const people = [requestedBy, ...others].filter((login) => login !== undefined);
  return {
    holder: requestedBy,
    people: join(people.map(mention), ", "),
    until: moment(access?.until),
    revoke: access === undefined ? undefined : code(`/revoke ${access.hash}`),
    because: whyEnded(access, words),
    endsSoon: what === "ends-soon",
    isEnded: what === "ended",
    isByHand: what === "by-hand",
    isNotTaken: what === "not-taken",
    isLost: what === "lost",
  };
}

const whyEnded = (access: Access | undefined, words: Words): string =>
  shorten(words.because(access?.revokedBecause ?? ""), 500);

const moment = (at: Instant | undefined): string | undefined =>
  at === undefined ? undefined : formatInstant(at);
