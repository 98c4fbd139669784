import type { JsonValue, Lookup } from "../../../src/domain/probe/json.ts";
import type { Observation } from "../../../src/domain/probe/observation.ts";
import type { Assertion } from "../../../src/domain/probe/expectation.ts";
import type { SpecOf } from "../../../src/domain/probe/spec.ts";
import { instant, milliseconds, seconds } from "../../../src/domain/time.ts";

/** An `http` probe with these expectations. */
export const specOf = (
  expect: readonly Assertion[],
  change: Partial<SpecOf<"http">> = {},
): SpecOf<"http"> => ({
  kind: "http",
  name: "health",
  title: "API health",
  url: "https://api.example.com/api/health",
  method: "GET",
  headers: [],
  body: undefined,
  timeout: seconds(5),
  retries: 0,
  retryAfter: seconds(2),
  samples: undefined,
  hysteresis: { fail: 1, recover: 1 },
  values: [],
  expect,
  ...change,
});

/** An answer of the service: 200 in 143 ms with an empty body, but for the change. */
export const answered = (
  change: Partial<Extract<Observation, { readonly kind: "answered" }>> = {},
): Observation => ({
  kind: "answered",
  at: instant("2026-11-21T03:12:45Z"),
  latency: milliseconds(143),
  status: 200,
  headers: { "content-type": "application/json" },
  body: "",
  isCut: false,
  redirect: undefined,
  named: {},
  timings: {},
  ...change,
});

/** An attempt without an answer. */
export const failed = (
  reason: Extract<Observation, { readonly kind: "failed" }>["reason"],
  message: string,
): Observation => ({
  kind: "failed",
  at: instant("2026-11-21T03:12:45Z"),
  latency: seconds(5),
  reason,
  message,
});

/** A lookup that knows what stands at some paths and finds nothing at others. */
export const lookupOf =
  (values: Readonly<Record<string, readonly JsonValue[]>>): Lookup =>
  (path) => {
    const [first, ...rest] = values[path] ?? [];
    return first === undefined ? { kind: "missing" } : { kind: "found", values: [first, ...rest] };
  };
