import { nameOf, readValue, type Evidence } from "./evidence.ts";
import type { JsonScalar } from "./expectation.ts";
import { isScalar, type PathReading } from "./json.ts";
import type { ProbeSpec } from "./spec.ts";

/** Most values a report tells. */
export const MOST_VALUES = 40;

/**
 * What a probe read, by name: first what is asserted, then what the spec names, then what the probe names itself. Only
 * scalars at single places are values; of more than `MOST_VALUES` the last are left out.
 */
export function valuesOf(
  spec: ProbeSpec,
  evidence: Evidence,
  clean: (text: string) => string,
): Readonly<Record<string, JsonScalar>> {
  const found = new Map<string, JsonScalar>();
  const add = (name: string, reading: PathReading): void => {
    if (reading.kind !== "found" || reading.values.length !== 1) return;
    const [value] = reading.values;
    if (isScalar(value) && !found.has(clean(name))) found.set(clean(name), cleaned(value, clean));
  };
  for (const assertion of spec.expect)
    if ("test" in assertion) add(nameOf(assertion), readValue(assertion, evidence));
  for (const { name, path } of spec.values) add(name, evidence.lookup(path));
  for (const [name, value] of Object.entries(evidence.answer.named))
    add(name, { kind: "found", values: [value] });
  return Object.fromEntries([...found].slice(0, MOST_VALUES));
}

function cleaned(value: JsonScalar, clean: (text: string) => string): JsonScalar {
  const text = String(value);
  const shown = clean(text);
  return shown === text ? value : shown;
}
