import type { Instant } from "../time.ts";

/** One message of a monitoring system or of a check, whatever its shape was. Texts come from outside and are no Markdown. */
export interface Alert {
  /** Which incident it belongs to: alerts with the same one are about the same trouble. */
  readonly fingerprint: string;
  /** Which alert it is among those with that fingerprint: one for each host, say. At most 32 characters. */
  readonly id: string;
  /** The name of the rule, as runbooks name it. */
  readonly name: string;
  readonly isFiring: boolean;
  /** One line for people; the name where nothing better was given. */
  readonly title: string;
  readonly detail: string | undefined;
  /** What the sender calls its severity. */
  readonly severity: string | undefined;
  /** What the sender calls the service. */
  readonly service: string | undefined;
  /** Address of its page. */
  readonly url: string | undefined;
  /** When this episode of it began, where the sender tells. */
  readonly startedAt: Instant | undefined;
  readonly labels: readonly Label[];
}

/** A label and its value. */
export type Label = readonly [name: string, value: string];

/** The alerts of a message, and what could not be read in it: sentences that repeat nothing of what was sent. */
export interface AlertReading {
  readonly alerts: readonly Alert[];
  readonly problems: readonly string[];
}
