import { describe, expect, test } from "vitest";
import { pullBench } from "./pull-request-bench.ts";

const RUNBOOK = "runbooks/sync.md";
const IGNORED = { kind: "ignored", wakeAt: undefined, effects: [] };
const SETTLED = { kind: "settled", wakeAt: undefined, effects: [] };
const CHANGED = { kind: "changed", wakeAt: undefined, effects: ["ensure-check-run"] };

describe("what a pull request touches", () => {
  test.each([
    ["a runbook", RUNBOOK],
    ["a template", ".github/incident-templates/card.md.hbs"],
    ["the config", ".github/incidents.yml"],
  ])("%s is looked at", async (_what, path) => {
    const b = pullBench();
    b.push({ [path]: "error: it is wrong" });
    expect(await b.run()).toEqual(CHANGED);
    expect(b.checks).toMatchObject([{ conclusion: "failure", annotations: [{ path, line: 1 }] }]);
  });

  test("anything else is not, and costs neither a look at its commit nor a file of it", async () => {
    const b = pullBench();
    b.push({ "src/main.ts": "error: it is wrong", "docs/notes.md": "error: it is wrong" });
    expect(await b.run()).toEqual(IGNORED);
    expect(b.asked.toSorted()).toEqual([
      "file .github/incidents.yml",
      "issue",
      "pullFiles",
      "repository",
    ]);
  });

  test("only what the pull request changes is reported on", async () => {
    const b = pullBench();
    b.push({ "runbooks/old.md": "error: it has always been wrong" });
    b.push({ [RUNBOOK]: "# Sync" });
    expect(await b.run()).toEqual(CHANGED);
    expect(b.checks).toMatchObject([{ title: "No problems in 1 file", annotations: [] }]);
  });

  test("a runbook that is removed is looked at, too: something may name it", async () => {
    const b = pullBench();
    b.push({ "README.md": "# Shop", [RUNBOOK]: undefined });
    expect(await b.run()).toEqual(CHANGED);
  });

  test("the patterns are those of the default branch, not of the pull request", async () => {
    const b = pullBench();
    b.push({ "notes/x.md": "error: it is wrong" });
    expect(await b.run()).toEqual(IGNORED);
  });
});

describe("a pass", () => {
  test("right after another writes nothing", async () => {
    const b = pullBench();
    b.push({ [RUNBOOK]: "error: it is wrong" });
    await b.run();
    expect(await b.run()).toEqual(SETTLED);
    expect(b.checks).toHaveLength(1);
  });

  test("over new commits that mend it says so of the new commit", async () => {
    const b = pullBench();
    b.push({ [RUNBOOK]: "error: it is wrong" });
    await b.run();
    b.push({ [RUNBOOK]: "# Sync" });
    expect(await b.run()).toEqual(CHANGED);
    const [broken, mended] = b.checks;
    expect([broken?.conclusion, mended?.conclusion]).toEqual(["failure", "success"]);
    expect(mended?.commit).not.toBe(broken?.commit);
  });

  test("over a closed pull request asks for nothing of it", async () => {
    const b = pullBench({ isOpen: false });
    b.push({ [RUNBOOK]: "error: it is wrong" });
    expect(await b.run()).toEqual(IGNORED);
    expect(b.asked.filter((what) => what.startsWith("pull"))).toEqual([]);
  });

  test("of a host without a linter ignores pull requests", async () => {
    const b = pullBench({ linter: undefined });
    b.push({ [RUNBOOK]: "error: it is wrong" });
    expect(await b.run()).toEqual(IGNORED);
    expect(b.asked).not.toContain("pullFiles");
  });

  test("without the permission for checks ends well, and says so once for the account", async () => {
    const b = pullBench();
    b.push({ [RUNBOOK]: "error: it is wrong" });
    b.refuse("Resource not accessible by integration");
    expect(await b.run()).toEqual(SETTLED);
    expect(await b.run()).toEqual(SETTLED);
    expect(b.warnings).toEqual([
      'pull requests get no check runs {"owner":"acme","why":"Resource not accessible by integration"}',
    ]);
  });
});

describe("what may be read of a pull request", () => {
  const named = (count: number, text: string) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`runbooks/${index}.md`, text]));

  test("is three hundred files", async () => {
    const b = pullBench();
    b.push(named(302, "warning: it is odd"));
    await b.run();
    expect(b.checks[0]).toMatchObject({ title: "300 warnings in 300 files" });
    expect(b.checks[0]?.summary).toContain(
      "2 files not read: too large, or too many for one check.",
    );
    expect(b.asked.filter((what) => what === "blob")).toHaveLength(300);
  });

  test("is no file of more than half a megabyte", async () => {
    const b = pullBench();
    const large = "x".repeat(512 * 1024 + 1);
    b.push({ [RUNBOOK]: large, "runbooks/small.md": "# Small" });
    await b.run();
    expect(b.checks[0]).toMatchObject({ title: "No problems in 1 file", conclusion: "success" });
    expect(b.checks[0]?.summary).toContain("1 file not read");
    expect(b.asked.filter((what) => what === "blob")).toHaveLength(1);
  });

  test("is four megabytes together", async () => {
    const b = pullBench();
    b.push(named(9, "x".repeat(500_000)));
    await b.run();
    expect(b.checks[0]).toMatchObject({ title: "No problems in 8 files" });
  });
});
