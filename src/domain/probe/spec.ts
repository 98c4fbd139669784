import type { Duration } from "../time.ts";

/** What must hold for an observation to be healthy. Paths are RFC 9535 JSONPath into the JSON body. */
export type Assertion =
  | { readonly kind: "status"; readonly anyOf: readonly number[] }
  | { readonly kind: "latency"; readonly below: Duration }
  | { readonly kind: "text"; readonly contains: string }
  | {
      readonly kind: "json";
      readonly path: string;
      readonly test: JsonTest;
    };

/** How the value at a path is compared. */
export type JsonTest =
  | { readonly kind: "equals"; readonly value: JsonScalar }
  | { readonly kind: "not"; readonly value: JsonScalar }
  | { readonly kind: "above"; readonly value: number }
  | { readonly kind: "below"; readonly value: number }
  | { readonly kind: "between"; readonly from: number; readonly to: number }
  | { readonly kind: "exists"; readonly value: boolean };

/** A JSON value that is not a container. */
export type JsonScalar = string | number | boolean | null;

/** A header whose value may name secrets: `Bearer ${HEALTHCHECK_SECRET}`. The secret itself is never part of a spec. */
interface HeaderSpec {
  readonly name: string;
  readonly value: string;
}

/** One check of one outside thing. Later kinds join this union. */
export type ProbeSpec = {
  readonly kind: "http";
  readonly name: string;
  readonly title: string;
  readonly url: string;
  readonly method: "GET" | "HEAD" | "POST" | "PUT";
  readonly headers: readonly HeaderSpec[];
  readonly body: string | undefined;
  /** For one attempt. */
  readonly timeout: Duration;
  /** Further attempts after an attempt that was not healthy. */
  readonly retries: number;
  readonly retryAfter: Duration;
  readonly expect: readonly Assertion[];
};
