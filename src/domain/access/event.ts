import type { Why } from "../clause.ts";
import type { Duration, Instant } from "../time.ts";

/** The life of emergency access ("break-glass"): requested → granted by a second person → reminded → revoked or expired. */
export type AccessEvent =
  | {
      readonly kind: "access-requested";
      readonly request: string;
      readonly reason: string;
      readonly span: Duration;
      /** What `/approve` names. */
      readonly hash: string;
      /** When the request lapses if nobody granted it. */
      readonly expiresAt: Instant;
    }
  | { readonly kind: "access-granted"; readonly request: string; readonly until: Instant }
  | { readonly kind: "access-reminded"; readonly request: string }
  /** `by` a person who gave it back early, or nobody: the time was up. */
  | { readonly kind: "access-revoked"; readonly request: string; readonly why: Why }
  | { readonly kind: "access-lapsed"; readonly request: string };
