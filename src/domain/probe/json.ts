import type { JsonScalar } from "./expectation.ts";

/** A JSON value, as `JSON.parse` makes it. */
export type JsonValue = JsonScalar | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/** What a JSONPath found in a body. */
export type PathReading =
  /** At least one value. */
  | { readonly kind: "found"; readonly values: readonly [JsonValue, ...(readonly JsonValue[])] }
  /** The body is JSON, but has nothing there. */
  | { readonly kind: "missing" }
  /** The body is no JSON; `why` is a clause such as `the body is no JSON`. */
  | { readonly kind: "unreadable"; readonly why: string }
  /** The path itself is wrong; `why` is a clause for its author. */
  | { readonly kind: "invalid"; readonly why: string };

/** Evaluates a JSONPath on the body of one observation. The evaluator is a library, so `probe/` supplies it. */
export type Lookup = (path: string) => PathReading;

/** Whether a value can stand in a report as it is. */
export const isScalar = (value: JsonValue): value is JsonScalar =>
  value === null || typeof value !== "object";
