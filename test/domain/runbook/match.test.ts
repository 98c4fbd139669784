import { describe, expect, test } from "vitest";
import type { Policy, Severity } from "../../../src/domain/policy.ts";
import type { Circumstances } from "../../../src/domain/runbook/match-reasons.ts";
import { matchRunbook } from "../../../src/domain/runbook/match.ts";
import { readingsOf } from "../../../src/domain/runbook/condition/readings.ts";
import { parseRunbook } from "../../../src/domain/runbook/parse.ts";
import type { Runbook } from "../../../src/domain/runbook/runbook.ts";
import { instant, minutes } from "../../../src/domain/time.ts";
import { inEnglish } from "../../support/wording.ts";

const STEPS = "## First response\n\n1. a\n2. b\n";
const runbook = (
  path: string,
  title: string,
  frontMatter: Readonly<Record<string, unknown>> = {},
  more = "",
): Runbook => parseRunbook({ path, text: `# ${title}\n\n${more}\n\n${STEPS}`, frontMatter });

const severity: Severity = {
  code: "sev-1",
  label: "SEV-1",
  description: "",
  aliases: [],
  color: "b60205",
  acknowledgeWithin: undefined,
  resolveWithin: undefined,
  updateEvery: undefined,
  soakFor: minutes(0),
  postmortemWithin: undefined,
};
const POLICY: Pick<Policy, "services" | "severities"> = {
  severities: [severity],
  services: [
    { id: "sync", label: "Sync jobs", aliases: ["queue"], runbook: undefined },
    { id: "billing", label: "Billing", aliases: [], runbook: "docs/money.md" },
  ],
};

const GENERAL = runbook("runbooks/first-response.md", "First response");
const MONEY = runbook("docs/money.md", "Money");
const ALERT = runbook("runbooks/QueueBacklogHigh.md", "QueueBacklogHigh");
const DECLARED = runbook("runbooks/jobs.md", "Jobs", { services: ["Sync jobs"] });
const NAMED = runbook("runbooks/sync-degradation.md", "Sync degradation");
const REDIS = runbook("runbooks/redis-down.md", "Redis down", { match: ["cache is cold"] });
const SEVERE = runbook("runbooks/sev-1.md", "The worst");
const INDEX = parseRunbook({
  path: "runbooks/README.md",
  text: `# Runbooks

| Runbook | Alert signal | Severity |
| --- | --- | --- |
| [redis](./redis-down.md) | cold cache | High |
| [replica](eu/replica.md#steps) | replica lag > 30 s | High |
| [gone](gone.md) | everything | High |
`,
});
const OLD = runbook("runbooks/sync-old.md", "Sync (deprecated)", { status: "deprecated" });
const DISK = runbook("runbooks/disk.md", "Volume", { match: ["disk > 85 %"] });
const DATABASE = runbook(
  "runbooks/database.md",
  "Storage",
  {},
  "## Alert signal\n\n| Signal | From |\n| --- | --- |\n| db_connected: false | /readyz |\n",
);
const REPLICA = runbook("runbooks/eu/replica.md", "Copies of the data");
const ALL = [
  REPLICA,
  DISK,
  DATABASE,
  GENERAL,
  MONEY,
  ALERT,
  DECLARED,
  NAMED,
  REDIS,
  SEVERE,
  INDEX,
  OLD,
];

const incident = (known: Partial<Circumstances>): Circumstances => ({
  service: undefined,
  alert: undefined,
  title: "Something is wrong",
  severity: undefined,
  text: "",
  readings: [],
  ...known,
});
const match = (known: Partial<Circumstances>, among: readonly Runbook[] = ALL): string => {
  const found = matchRunbook(incident(known), among, POLICY);
  return found.kind === "matched"
    ? `${found.runbook.path}, because ${inEnglish(found.because)}`
    : `none, because ${inEnglish(found.because)}`;
};

describe("the runbook of an incident", () => {
  test.each([
    [
      "the one the config gives the service",
      { service: "billing", alert: "the queue is long", severity: "sev-1" },
      "docs/money.md, because it is the runbook of the service “billing”",
    ],
    [
      "one for the very alert, before the one of the service",
      { service: "billing", alert: "QueueBacklogHigh" },
      "runbooks/QueueBacklogHigh.md, because it is about the alert “QueueBacklogHigh”",
    ],
    [
      "one whose limit a number in the alert exceeds, before the one of the service",
      { service: "sync", alert: "Disk usage 91% on db-2" },
      "runbooks/disk.md, because Disk usage 91%, and it is for “disk > 85 %”",
    ],
    [
      "one whose state a probe reported",
      { service: "sync", readings: readingsOf({ "checks.db_connected": false }, instant(0)) },
      "runbooks/database.md, because checks.db_connected is false, and it is for “db_connected: false”",
    ],
    [
      "none whose limit is not reached",
      { service: "sync", alert: "Disk usage 80% on db-2" },
      "runbooks/jobs.md, because it says that it is for the service “sync”",
    ],
    [
      "one for the very alert",
      { service: "sync", alert: "[FIRING:1] QueueBacklogHigh (eu)" },
      "runbooks/QueueBacklogHigh.md, because it is about the alert “QueueBacklogHigh”",
    ],
    [
      "one for an alert in the title",
      { title: "QueueBacklogHigh since noon" },
      "runbooks/QueueBacklogHigh.md, because it is about the alert “QueueBacklogHigh”",
    ],
    [
      "one that says it is for the service",
      { service: "sync" },
      "runbooks/jobs.md, because it says that it is for the service “sync”",
    ],
    [
      "one that an index lists for words that were said",
      { title: "Cold cache since noon", severity: "sev-1" },
      "runbooks/redis-down.md, because runbooks/README.md lists it for “cold cache”",
    ],
    [
      "one that an index lists for a limit that is exceeded",
      { alert: "replica lag 40 s" },
      "runbooks/eu/replica.md, because runbooks/README.md lists it for “replica lag > 30 s”, and replica lag 40 s",
    ],
    [
      "one named after the severity",
      { severity: "sev-1" },
      "runbooks/sev-1.md, because it is named after the severity “SEV-1”",
    ],
    [
      "one its author gave a phrase for",
      { text: "The cache is cold again." },
      "runbooks/redis-down.md, because both speak of “cache is cold”",
    ],
    [
      "one with the same words",
      { title: "Redis does not answer" },
      "runbooks/redis-down.md, because both speak of “redis”",
    ],
    [
      "the general one",
      {},
      "runbooks/first-response.md, because it is the general one, and no other is about a case like this",
    ],
    [
      "the general one for a service nobody knows",
      { service: "pigeons" },
      "runbooks/first-response.md, because it is the general one, and no other is about a case like this",
    ],
  ])("is %s", (_, known, found) => {
    expect(match(known)).toBe(found);
  });

  test.each([
    ["its id", "sync", "runbooks/sync-degradation.md", "Degradation"],
    ["its alias, in the title", "sync", "runbooks/x.md", "The queue stands still"],
    [
      "what the form says where the config knows no service",
      "payments",
      "runbooks/payments-late.md",
      "Late",
    ],
  ])("is one named after the service by %s", (_, service, path, title) => {
    expect(match({ service }, [GENERAL, runbook(path, title)])).toBe(
      `${path}, because it is named after the service “${service}”`,
    );
  });

  test("names those that would have fitted too, the best first", () => {
    const found = matchRunbook(incident({ service: "sync", title: "Sync and redis" }), ALL, POLICY);
    expect(found.kind === "matched" && found.runnersUp.map(({ path }) => path)).toEqual([
      "runbooks/sync-degradation.md",
      "runbooks/redis-down.md",
      "runbooks/first-response.md",
    ]);
  });

  test("of several for one service is the one that shares more words", () => {
    const login = runbook("runbooks/sync-login.md", "Sync login");
    const slow = runbook("runbooks/sync-slow.md", "Sync is slow at uploading");
    expect(match({ service: "sync", title: "Uploading takes minutes" }, [login, slow])).toContain(
      "sync-slow",
    );
    expect(match({ service: "sync", title: "Login loops" }, [login, slow])).toContain("sync-login");
  });

  test("does not depend on the order of the files", () => {
    const known = { title: "Redis and sync", service: "sync" };
    expect(match(known, ALL.toReversed())).toBe(match(known));
  });

  test("gives words from outside as they are; whoever posts them makes them inert", () => {
    const odd = runbook("runbooks/odd.md", "Odd", { match: ["@acme/ops `x`"] });
    expect(match({ text: "@acme/ops `x`" }, [odd])).toBe(
      "runbooks/odd.md, because both speak of “@acme/ops `x`”",
    );
  });
});

describe("no runbook", () => {
  test.each([
    ["the repository has none", []],
    ["there are only indexes, templates, superseded ones and ones without steps", [INDEX, OLD]],
    ["none of the 2 fits, and none is a general one", [REDIS, MONEY]],
  ])("because %s", (because, among) => {
    expect(match({}, among)).toBe(`none, because ${because}`);
  });

  test("is chosen because of common words alone", () => {
    expect(match({ title: "The service is down with errors" }, [REDIS])).toMatch(/^none/u);
  });
});
