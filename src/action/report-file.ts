import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Attempt } from "../domain/probe/damp.ts";
import { worstOf } from "../domain/probe/report.ts";
import type { Job } from "./job.ts";
import type { Look } from "./look.ts";

/** Writes what a run found as one JSON file for people and programs, and tells its path. */
export async function saveReport(
  looks: readonly Look[],
  { temporary, runUrl }: Pick<Job, "temporary" | "runUrl">,
): Promise<string> {
  const folder = join(temporary, "sitrep");
  const [only] = looks.length === 1 ? looks : [];
  const name =
    only === undefined ? "probes" : `probe-${only.report.probe.replaceAll(/[^\w.-]+/gu, "-")}`;
  const path = join(folder, `${name}.json`);
  const content = only === undefined ? groupOf(looks, runUrl) : fileOf(only);
  await mkdir(folder, { recursive: true });
  await writeFile(path, `${JSON.stringify(content, undefined, 2)}\n`);
  return path;
}

const groupOf = (looks: readonly Look[], runUrl: string): object => ({
  schema_version: 1,
  health: worstOf(looks.map(({ report }) => report.health)),
  run_url: runUrl,
  commit: looks[0]?.report.commit ?? null,
  probes: looks.map(fileOf),
});

/** The report with its time in ISO 8601 and `null` for what is not there. */
const fileOf = ({ report, attempts }: Look): object => ({
  schema_version: report.version,
  probe: report.probe,
  request: report.request ?? null,
  health: report.health,
  reading: report.reading ?? report.health,
  reason: report.reason ?? null,
  summary: report.summary,
  at: new Date(report.at).toISOString(),
  latency_ms: report.latency ?? null,
  timings_ms: report.timings ?? {},
  attempts: report.attempts ?? null,
  tries: attempts.map(tryOf),
  assertions: report.assertions,
  values: report.values,
  spec: report.spec ?? null,
  commit: report.commit ?? null,
  run_url: report.runUrl ?? null,
});

const tryOf = ({ observation, verdict }: Attempt): object => ({
  at: new Date(observation.at).toISOString(),
  latency_ms: observation.latency,
  health: verdict.health,
  summary: verdict.summary,
});
