import { describe, expect, test } from "vitest";
import { reconcile } from "../../src/control/reconcile.ts";
import { KEY } from "../support/memory-forge.ts";
import { bench, FILES, report } from "./bench.ts";
import { reportProbe, requestOf } from "./probe-comment.ts";

const LEDGER = `# Ledger

## First response

1. Acknowledge.
2. Tell support.

### SEV-1

1. Stop new deals.
2. Export the timelines of the deals it touches.

### SEV-2

1. Watch the queue.
2. Restart the worker.

## Mitigation

### Case A: duplicate entries

1. List the idempotency keys.
2. Reverse the second entry.

### Case B: the timer is not visible

1. Reload the timers.

## Rollback

1. Flag off.
2. Template back.
`;

const DISK = `# Disk full

## Alert signal

- \`disk_used > 85 %\`

## First response

1. Find what grows.
2. Remove old logs.
`;

const files = { ...FILES, "runbooks/sync.md": LEDGER, "runbooks/disk.md": DISK };

const opened = async (severity: string) => {
  const b = bench({ files, body: report({ severity }) });
  await b.run();
  return b;
};
const headings = (b: ReturnType<typeof bench>): readonly string[] =>
  b
    .of("checklist")
    .map(({ body }) => /^\[(?<heading>[^\]]+)\]/mu.exec(body)?.groups?.["heading"] ?? body);

describe("steps for one severity", () => {
  test("are attached with those for all, and those of others are not", async () => {
    const b = await opened("SEV-2");
    expect(headings(b)).toEqual(["First response", "SEV-2"]);
    expect(b.text("checklist", 1)).toContain("Watch the queue");
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("where there are none for it, those for all alone", async () => {
    expect(headings(await opened("SEV-3"))).toEqual(["First response"]);
  });

  test("follow when the severity changes, and what was attached stays", async () => {
    const b = await opened("SEV-2");
    b.say("ada", "/severity sev-1");
    await b.run();
    expect(headings(b)).toEqual(["First response", "SEV-2", "SEV-1"]);
    expect(b.text("checklist", 2)).toContain("because the severity is SEV-1 now");
    b.say("ada", "/severity sev-2\n/severity sev-1");
    await b.run();
    expect(headings(b)).toHaveLength(3);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("do not follow once the incident is over", async () => {
    const b = await opened("SEV-2");
    b.say("ada", "/resolve --now it was a drill");
    await b.run();
    b.say("ada", "/severity sev-1");
    await b.run();
    expect(headings(b)).toHaveLength(2);
  });
});

describe("other parts of a runbook", () => {
  test("are offered below its first checklist, with their commands", async () => {
    const b = await opened("SEV-2");
    expect(b.text("checklist")).toContain(
      "More of this runbook: SEV-1 `/runbook runbooks/sync 2`, SEV-2 `/runbook runbooks/sync 3`, Case A: duplicate entries `/runbook runbooks/sync 4`, Case B: the timer is not visible `/runbook runbooks/sync 5`, Rollback `/runbook runbooks/sync 6`.",
    );
    expect(b.text("checklist", 1)).not.toContain("More of this runbook");
  });

  test.each([
    ["by number", "/runbook runbooks/sync 4", "Case A: duplicate entries"],
    ["by a word that one heading has", "/runbook sync rollback", "Rollback"],
  ])("are attached %s", async (_, said, heading) => {
    const b = await opened("SEV-3");
    b.say("ada", said);
    await b.run();
    expect(headings(b)).toEqual(["First response", heading]);
    expect(await b.writesOfPass()).toEqual([]);
  });

  test.each([
    [
      "/runbook sync 9",
      "`sync` has no single part `9`. It has `1 First response`, `2 SEV-1`, `3 SEV-2`, `4 Case A: duplicate entries`, `5 Case B: the timer is not visible`, `6 Rollback`. Write the number: `/runbook sync 1`.",
    ],
    ["/runbook sync case", "`sync` has no single part `case`."],
    ["/runbook sync 1", "`sync: First response` is attached already, as `c1`."],
  ])("%s is refused", async (said, why) => {
    const b = await opened("SEV-3");
    b.say("ada", said);
    await b.run();
    expect(b.text("reply")).toContain(why);
  });
});

describe("the numbers of a probe", () => {
  const asked = async () => {
    const b = await opened("SEV-3");
    b.pass(1000);
    b.say("ada", "/probe health");
    await b.run();
    return b;
  };

  test("attach the runbook whose limit they exceed, and say which", async () => {
    const b = await asked();
    reportProbe(b, "unhealthy", requestOf(b), { disk_used: "91 %" });
    await b.run();
    expect(headings(b)).toEqual(["First response", "First response"]);
    expect(b.text("checklist", 1)).toContain("Disk full");
    expect(b.text("checklist", 1)).toContain("disk_used is 91 %");
    expect(await b.writesOfPass()).toEqual([]);
  });

  test("within the limits attach nothing", async () => {
    const b = await asked();
    reportProbe(b, "healthy", requestOf(b), { disk_used: "12 %" });
    await b.run();
    expect(headings(b)).toEqual(["First response"]);
  });

  test("attach a runbook once, however often they say it", async () => {
    const b = await asked();
    reportProbe(b, "unhealthy", requestOf(b), { disk_used: 99 });
    await b.run();
    b.pass(1000);
    b.say("ada", "/probe health");
    await b.run();
    reportProbe(b, "unhealthy", requestOf(b), { disk_used: 98 });
    await b.run();
    expect(headings(b)).toHaveLength(2);
  });
});

test("a symbolic link, a submodule and a folder that are named as runbooks are passed over", async () => {
  const b = bench({ files, body: report({ severity: "SEV-3" }) });
  const { forge } = b.world;
  const others = ["symlink", "submodule", "folder"] as const;
  const world = {
    ...b.world,
    forge: {
      ...forge,
      tree: async (...asked: Parameters<typeof forge.tree>) => [
        ...(await forge.tree(...asked)),
        ...others.map((kind) => ({ path: `runbooks/${kind}.md`, kind, sha: kind, size: 10 })),
      ],
      blob: async (...[repo, sha]: Parameters<typeof forge.blob>) => {
        expect(others).not.toContain(sha);
        return await forge.blob(repo, sha);
      },
    },
  };
  await reconcile(KEY, world);
  b.say("ada", "/runbook");
  await reconcile(KEY, world);
  expect(headings(b)).toEqual(["First response"]);
  expect(b.text("reply")).toMatch(/Ledger[\s\S]*Disk full|Disk full[\s\S]*Ledger/u);
  expect(b.text("reply")).not.toMatch(/symlink|submodule|folder/u);
});
