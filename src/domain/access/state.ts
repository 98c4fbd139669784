import type { Why } from "../clause.ts";
import type { Duration, Instant } from "../time.ts";

/** One request for emergency access and how far it is. */
export interface Access {
  readonly request: string;
  readonly reason: string;
  readonly span: Duration;
  readonly hash: string;
  readonly requestedAt: Instant;
  readonly requestedBy: string | undefined;
  readonly expiresAt: Instant;
  readonly grantedAt: Instant | undefined;
  readonly grantedBy: string | undefined;
  /** When it ends. */
  readonly until: Instant | undefined;
  readonly remindedAt: Instant | undefined;
  readonly revokedAt: Instant | undefined;
  /** Who ended it early; nobody where its time was up or the incident was over. */
  readonly revokedBy: string | undefined;
  readonly revokedBecause: Why | undefined;
  /** Whether the request came to nothing: nobody granted it in time, or it was taken back. */
  readonly hasLapsed: boolean;
}

/** Whether somebody has it now. */
export const isHeld = ({ grantedAt, revokedAt }: Access): boolean =>
  grantedAt !== undefined && revokedAt === undefined;

/** Whether it waits for a second person. One whose time is up waits no more, also before that is on record. */
export const isWaiting = ({ grantedAt, hasLapsed, expiresAt }: Access, now: Instant): boolean =>
  grantedAt === undefined && !hasLapsed && now < expiresAt;
