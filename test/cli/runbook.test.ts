import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { run } from "./run.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sitrep-runbook-"));
  return () => rm(folder, { recursive: true });
});

const RUNBOOK = `---
services: [sync]
services: [sync, billing]
---
# Sync jobs stand still

## When

- Alert: \`SyncQueueTooOld\`

## First response

1. Look at the queue
2. Restart the worker

   \`\`\`sh
   systemctl restart worker
   \`\`\`

## Severity

| Level | Meaning | Response |
| --- | --- | --- |
| SEV-1 (P0) | Nothing syncs | 15 min |
| SEV-2 (P1) | Some teams | 4 business hours |

## Escalation

| After | Whom |
| --- | --- |
| 15 min | The lead |

## Communication

Template for customers:

> Sync is late since [TIME].

## Rollback

1. Go back to the last release
`;

async function write(content: string | Uint8Array): Promise<string> {
  const path = join(folder, "sync.md");
  await writeFile(path, content);
  return path;
}

test("a runbook is shown to a person with its lines", async () => {
  const path = await write(RUNBOOK);
  const { code, printed } = await run(["runbook", path]);
  expect(code).toBe(0);
  expect(printed.replaceAll(path, "sync.md")).toMatchInlineSnapshot(`
    "Sync jobs stand still
    Kind:     alert
    Services: sync, billing
    Alerts:   SyncQueueTooOld

    SEV-1 (P0): respond in 15 min (line 24)
    SEV-2 (P1): respond in 4 h of working time (line 25)

    The response begins with “First response” (line 11)
      1. Look at the queue (line 13)
      2. Restart the worker (line 14)

    rollback: “Rollback” (line 39)
      1. Go back to the last release (line 41)

    Parts besides the steps:
      escalation: “Escalation” (line 27)
      rollback: “Rollback” (line 39)
      message template: “Template for customers” (line 37)

    sync.md:3:1 \`services\` stands here a second time; the first is on line 2.
    "
  `);
});

test("and to a program with everything in it", async () => {
  const { code, printed } = await run(["runbook", await write(RUNBOOK), "--format", "json"]);
  expect(code).toBe(0);
  expect(JSON.parse(printed)).toMatchObject({
    schema_version: 1,
    title: "Sync jobs stand still",
    kind: "alert",
    firstResponse: {
      heading: "First response",
      line: 11,
      steps: [
        { text: "Look at the queue", code: [], line: 13 },
        {
          text: "Restart the worker",
          code: [{ language: "sh", text: "systemctl restart worker" }],
        },
      ],
    },
    checklists: [{ phase: "first-response" }, { phase: "rollback" }],
    severities: [
      {
        code: "SEV-1",
        aliases: ["P0"],
        label: "",
        targets: {
          acknowledge: null,
          respond: { duration: "PT15M", isBusinessTime: false, raw: "15 min" },
        },
        updateEvery: null,
      },
      {
        code: "SEV-2",
        targets: { respond: { duration: "PT4H", isBusinessTime: true, raw: "4 business hours" } },
      },
    ],
    escalation: { heading: "Escalation", levels: [{ when: "15 min", who: "The lead" }] },
    communications: [{ text: "Sync is late since [TIME].", placeholders: ["[TIME]"] }],
    rollback: { heading: "Rollback", raw: "1. Go back to the last release" },
    validation: null,
    postmortem: null,
    branches: [],
    signals: { alerts: ["SyncQueueTooOld"], services: ["sync", "billing"] },
    diagnostics: [{ line: 3, severity: "warning" }],
  });
});

const CARED = `---
owner: platform
review_in: 6 months
---
# Runbooks

Last reviewed: 2026-03-01

| Runbook | Signal | Severity |
| --- | --- | --- |
| [Disk full](disk-full.md) | disk > 85 % | High |
| [Redis down](redis.md) | | |

## Steps

1. (IC) Look
2. Act

## Roles

- **IC:** @ann

## See also

- [Status](https://status.example)
`;

test("who looks after a runbook, and what it lists, is shown to a person", async () => {
  const { printed } = await run(["runbook", await write(CARED)]);
  expect(printed).toMatchInlineSnapshot(`
    "Runbooks
    Kind:     index
    Owners:   platform
    Reviewed: 2026-03-01 (line 7), due “6 months”

    The response begins with “Steps” (line 14)
      1. (IC) Look (line 16, by IC)
      2. Act (line 17)

    Roles and contacts:
      IC: @ann (line 21)

    Related documents:
      “Disk full”: disk-full.md (line 11)
      “Redis down”: redis.md (line 12)
      “Status”: https://status.example (line 25)

    Index of runbooks:
      Disk full → disk-full.md: disk > 85 %; High (line 11)
      Redis down → redis.md (line 12)
    "
  `);
});

test("and to a program, after everything else", async () => {
  const { printed } = await run(["runbook", await write(CARED), "--format", "json"]);
  const read: unknown = JSON.parse(printed);
  expect(read).toMatchObject({
    checklists: [{ steps: [{ owner: "IC" }, { owner: null }] }],
    owners: ["platform"],
    review: {
      last: { on: "2026-03-01", line: 7, raw: "2026-03-01" },
      every: { duration: "P180D", raw: "6 months" },
    },
    roles: [{ name: "IC", who: "@ann", duties: [], line: 21, raw: "- **IC:** @ann" }],
    related: [
      { target: "disk-full.md" },
      { target: "redis.md" },
      { target: "https://status.example" },
    ],
    index: [
      {
        target: "disk-full.md",
        label: "Disk full",
        signals: ["disk > 85 %"],
        severity: "High",
        line: 11,
      },
      { target: "redis.md", signals: [], severity: null, line: 12 },
    ],
  });
  expect(Object.keys(Object(read)).slice(-5)).toEqual([
    "owners",
    "review",
    "roles",
    "related",
    "index",
  ]);
  const plain = await run(["runbook", await write("# Sync\n"), "--format", "json"]);
  expect(JSON.parse(plain.printed)).toMatchObject({
    owners: [],
    review: null,
    roles: [],
    related: [],
    index: [],
  });
});

test("a text in which nothing is to be done is shown as that", async () => {
  const path = await write("# Sync\n\nNothing here yet.\n");
  expect(JSON.parse((await run(["runbook", path, "--format", "json"])).printed)).toMatchObject({
    firstResponse: null,
    checklists: [],
    severities: [],
    escalation: null,
    communications: [],
  });
  expect((await run(["runbook", path])).printed).toContain("No steps were found");
});

test.each([
  ["there is no such file", () => join(folder, "nowhere.md")],
  ["it is a folder", () => folder],
  ["it is a binary file", () => write(Uint8Array.of(80, 0, 75))],
  ["it is not UTF-8", () => write(Uint8Array.of(0x23, 0x20, 0xe9, 0x0a))],
])("what cannot be read because %s is told, with exit code 2", async (why, path) => {
  const file = await path();
  expect(await run(["runbook", file])).toEqual({
    code: 2,
    printed: "",
    complained: `${file} cannot be read because ${why}.\n`,
  });
});
