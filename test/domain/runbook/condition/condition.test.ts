import { describe, expect, test } from "vitest";
import {
  readCondition,
  readingThatMeets,
  type Reading,
} from "../../../../src/domain/runbook/condition/condition.ts";
import { readingsIn, readingsOf } from "../../../../src/domain/runbook/condition/readings.ts";
import { instant } from "../../../../src/domain/time.ts";
import { inEnglish } from "../../../support/wording.ts";

describe("a condition", () => {
  test.each([
    ["db_connected: false", "db connected", "equals", false, undefined],
    ["migrations_current = false", "migrations current", "equals", false, undefined],
    ["Disk > 85 %", "disk", "above", 85, "%"],
    ["CPU usage above 80%", "cpu usage", "above", 80, "%"],
    ["backup heartbeat older than 26 h", "backup heartbeat", "above", 26 * 3600, "s"],
    ["free memory < 512 MB", "free memory", "below", 512_000_000, "B"],
    ["p95 latency ≥ 800 ms", "p95 latency", "above", 0.8, "s"],
    ["kolejka powyżej 100", "kolejka", "above", 100, undefined],
    ["Auslastung über 90 %", "auslastung", "above", 90, "%"],
    ["worker_running is false", "worker running", "equals", false, undefined],
    ["`HighCpu`: CPU above 80 % for ten minutes", "cpu", "above", 80, "%"],
    ["DiskLow: more than 85 % in use", "disk low", "above", 85, "%"],
    ['status: "degraded"', "status", "equals", "degraded", undefined],
    ["queue_depth.queued > 1000", "queue depth queued", "above", 1000, undefined],
  ])("%s", (text, name, comparison, value, unit) => {
    expect(readCondition(text)).toMatchObject({
      name,
      comparison,
      bound: { value, unit },
      raw: text,
    });
  });

  test.each([
    "users see errors",
    "the API is",
    "> 85 %",
    "5xx elevated",
    "Note: this happens when the queue has been growing for longer than a while and nobody looks",
    "disk > a lot of what there is",
    "Severity: SEV-1.",
    "Users report that what they saved is gone.",
    "Owner: payments",
    "api is down",
    "The queue is empty",
  ])("is not in: %s", (text) => {
    expect(readCondition(text)).toBeUndefined();
  });
});

const told = (reading: Reading | undefined): string | undefined =>
  reading && inEnglish(reading.raw);

const met = (condition: string, text: string): string | undefined => {
  const read = readCondition(condition);
  return read === undefined ? "no condition" : told(readingThatMeets(read, readingsIn(text)));
};

describe("what a report says", () => {
  test.each([
    ["db_connected: false", "readyz says db_connected: false", "readyz says db_connected is false"],
    ["Disk > 85 %", "Disk usage 91% on db-2", "Disk usage 91%"],
    ["Disk > 85 %", "Alert: disk 91 % full", "disk 91 %"],
    ["CPU > 80 %", "CPU at 97%, memory at 40%", "CPU is 97%"],
    ["backup heartbeat older than 26 h", "backup heartbeat: 30h", "backup heartbeat is 30h"],
    [
      "backup heartbeat older than 26 h",
      "backup heartbeat is 2 days",
      "backup heartbeat is 2 days",
    ],
    ["memory > 85 %", "CPU at 97%, memory at 90%", "memory is 90%"],
  ])("%s is met by: %s", (condition, text, raw) => {
    expect(met(condition, text)).toBe(raw);
  });

  test.each([
    ["Disk > 85 %", "Disk usage 84% on db-2"],
    ["Disk > 85 %", "CPU 91%"],
    ["Disk > 85 %", "Disk is full since 91 minutes"],
    ["db_connected: false", "db_connected: true"],
    ["CPU > 80 %", "CPU alerts since 03:12"],
    ["memory > 85 %", "CPU at 97%, memory at 40%"],
  ])("%s is not met by: %s", (condition, text) => {
    expect(met(condition, text)).toBeUndefined();
  });

  test("values of a probe are named by their paths", () => {
    const readings = readingsOf(
      {
        "checks.db_connected": false,
        "queue_depth.queued": 130,
        heartbeat_age_hours: 30,
        note: null,
      },
      instant(0),
    );
    const reason = (condition: string) => {
      const read = readCondition(condition);
      return read && told(readingThatMeets(read, readings));
    };
    expect(reason("db_connected: false")).toBe("checks.db_connected is false");
    expect(reason("queue_depth.queued > 100")).toBe("queue_depth.queued is 130");
    expect(reason("queue_depth.queued > 200")).toBeUndefined();
    expect(reason("heartbeat age older than 26 h")).toBe("heartbeat_age_hours is 30");
    expect(reason("note: true")).toBeUndefined();
  });

  test("a moment is its age, and none to come says anything of a limit", () => {
    const at = instant("2026-11-28T10:18:00Z");
    const reason = (condition: string, values: Readonly<Record<string, string>>) => {
      const read = readCondition(condition);
      return read && told(readingThatMeets(read, readingsOf(values, at)));
    };
    const limit = "scheduler heartbeat older than 10 minutes";
    expect(reason(limit, { scheduler_heartbeat: "2026-11-28T10:17:00Z" })).toBeUndefined();
    expect(reason(limit, { scheduler_heartbeat: "2026-11-28T10:00:00Z" })).toBe(
      "scheduler_heartbeat is 2026-11-28T10:00:00Z, 18 min ago",
    );
    expect(reason("valid to below 14 d", { valid_to: "2026-12-01" })).toBeUndefined();
    expect(readingsIn("scheduler_heartbeat: 2026-11-28T10:17:00Z")).toEqual([]);
  });
});
