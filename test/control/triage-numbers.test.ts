import { describe, expect, test } from "vitest";
import {
  again,
  asked,
  DB_DOWN,
  dispatches,
  files,
  filesWith,
  FINE,
  found,
  headings,
  opened,
  QUEUE_FULL,
  TREE,
} from "./triage-bench.ts";

describe("what the numbers lead to", () => {
  test("steps are attached, the severity goes up and the flag is set, with the numbers", async () => {
    const b = await asked();
    await found(b, DB_DOWN);
    expect(b.text("card")).toMatch(
      /\| Triage \| The database is down, .*: db_ok is false; queued has no earlier reading \|/u,
    );
    expect(b.text("card")).toMatch(
      /\| Stop deploys \| up since 2026-11-21 03:00 UTC, because The database is down; `\/flag lift stop-deploys` takes it down \|/u,
    );
    expect(b.text("card")).toContain("| Severity | SEV-1 |");
    expect(headings(b)).toEqual(["First response", "First response"]);
    expect(b.text("checklist", 1)).toContain("because db_ok is false");
    expect(b.text("checklist", 1)).toContain("Stop all writers");
    expect(b.issue().labels.toSorted()).toEqual([
      "flag/stop-deploys",
      "incident",
      "phase/investigating",
      "severity/sev-1",
    ]);
    expect(b.labels().find(({ name }) => name === "flag/stop-deploys")?.description).toBe(
      "Up by a triage until somebody writes /flag lift stop-deploys",
    );
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("the part that the branch names is attached, and no other", async () => {
    const b = await asked();
    await found(b, QUEUE_FULL);
    expect(headings(b)).toEqual(["First response", "Case B: all jobs"]);
    expect(b.text("checklist", 1)).toContain("because queued is 512, above 100");
    expect(b.text("card")).toContain("| Severity | SEV-3 |");
    expect(b.text("card")).toContain("(https://github.com/acme/shop/issues/7#issuecomment-");
  });

  test("the same again attaches nothing and sets nothing twice", async () => {
    const b = await asked();
    await found(b, DB_DOWN);
    const before = b.text("card").match(/up since .*/u)?.[0];
    await again(b, DB_DOWN);
    expect(headings(b)).toHaveLength(2);
    expect(b.text("card").match(/up since .*/u)?.[0]).toBe(before);
    expect(b.text("card")).toMatch(/\| Triage \| The database is down, 2026-11-21 03:05 UTC/u);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("another branch later adds its steps, and flags and severity stay", async () => {
    const b = await asked();
    await found(b, DB_DOWN);
    await again(b, QUEUE_FULL);
    expect(headings(b)).toEqual(["First response", "First response", "Case B: all jobs"]);
    expect(b.text("card")).toContain("| Severity | SEV-1 |");
    expect(b.issue().labels).toContain("flag/stop-deploys");
    expect(b.text("card")).toMatch(/\| Triage \| The queue is backed up/u);
  });

  test("a severity is never lowered", async () => {
    const tree = TREE.replace("severity: sev-1", "severity: sev-2");
    const b = await asked(
      { files: filesWith(`triage:\n  probes: [ready, queue]${tree}`) },
      "SEV-1",
    );
    await found(b, DB_DOWN);
    expect(b.text("card")).toContain("| Severity | SEV-1 |");
  });

  test("a number that grew since the last triage is enough", async () => {
    const b = await asked();
    await found(b, FINE);
    expect(b.text("card")).toMatch(/\| Triage \| no branch fits the numbers, .*queued is 5/u);
    expect(headings(b)).toEqual(["First response"]);
    await again(b, { ...FINE, queue: { values: { queued: 9 } } });
    expect(b.text("checklist", 1)).toMatch(/queued is 9, was 5 \(\+4\) 5 min ago/u);
  });

  test("of a probe that could not look nothing follows", async () => {
    const b = await asked();
    await found(b, {
      ready: { health: "inconclusive", values: { db_ok: false } },
      queue: { values: { queued: 5 } },
    });
    expect(b.text("card")).toMatch(
      /no branch fits the numbers, .*: queued is 5; .*db_ok is missing/u,
    );
    expect(headings(b)).toEqual(["First response"]);
    expect(b.issue().labels).toContain("severity/sev-3");
  });

  test("a runbook or a part that is not there is told on the card", async () => {
    const tree = TREE.replace("part: Case B", "part: Case Z").replace("database.md", "gone.md");
    const b = await asked({ files: filesWith(`triage:\n  probes: [ready, queue]${tree}`) });
    await found(b, DB_DOWN);
    expect(b.text("card")).toContain(
      "db_ok is false; queued has no earlier reading; runbooks/gone.md is not among the runbooks, so no steps follow",
    );
    await again(b, QUEUE_FULL);
    expect(b.text("card")).toContain("runbooks/queue.md has no single part “Case Z”");
    expect(headings(b)).toEqual(["First response", "First response"]);
  });

  test("where no branch holds, the runbook whose limit a number exceeds is attached, and where one does, none beside", async () => {
    const disk =
      "# Disk full\n\n## Alert signal\n\n- `disk_used > 85 %`\n\n## First response\n\n1. Find what grows.\n";
    const given = { files: { ...files, "runbooks/disk.md": disk } };
    const full = { values: { db_ok: true, disk_used: "91 %" } };
    const b = await asked(given);
    await found(b, { ready: full, queue: { values: { queued: 512 } } });
    expect(headings(b)).toEqual(["First response", "Case B: all jobs"]);
    const other = await asked(given);
    await found(other, { ready: full, queue: { values: { queued: 5 } } });
    expect(headings(other)).toEqual(["First response", "First response"]);
    expect(other.text("checklist", 1)).toContain("disk_used is 91 %");
  });

  test("an incident that ended meanwhile is left as it is", async () => {
    const b = await asked();
    b.say("ada", "/resolve --now a false alarm");
    await b.run();
    await found(b, DB_DOWN);
    expect(headings(b)).toHaveLength(1);
    expect(b.issue().isOpen).toBe(false);
    expect(b.issue().labels).toContain("severity/sev-3");
    expect(b.issue().labels).not.toContain("flag/stop-deploys");
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("text of a server in the numbers does nothing", async () => {
    const tree = `
  branches:
    - {id: x, when: [{value: state, not: ok}], runbook: runbooks/database.md, severity: sev-1}
`;
    const b = await asked({ files: filesWith(`triage:\n  probes: [ready, queue]${tree}`) });
    const state = "@grace | <!-- sitrep:card {} --> {{card}} fixes #3\n\n/resolve";
    await found(b, { ready: { values: { state } }, queue: {} });
    for (const text of [b.text("card"), b.text("checklist", 1)]) {
      expect(text).toContain("state is");
      expect(text).not.toMatch(/@grace|<!--|\s#3|^\/resolve/mu);
    }
    expect(b.issue().isOpen).toBe(true);
    expect(await b.writesOfPass()).toEqual([]);
  });
});

describe("the triage of a runbook", () => {
  const matter = `---
triage:
  probes: [ready, gone]
  branches:
    - id: worker
      title: The worker stands still
      when: [{value: worker_running, equals: false}]
      part: rollback
      severity: SEV-2
      flags: [stop-deploys]
    - 3
---

# Sync jobs

## First response

1. Look at the queue.

## Rollback

1. Restart the worker.
`;
  const own = { "runbooks/sync.md": matter };

  test("counts where the config has none", async () => {
    const b = await asked({ files: filesWith("", own) });
    expect(dispatches(b)).toEqual(["dispatch probe.yml ready"]);
    await found(b, { ready: { values: { worker_running: false } } });
    expect(headings(b)).toEqual(["First response", "Rollback"]);
    expect(b.text("card")).toContain("| Severity | SEV-2 |");
    expect(b.issue().labels).toContain("flag/stop-deploys");
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("gives way to the config's", async () => {
    const b = await asked({ files: filesWith(`triage:\n  probes: [ready, queue]${TREE}`, own) });
    await found(b, { ready: { values: { worker_running: false } }, queue: {} });
    expect(headings(b)).toEqual(["First response"]);
    expect(b.text("card")).toContain("no branch fits the numbers");
  });

  test("runs by itself where the config says so", async () => {
    const b = await opened({ files: filesWith("triage: {on-open: true, probes: [queue]}", own) });
    expect(dispatches(b)).toEqual(["dispatch probe.yml queue,ready"]);
  });
});
