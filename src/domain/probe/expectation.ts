import type { Duration } from "../time.ts";

/**
 * What must hold for an observation to be healthy. `json`: RFC 9535 JSONPath into the document the probe reads; `value`:
 * a value the probe names, such as `tls.days_left`.
 */
export type Assertion =
  | { readonly kind: "status"; readonly anyOf: readonly number[] }
  | { readonly kind: "latency"; readonly below: Duration }
  | { readonly kind: "text"; readonly contains: string }
  | { readonly kind: "header"; readonly name: string; readonly test: ValueTest }
  | { readonly kind: "json"; readonly path: string; readonly test: ValueTest }
  | { readonly kind: "value"; readonly name: string; readonly test: ValueTest };

/** How a value is compared: by itself, with the present, or with earlier readings of the same incident. */
export type ValueTest =
  | { readonly kind: "equals"; readonly value: JsonScalar }
  | { readonly kind: "not"; readonly value: JsonScalar }
  | { readonly kind: "above"; readonly value: number }
  | { readonly kind: "below"; readonly value: number }
  | { readonly kind: "between"; readonly from: number; readonly to: number }
  | { readonly kind: "exists"; readonly value: boolean }
  /** A regular expression the text must match somewhere. */
  | { readonly kind: "matches"; readonly pattern: string }
  /** Age of a moment: ISO 8601, or seconds or milliseconds since 1970. */
  | { readonly kind: "older-than"; readonly span: Duration }
  | { readonly kind: "newer-than"; readonly span: Duration }
  | TrendTest;

/** A comparison with earlier readings of the same incident; the first reading passes, for there is nothing to compare it with. */
export type TrendTest =
  /** Not greater than in the reading before. */
  | { readonly kind: "not-growing" }
  /** Greater than in the reading before. */
  | { readonly kind: "growing" }
  /** Less than in the reading before, or zero. */
  | { readonly kind: "falling" }
  /** The same for so long. */
  | { readonly kind: "stable-for"; readonly span: Duration };

/** A JSON value that is not a container. */
export type JsonScalar = string | number | boolean | null;
