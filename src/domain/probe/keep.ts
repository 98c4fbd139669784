import type { ProbeReport } from "./report.ts";
import { MOST_VALUES } from "./values.ts";

/** Most assertions the record keeps of one report; the comment and the artifact have them all. */
const MOST_ASSERTIONS = 10;

/** What the record of an incident keeps of a report: its values, and of its assertions those that do not hold. */
export function keptOf(report: ProbeReport): ProbeReport {
  return {
    ...report,
    assertions: report.assertions.filter(({ holds }) => !holds).slice(0, MOST_ASSERTIONS),
    values: Object.fromEntries(Object.entries(report.values).slice(0, MOST_VALUES)),
    timings: undefined,
  };
}
