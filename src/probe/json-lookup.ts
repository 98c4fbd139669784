import { JSONPathEnvironment } from "json-p3";
import type { JSONValue } from "json-p3";
import type { JsonValue, Lookup, PathReading } from "../domain/probe/json.ts";
import type { Observation } from "../domain/probe/observation.ts";

/** RFC 9535 JSONPath on the body of an observation. The body is parsed once, the path each time. */
export function createLookup(observation: Observation): Lookup {
  const environment = new JSONPathEnvironment();
  const body = readBody(observation);
  return (path) => {
    let query;
    try {
      query = environment.compile(path);
    } catch (error) {
      return { kind: "invalid", why: messageOf(error) };
    }
    if (body.kind === "unreadable") return body;
    try {
      return toReading(query.query(body.value).values());
    } catch (error) {
      // The nesting is deeper than the evaluator goes.
      return { kind: "unreadable", why: messageOf(error) };
    }
  };
}

type Body = { readonly kind: "json"; readonly value: JSONValue } | Unreadable;
type Unreadable = Extract<PathReading, { readonly kind: "unreadable" }>;

function readBody(observation: Observation): Body {
  if (observation.kind === "failed") return { kind: "unreadable", why: "there was no answer" };
  const { body, isCut } = observation;
  if (isCut) return { kind: "unreadable", why: "the body is longer than 256 KiB" };
  if (body === "") return { kind: "unreadable", why: "the body is empty" };
  try {
    const value: JSONValue = JSON.parse(body);
    return { kind: "json", value };
  } catch {
    return { kind: "unreadable", why: "the body is no JSON" };
  }
}

function toReading(values: readonly JSONValue[]): PathReading {
  // Parsed JSON holds no undefined, which is all that keeps the library's type from ours.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const [first, ...rest] = values as readonly JsonValue[];
  return first === undefined ? { kind: "missing" } : { kind: "found", values: [first, ...rest] };
}

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
