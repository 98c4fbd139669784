import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readFrontMatter } from "../../src/config/front-matter.ts";
import { readConfig } from "../../src/config/read.ts";
import { readingsOf } from "../../src/domain/runbook/condition/readings.ts";
import type { Circumstances } from "../../src/domain/runbook/match-reasons.ts";
import { matchRunbook } from "../../src/domain/runbook/match.ts";
import { parseRunbook } from "../../src/domain/runbook/parse.ts";
import { instant } from "../../src/domain/time.ts";

const ROOT = join(import.meta.dirname, "..", "..", "examples", "panidobro");
const file = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const NOW = instant("2026-11-28T12:00:00Z");

const reading = await readConfig(file(".github/incidents.yml"));
const runbooks = readdirSync(join(ROOT, "runbooks")).map((name) => {
  const path = `runbooks/${name}`;
  const text = file(path);
  return parseRunbook({ path, text, frontMatter: readFrontMatter(text).values });
});

/** The runbook that is picked, by its name. */
function pickedFor(what: Partial<Circumstances>): string {
  if (reading.kind !== "valid") throw new Error(JSON.stringify(reading, undefined, 2));
  const nothing = {
    service: undefined,
    alert: undefined,
    title: "",
    severity: undefined,
    text: "",
  };
  const match = matchRunbook({ ...nothing, readings: [], ...what }, runbooks, reading.config);
  if (match.kind === "none") throw new Error(match.because.kind);
  return match.runbook.path.replace(/^runbooks\/|\.md$/gu, "");
}

test.each([
  ["ApiDown: /healthz has not answered for two minutes", "api-down"],
  ["Elevated 5xx answers for five minutes", "api-down"],
  ["5xx elevated on the API", "api-down"],
  ["DatabaseDown: db_connected in /readyz is false", "db-down"],
  ["RedisDown: redis_connected in /readyz is false", "redis-down"],
  ["DiskSpaceLow: more than 85 % in use for ten minutes", "disk-full"],
  ["MigrationsNotCurrent: migrations_current in /readyz is false", "migrations-not-current"],
  ["SchedulerStale: scheduler heartbeat older than 10 minutes", "job-scheduler-stale"],
  ["HighCpu: CPU above 80 % for ten minutes", "high-resource-usage"],
  ["HighMemory: memory above 85 % for ten minutes", "high-resource-usage"],
  ["MessagesFailing: more than 5 % of messages fail", "email-sms-provider-failing"],
  ["PaymentWebhookFailing: a webhook of the payment provider failed", "payment-webhook-failing"],
  ["BackupStale: the backup's heartbeat is older than 26 hours", "backup-stale"],
])("5.4 match by signal: the alert text “%s” picks %s", (alert, runbook) => {
  expect(pickedFor({ alert })).toBe(runbook);
});

test.each([
  [{ db_connected: false }, "db-down"],
  [{ redis_connected: false }, "redis-down"],
  [{ migrations_current: false }, "migrations-not-current"],
  [{ disk_percent: 91, cpu_percent: 22, memory_percent: 48 }, "disk-full"],
  [{ disk_percent: 61, cpu_percent: 93, memory_percent: 48 }, "high-resource-usage"],
  [{ disk_percent: 61, cpu_percent: 22, memory_percent: 88 }, "high-resource-usage"],
  [{ backup_heartbeat: "2026-11-27T06:00:00Z" }, "backup-stale"],
  [
    { backup_heartbeat: "2026-11-28T09:00:00Z", scheduler_heartbeat: "2026-11-28T11:30:00Z" },
    "job-scheduler-stale",
  ],
  [{ errors_5xx_percent: 0.2, messages_failed_percent: 9 }, "email-sms-provider-failing"],
  [{ webhook_failed: 14 }, "payment-webhook-failing"],
])("5.4 match by signal: the numbers %o pick %s", (values, runbook) => {
  expect(pickedFor({ readings: readingsOf(values, NOW) })).toBe(runbook);
});
