import type { Assertion, JsonTest, ProbeSpec } from "../domain/probe/spec.ts";
import type { ConfigFile } from "./schema.ts";

type WrittenProbe = ConfigFile["probes"][string];
type Written = WrittenProbe["expect"][number];

/** A probe as the engine runs it; `expect` has passed `checkExpectation`. */
export const buildProbe = (name: string, probe: WrittenProbe): ProbeSpec => ({
  kind: probe.kind,
  name,
  title: probe.title ?? name,
  url: probe.url,
  method: probe.method,
  headers: Object.entries(probe.headers).map(([header, value]) => ({ name: header, value })),
  body: probe.body,
  timeout: probe.timeout,
  retries: probe.retries,
  retryAfter: probe["retry-after"],
  expect: probe.expect.flatMap(buildAssertion),
});

function buildAssertion({ status, latency, text, json, ...tests }: Written): readonly Assertion[] {
  if (status !== undefined)
    return [{ kind: "status", anyOf: typeof status === "number" ? [status] : status }];
  if (latency !== undefined) return [{ kind: "latency", below: latency.below }];
  if (text !== undefined) return [{ kind: "text", contains: text.contains }];
  const test = buildTest(tests);
  return json === undefined || test === undefined ? [] : [{ kind: "json", path: json, test }];
}

type Tests = Omit<Written, "status" | "latency" | "text" | "json">;

function buildTest({ equals, not, above, below, between, exists }: Tests): JsonTest | undefined {
  if (equals !== undefined) return { kind: "equals", value: equals };
  if (not !== undefined) return { kind: "not", value: not };
  if (above !== undefined) return { kind: "above", value: above };
  if (below !== undefined) return { kind: "below", value: below };
  if (between !== undefined) return { kind: "between", from: between[0], to: between[1] };
  return exists === undefined ? undefined : { kind: "exists", value: exists };
}
