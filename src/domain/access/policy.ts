import type { Duration } from "../time.ts";

/** Rules of emergency access. */
export interface AccessPolicy {
  /** Roles of the incident of which one is needed to ask; none: any responder. */
  readonly roles: readonly string[];
  /** Logins that may grant; none: any responder but whoever asked. */
  readonly approvers: readonly string[];
  readonly most: Duration;
  /** How long it is where nothing is said. */
  readonly usual: Duration;
  /** How long before its end its holder is reminded. */
  readonly remindBefore: Duration;
  /** How long an ungranted request stands. */
  readonly expiresAfter: Duration;
  /** Names of the operations that give and take it; `undefined`: a person does. */
  readonly grant: string | undefined;
  readonly revoke: string | undefined;
}
