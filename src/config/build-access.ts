import type { AccessPolicy } from "../domain/access/policy.ts";
import { milliseconds, minutes } from "../domain/time.ts";
import type { WrittenAccess } from "./access-schema.ts";

/** How long access lasts where neither the config nor the person says. */
const USUAL = minutes(30);

/** The rules of emergency access as the engine uses them; `undefined` where the team has written none. */
export const buildAccess = (written: WrittenAccess | undefined): AccessPolicy | undefined =>
  written && {
    roles: written.roles,
    approvers: written.approvers,
    most: written.most,
    usual: written.usual ?? milliseconds(Math.min(USUAL, written.most)),
    remindBefore: written["remind-before"],
    expiresAfter: written["expires-after"],
    grant: written.grant,
    revoke: written.revoke,
  };
