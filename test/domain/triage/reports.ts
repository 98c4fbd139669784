import type { ProbeReport } from "../../../src/domain/probe/report.ts";
import { instant, minutes, after } from "../../../src/domain/time.ts";
import { historyOf } from "../../../src/domain/probe/history.ts";

/** The moment of the readings that are decided on. */
const NOW = instant("2026-11-21T03:20:00Z");

/** The report of a probe that read values so many minutes ago. */
export const report = (
  probe: string,
  values: ProbeReport["values"],
  { health = "healthy", ago = 0 }: { health?: ProbeReport["health"]; ago?: number } = {},
): ProbeReport => ({
  version: 1,
  probe,
  request: `r${ago}~${probe}`,
  health,
  summary: "",
  at: after(NOW, minutes(-ago)),
  latency: undefined,
  attempts: 1,
  assertions: [],
  values,
  runUrl: undefined,
});

/** What a triage goes by: these reports, and earlier ones of the same incident. */
export const numbers = (reports: readonly ProbeReport[], earlier: readonly ProbeReport[] = []) => ({
  reports,
  history: historyOf(earlier),
});
