import { describe, expect, test } from "vitest";
import { checkRunOf } from "../../src/control/pull-request/check-run.ts";
import type { Diagnostic } from "../../src/domain/diagnostic.ts";
import type { LintReport } from "../../src/lint/lint.ts";

const problem = (change: Partial<Diagnostic> = {}): Diagnostic => ({
  file: "runbooks/sync.md",
  line: 4,
  column: 2,
  severity: "warning",
  code: "runbook/no-owner",
  message: "Nobody owns this runbook.",
  hint: "Name a team.",
  ...change,
});
const report = (
  diagnostics: readonly Diagnostic[],
  change: Partial<LintReport> = {},
): LintReport => ({ diagnostics, files: ["runbooks/sync.md"], fixes: new Map(), ...change });
const runOf = (...given: Parameters<typeof report>) =>
  checkRunOf(report(...given), "c0", new Set());

describe("the conclusion", () => {
  test.each([
    ["no problem", [], "success"],
    ["a notice", [problem({ severity: "notice" })], "success"],
    ["a warning", [problem()], "success"],
    ["an error among warnings", [problem(), problem({ severity: "error" })], "failure"],
  ] as const)("of %s", (_what, diagnostics, conclusion) => {
    expect(runOf(diagnostics).conclusion).toBe(conclusion);
  });
});

describe("the title", () => {
  test.each([
    [
      "counts each kind and the files",
      [
        problem({ severity: "error" }),
        problem({ severity: "error", file: "b.md" }),
        problem({ file: "c.md" }),
      ],
      ["b.md", "c.md", "runbooks/sync.md"],
      "2 errors, 1 warning in 3 files",
    ],
    [
      "leaves out kinds there are none of",
      [problem({ severity: "notice" })],
      ["runbooks/sync.md"],
      "1 notice in 1 file",
    ],
    [
      "says how much was looked at where all is well",
      [],
      ["a.md", "b.md"],
      "No problems in 2 files",
    ],
    ["says that nothing was left to look at", [], [], "Nothing to check"],
  ] as const)("%s", (_what, diagnostics, files, title) => {
    expect(runOf(diagnostics, { files }).title).toBe(title);
  });
});

test("a problem is an annotation where it is, with its hint on a line of its own", () => {
  expect(runOf([problem({ severity: "error" })]).annotations).toEqual([
    {
      path: "runbooks/sync.md",
      line: 4,
      column: 2,
      level: "failure",
      title: "runbook/no-owner",
      message: "Nobody owns this runbook.\nName a team.",
    },
  ]);
});

test("the summary tells how much is wrong where, and what mends it", () => {
  const diagnostics = [
    problem({ severity: "error" }),
    problem(),
    problem({ file: "docs/a|b.md", severity: "notice" }),
  ];
  const { summary } = runOf(diagnostics, { fixes: new Map([["runbooks/sync.md", "# Sync"]]) });
  expect(summary).toMatchInlineSnapshot(`
    "| File | Errors | Warnings | Notices |
    | --- | ---: | ---: | ---: |
    | \`runbooks/sync.md\` | 1 | 1 | 0 |
    | \`docs/a\\|b.md\` | 0 | 0 | 1 |

    \`npx sitrep lint\` shows the same in a checkout; \`npx sitrep lint --fix\` mends what is safe to mend, in 1 file."
  `);
});

test("a table of many files is cut, and says by how many", () => {
  const diagnostics = Array.from({ length: 33 }, (_, index) => problem({ file: `${index}.md` }));
  const { summary } = runOf(diagnostics);
  expect(summary).toContain("| `29.md` |");
  expect(summary).not.toContain("| `30.md` |");
  expect(summary).toContain("And 3 more files.");
});

test("of more problems than are shown, errors come first, and how many are left out is said", () => {
  const diagnostics = [
    ...Array.from({ length: 600 }, (_, index) => problem({ line: index + 1 })),
    problem({ severity: "error", line: 601 }),
  ];
  const { annotations, summary, title } = runOf(diagnostics);
  expect(annotations).toHaveLength(500);
  expect(annotations[0]).toMatchObject({ line: 601, level: "failure" });
  expect(annotations[1]).toMatchObject({ line: 1 });
  expect(title).toBe("1 error, 600 warnings in 1 file");
  expect(summary).toContain("500 of 601 problems are shown on their lines");
});

test("what a file says reaches nobody and opens no door", () => {
  const token = `ghp_${"a".repeat(36)}`;
  const [annotation] = runOf([
    problem({ message: `Asks @acme/ops about #12 with ${token}`, hint: "\u001B[2J" }),
  ]).annotations;
  expect(annotation?.message).not.toMatch(/@acme|#12|ghp_/u);
  expect(annotation?.message).not.toContain("\u001B");
  const { summary } = runOf([problem({ file: "runbooks/`@ops` <img>.md" })]);
  expect(summary).toContain("| ``runbooks/`@ops` <img>.md`` |");
});
