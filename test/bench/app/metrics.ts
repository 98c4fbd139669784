/** One line of Prometheus' text form: a name, its labels as written, a value. */
const SAMPLE = /^(?<name>[a-z_]+)(?:\{[^}]*\})? (?<value>\S+)$/gmu;

/** Values by metric, summed up over its labels. */
export type Metrics = ReadonlyMap<string, number>;

/** Reads Prometheus' text form. */
export function parseMetrics(text: string): Metrics {
  const sums = new Map<string, number>();
  for (const { groups } of text.matchAll(SAMPLE)) {
    const name = groups?.["name"] ?? "";
    sums.set(name, (sums.get(name) ?? 0) + Number(groups?.["value"]));
  }
  return sums;
}
