import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ProbeReport } from "../domain/probe/report.ts";

/** Writes a report as a JSON file for people and programs, and tells its path. */
export async function saveReport(report: ProbeReport, temporary: string): Promise<string> {
  const folder = join(temporary, "sitrep");
  const path = join(folder, `probe-${report.probe.replaceAll(/[^\w.-]+/gu, "-")}.json`);
  await mkdir(folder, { recursive: true });
  await writeFile(path, `${JSON.stringify(fileOf(report), undefined, 2)}\n`);
  return path;
}

/** The report with its time in ISO 8601 and `null` for what is not there. */
const fileOf = (report: ProbeReport): object => ({
  schema_version: report.version,
  probe: report.probe,
  request: report.request ?? null,
  health: report.health,
  summary: report.summary,
  at: new Date(report.at).toISOString(),
  latency_ms: report.latency ?? null,
  attempts: report.attempts ?? null,
  assertions: report.assertions,
  values: report.values,
  run_url: report.runUrl ?? null,
});
