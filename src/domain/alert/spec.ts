import type { Duration } from "../time.ts";

/** Probes that run on a schedule and open an incident when they keep failing. */
export interface CheckSpec {
  readonly name: string;
  readonly title: string;
  readonly probes: readonly string[];
  /** How many failing runs in a row open an incident, and how many good ones note the recovery. */
  readonly fail: number;
  readonly recover: number;
  /** Code of the severity of the incident; `undefined`: the mildest but one, or the mildest. */
  readonly severity: string | undefined;
  /** Id of the service. */
  readonly service: string | undefined;
}

/** How alerts of other systems become incidents. */
export interface AlertPolicy {
  /** Code of the severity by what the alert calls it: `critical`, `page`. */
  readonly severities: ReadonlyMap<string, string>;
  /** Labels of an alert that tell one incident from another, beside its name. */
  readonly fingerprint: readonly string[];
  /** At most so many incidents in such a span; what comes beyond joins one of them. */
  readonly storm: { readonly most: number; readonly per: Duration };
}
