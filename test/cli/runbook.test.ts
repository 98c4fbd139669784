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

    The response begins with “First response” (line 11)
      1. Look at the queue (line 13)
      2. Restart the worker (line 14)

    rollback: “Rollback” (line 20)
      1. Go back to the last release (line 22)

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
    signals: { alerts: ["SyncQueueTooOld"], services: ["sync", "billing"] },
    diagnostics: [{ line: 3, severity: "warning" }],
  });
});

test("a text in which nothing is to be done is shown as that", async () => {
  const path = await write("# Sync\n\nNothing here yet.\n");
  expect(JSON.parse((await run(["runbook", path, "--format", "json"])).printed)).toMatchObject({
    firstResponse: null,
    checklists: [],
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
