import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { run } from "./run.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "sitrep-lint-"));
  mkdirSync(join(root, ".git"));
  return () => rmSync(root, { recursive: true });
});

const write = (path: string, text: string): void => {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), text);
};
const read = (path: string): string => readFileSync(join(root, path), "utf8");

const lint = (...typed: readonly string[]) => run(["lint", ...typed], {}, root);

const GOOD = `---
owner: "the platform team"
---

# API down

## First response

1. Look at the dashboard.
2. Tell the team.
`;
/** It has no step. */
const BAD = `# Queue

${"The queue holds what is to be done later, and somebody should write down what to do when it is full. ".repeat(4)}
`;

test("nothing wrong: exit code 0", async () => {
  write("runbooks/api-down.md", GOOD);
  expect(await lint()).toEqual({
    code: 0,
    printed: expect.stringMatching(/in 1 file\.\n$/u),
    complained: "",
  });
});

test("an error: exit code 1, with file, line, column, rule and what to do", async () => {
  write("runbooks/queue.md", BAD);
  const { code, printed } = await lint();
  expect(code).toBe(1);
  expect(printed).toMatch(/^runbooks\/queue\.md\n {2}1:1 +error +\S.*\(no-steps\)\n +→ /u);
  expect(printed).toMatch(/\n\n1 error.* in 1 file\.\n$/u);
});

test("warnings alone: exit code 0", async () => {
  write(".github/incidents.yml", "lint: {require: [rollback]}\n");
  write("runbooks/api-down.md", GOOD);
  const { code, printed } = await lint();
  expect(code).toBe(0);
  expect(printed).toContain("warning  The required part `rollback` is missing. (missing-section)");
});

test("a repository without runbooks", async () => {
  expect(await lint()).toEqual({
    code: 0,
    printed: "There is nothing to look at.\n",
    complained: "",
  });
});

describe("paths", () => {
  beforeEach(() => {
    write("runbooks/good.md", GOOD);
    write("runbooks/db/bad.md", BAD);
    write("notes/other.md", BAD);
  });

  const filesOf = async (...typed: readonly string[]): Promise<unknown> => {
    const { printed } = await lint("--format", "json", ...typed);
    const report: unknown = JSON.parse(printed);
    return report !== null && typeof report === "object" && "files" in report
      ? report.files
      : undefined;
  };

  test("none: all of the repository, from any folder of it", async () => {
    const all = ["runbooks/db/bad.md", "runbooks/good.md"];
    expect(await filesOf()).toEqual(all);
    const { printed } = await run(["lint", "--format=json"], {}, join(root, "notes"));
    expect(JSON.parse(printed)).toMatchObject({ files: all });
  });

  test("files and folders are all that is reported on", async () => {
    expect(await filesOf("runbooks/good.md")).toEqual(["runbooks/good.md"]);
    expect(await filesOf("runbooks/db")).toEqual(["runbooks/db/bad.md"]);
    expect(await filesOf("runbooks/db/", "./runbooks/good.md")).toEqual([
      "runbooks/db/bad.md",
      "runbooks/good.md",
    ]);
    expect(await filesOf("notes")).toEqual([]);
    expect(await filesOf(".")).toEqual(["runbooks/db/bad.md", "runbooks/good.md"]);
  });

  test("a Markdown file that is named is taken for a runbook, whatever the config says", async () => {
    expect(await filesOf("notes/other.md")).toEqual(["notes/other.md"]);
    expect((await lint("notes/other.md")).code).toBe(1);
  });

  test("in another repository, that one is looked at", async () => {
    const { printed, code } = await run(["lint", join(root, "runbooks")], {}, tmpdir());
    expect(printed).toContain("runbooks/db/bad.md\n");
    expect(code).toBe(1);
  });

  test("a folder with a config is a repository of its own", async () => {
    write("examples/one/.github/incidents.yml", "runbooks: [ops/*.md]\n");
    write("examples/one/ops/a.md", GOOD);
    expect(await filesOf("examples/one")).toEqual([".github/incidents.yml", "ops/a.md"]);
  });

  test("one that is not there: exit code 2", async () => {
    expect(await lint("runbooks/gone.md")).toEqual({
      code: 2,
      printed: "",
      complained: "runbooks/gone.md cannot be read because there is no such file.\n",
    });
  });

  test("in two repositories: exit code 2", async () => {
    mkdirSync(join(root, "vendored/.git"), { recursive: true });
    expect(await lint("runbooks", "vendored")).toEqual({
      code: 2,
      printed: "",
      complained: "These paths lie in several repositories: look at one after the other.\n",
    });
  });

  test("a link is not followed, and the report says so", async () => {
    symlinkSync("good.md", join(root, "runbooks/link.md"));
    const { printed } = await lint("runbooks/link.md");
    expect(printed).toContain("runbooks/link.md\n  1:1  notice   Here is a symbolic link");
  });
});

describe("--fix", () => {
  test("writes what can be mended safely, says what, and shows what is left", async () => {
    write("runbooks/api-down.md", GOOD.replaceAll("\n", "\r\n"));
    write("runbooks/queue.md", BAD);
    const before = await lint();
    expect(before.printed).toContain("(line-ends)");
    const { code, printed, complained } = await lint("--fix");
    expect(complained).toBe("Mended runbooks/api-down.md.\n");
    expect(read("runbooks/api-down.md")).toBe(GOOD);
    expect(read("runbooks/queue.md")).toBe(BAD);
    expect(printed).not.toContain("(line-ends)");
    expect(printed).toContain("(no-steps)");
    expect(code).toBe(1);
    expect((await lint("--fix")).complained).toBe("");
  });

  test("leaves alone what was not asked for", async () => {
    write("runbooks/a.md", GOOD.replaceAll("\n", "\r\n"));
    write("runbooks/b.md", GOOD.replaceAll("\n", "\r\n"));
    await lint("--fix", "runbooks/b.md");
    expect(read("runbooks/a.md")).toContain("\r\n");
    expect(read("runbooks/b.md")).toBe(GOOD);
  });

  test("JSON names the files", async () => {
    write("runbooks/a.md", GOOD.replaceAll("\n", "\r\n"));
    const { printed } = await lint("--fix", "--format=json");
    expect(JSON.parse(printed)).toMatchObject({ schema_version: 1, fixed: ["runbooks/a.md"] });
  });
});

describe("--index", () => {
  test("asks for a table that is current, and writes it with --fix", async () => {
    write("runbooks/api-down.md", GOOD);
    expect(await lint("--index")).toMatchObject({
      code: 1,
      printed: expect.stringContaining("There is no table of runbooks here. (index)"),
    });
    expect(await lint("--index", "--fix")).toMatchObject({
      code: 0,
      complained: "Mended runbooks/README.md.\n",
    });
    expect(read("runbooks/README.md")).toContain("| [API down](api-down.md) | ");
    expect((await lint("--index")).code).toBe(0);
    write("runbooks/redis-down.md", GOOD.replace("API", "Redis"));
    expect(await lint("--index")).toMatchObject({
      code: 1,
      printed: expect.stringContaining("it lacks `redis-down.md`"),
    });
    expect(await lint()).toMatchObject({
      code: 0,
      printed: expect.stringMatching(/warning +The table of runbooks is not current/u),
    });
  });
});

test("--strict makes warnings of what is off", async () => {
  write("runbooks/api-down.md", GOOD);
  expect((await lint()).printed).not.toContain("(no-rollback)");
  expect((await lint("--strict")).printed).toMatch(/warning .*\(no-rollback\)/u);
});

test("our own runbooks pass at the strictest", async () => {
  const folder = join(import.meta.dirname, "../../runbooks");
  for (const name of readdirSync(folder))
    write(`runbooks/${name}`, readFileSync(join(folder, name), "utf8"));
  expect(await lint("--strict")).toMatchObject({
    code: 0,
    printed: expect.stringMatching(/Nothing is wrong in \d{2} files/u),
  });
});

test("SARIF describes every rule, and those that keep no runbook from being read", async () => {
  write("runbooks/queue.md", BAD);
  const { printed, code } = await lint("--format", "sarif");
  expect(code).toBe(1);
  const ids = [...printed.matchAll(/"id":"(?<id>[^"]+)"/gu)].map(({ groups }) => groups?.["id"]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(
    expect.arrayContaining(["runbook/no-steps", "runbook/missing-section", "runbook/index"]),
  );
  expect(JSON.parse(printed)).toMatchObject({
    version: "2.1.0",
    runs: [{ results: expect.arrayContaining([expect.objectContaining({ level: "error" })]) }],
  });
});

test("commands for the runner are all that is printed for it", async () => {
  write("runbooks/queue.md", BAD);
  const { printed } = await lint("--format=github");
  const lines = printed.trimEnd().split("\n");
  expect(
    lines.filter(
      (line) =>
        !/^::(?:error|warning|notice) file=runbooks\/queue\.md,line=\d+,col=\d+,title=runbook\/[a-z-]+::/u.test(
          line,
        ),
    ),
  ).toEqual([]);
  expect(lines.some((line) => line.startsWith("::error "))).toBe(true);
});

test.each([
  [["--fix=yes"], "--fix takes no value.\n"],
  [["--format", "xml"], "--format is one of text, json, sarif, github.\n"],
  [["--fixx"], "sitrep lint does not know --fixx. Was --fix meant?\n"],
])("%j is a misuse", async (typed, complained) => {
  expect(await lint(...typed)).toEqual({ code: 2, printed: "", complained });
});
