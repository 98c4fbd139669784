import { describe, expect, test } from "vitest";
import { parseMarkdown } from "../../src/domain/markdown/parse.ts";
import { instant } from "../../src/domain/time.ts";
import { relativeLink } from "../../src/lint/index-table/relative-link.ts";
import { ownSeverity } from "../../src/lint/index-table/severity.ts";
import { createLinter } from "../../src/lint/linter.ts";
import { requireSections } from "../../src/lint/rule/missing-section.ts";
import { openRunbookFile } from "../../src/lint/subject.ts";
import { checkoutOf, lintBy, RUNBOOK, shown } from "./checkout.ts";

const INDEX = "runbooks/README.md";

const FILES = {
  "runbooks/api-down.md": `---
severity: Critical
match: ["api | errors > 5"]
---

# API *down*

**Alert:** ApiDown

## First response

1. Look.
`,
  "runbooks/db/backup stale.md": `# Backup (stale)

Severity: High · Owner: @data

## Alert signals

- The heartbeat is older than 26 hours.

## Steps

1. Look.
`,
  "runbooks/no-steps.md": "# No steps\n\nSome text that goes on for a while.\n",
  "runbooks/old.md": `> Deprecated: see the other one.\n\n${RUNBOOK}`,
};

const around = (table: string): string =>
  `<!-- sitrep:index -->\n\n${table}\n\n<!-- /sitrep:index -->\n`;

describe("with --index", () => {
  test("a table that is not there is an error, and is written into a new file", async () => {
    const report = await lintBy([], FILES, { needsIndex: true });
    expect(shown(report)).toEqual([
      `${INDEX}:1:1 error runbook/index There is no table of runbooks here. (\`sitrep lint --index --fix\` writes it.)`,
    ]);
    expect(report.fixes.get(INDEX)).toBe(
      `# Runbooks

<!-- sitrep:index -->

| Runbook                                | Alert signal                          | Severity |
| -------------------------------------- | ------------------------------------- | -------- |
| [API down](api-down.md)                | \`ApiDown\`, \`api \\| errors > 5\`        | Critical |
| [Backup (stale)](db/backup%20stale.md) | The heartbeat is older than 26 hours. | High     |

<!-- /sitrep:index -->
`,
    );
  });

  test("it is added below what the file says already, in its line ends", async () => {
    const { fixes } = await lintBy(
      [],
      { "runbooks/a.md": RUNBOOK, [INDEX]: "# Ours\r\n\r\nRead them." },
      { needsIndex: true },
    );
    expect(fixes.get(INDEX)).toBe(
      "# Ours\r\n\r\nRead them.\r\n\r\n<!-- sitrep:index -->\r\n\r\n" +
        "| Runbook          | Alert signal | Severity |\r\n" +
        "| ---------------- | ------------ | -------- |\r\n" +
        "| [API down](a.md) | —            | —        |\r\n\r\n" +
        "<!-- /sitrep:index -->\r\n",
    );
  });

  test("once it is written, nothing is wrong, and nothing is left to write", async () => {
    const { fixes } = await lintBy([], FILES, { needsIndex: true });
    const again = await lintBy(
      [],
      { ...FILES, [INDEX]: fixes.get(INDEX) ?? "" },
      { needsIndex: true },
    );
    expect(shown(again)).toEqual([]);
    expect(again.fixes.size).toBe(0);
  });

  test("a file that is none, and a repository without runbooks", async () => {
    const asFolder = await lintBy([], { ...FILES, [INDEX]: "symlink" }, { needsIndex: true });
    expect(shown(asFolder)).toContain(
      `${INDEX}:1:1 error runbook/index The table of runbooks belongs here, but this is no file. (Name another one as \`lint.index\` in the config.)`,
    );
    expect(asFolder.fixes.size).toBe(0);
    expect(shown(await lintBy([], { "README.md": "" }, { needsIndex: true }))).toEqual([]);
  });
});

describe("without it", () => {
  test("a file without a table is left alone", async () => {
    expect(shown(await lintBy([], { ...FILES, [INDEX]: "# Ours\n" }))).toEqual([]);
    expect(shown(await lintBy([], FILES))).toEqual([]);
  });

  test.each([
    ["nothing in it", around(""), "it lacks `a.md`"],
    ["comments on one line", "<!-- sitrep:index --><!-- /sitrep:index -->\n", "it lacks `a.md`"],
    ["comments on two lines", "<!-- sitrep:index -->\n<!-- /sitrep:index -->\n", "it lacks `a.md`"],
    [
      "one that is gone",
      around(
        "| Runbook | Alert signal | Severity |\n| - | - | - |\n| [API down](a.md) | — | — |\n| [B](b.md) | — | — |",
      ),
      "it has `b.md`, which is no runbook to respond with",
    ],
    [
      "another title",
      around("| Runbook | Alert signal | Severity |\n| - | - | - |\n| [API](a.md) | — | — |"),
      "`a.md` says something else",
    ],
    [
      "other columns",
      around("| Runbook | Signal | Severity |\n| - | - | - |\n| [API down](a.md) | — | — |"),
      "its columns are others",
    ],
  ])("a table with %s is a warning on its line, and can be mended", async (_, table, why) => {
    const files = { "runbooks/a.md": RUNBOOK, [INDEX]: `# Ours\n\n${table}\nThe end.\n` };
    const report = await lintBy([], files);
    expect(shown(report)).toEqual([
      `${INDEX}:3:1 warning runbook/index The table of runbooks is not current: ${why}. (\`sitrep lint --index --fix\` writes it.)`,
    ]);
    const mended = report.fixes.get(INDEX) ?? "";
    expect(mended.startsWith("# Ours\n\n<!-- sitrep:index -->\n\n| Runbook ")).toBe(true);
    expect(mended.endsWith("<!-- /sitrep:index -->\n\nThe end.\n")).toBe(true);
    expect(shown(await lintBy([], { ...files, [INDEX]: mended }))).toEqual([]);
  });

  test("how columns are padded does not matter", async () => {
    const table = "|Runbook|Alert signal|Severity|\n|:-|:-:|-|\n|[API down](a.md)|—|—|";
    expect(shown(await lintBy([], { "runbooks/a.md": RUNBOOK, [INDEX]: around(table) }))).toEqual(
      [],
    );
  });

  test("a table without an end is told of, and left alone", async () => {
    const report = await lintBy([], {
      "runbooks/a.md": RUNBOOK,
      [INDEX]: "<!-- sitrep:index -->\n",
    });
    expect(shown(report)).toEqual([
      `${INDEX}:1:1 warning runbook/index The table of runbooks has no end: \`<!-- /sitrep:index -->\` is missing. (Put it behind the table, on a line of its own.)`,
    ]);
    expect(report.fixes.size).toBe(0);
  });

  test("comments in code are code", async () => {
    const text = `\`\`\`\n${around("")}\`\`\`\n`;
    expect(shown(await lintBy([], { "runbooks/a.md": RUNBOOK, [INDEX]: text }))).toEqual([]);
  });

  test("the config names the file, and what a table that is not current weighs", async () => {
    const files = { "runbooks/a.md": RUNBOOK, "docs/list.md": around("") };
    const judged = async (lint: string): Promise<readonly string[]> => {
      const config = { ".github/incidents.yml": `lint: ${lint}\n` };
      return (await lintBy([], { ...files, ...config })).diagnostics.map(
        ({ file, severity }) => `${file} ${severity}`,
      );
    };
    expect(await judged("{index: docs/list.md}")).toEqual(["docs/list.md warning"]);
    expect(await judged("{index: docs/list.md, rules: {index: error}}")).toEqual([
      "docs/list.md error",
    ]);
    expect(await judged("{index: docs/list.md, rules: {index: off}}")).toEqual([]);
  });

  test("it is reported on when a runbook changes or goes, and not when something else does", async () => {
    const files = { "runbooks/a.md": RUNBOOK, [INDEX]: around("") };
    const reported = async (path: string): Promise<number> =>
      (await lintBy([], files, { only: new Set([path]) })).diagnostics.length;
    expect(await reported("runbooks/a.md")).toBe(1);
    expect(await reported("runbooks/gone.md")).toBe(1);
    expect(await reported(INDEX)).toBe(1);
    expect(await reported(".github/incident-templates/reply.md.hbs")).toBe(0);
  });

  test("it is not judged by a part of the runbooks", async () => {
    const files = { "runbooks/a.md": RUNBOOK, [INDEX]: around("") };
    const { entries, read } = checkoutOf(files);
    const report = await createLinter({ rules: [], requireSections })(
      { entries, read: async (path) => (path === "runbooks/a.md" ? undefined : await read(path)) },
      { now: instant(0), only: undefined },
    );
    expect(shown(report)).toEqual([]);
  });
});

test.each([
  ["front matter", "---\nseverity: SEV-2\n---\n# A\n\nSeverity: High\n", "SEV-2"],
  ["a list in front matter", "---\nseverity: [P1, P2]\n---\n# A\n", "P1, P2"],
  ["a bold key", "# A\n\n**Severity:** Critical (P0)\n", "Critical (P0)"],
  ["a quote with several", "# A\n\n> **Owner**: x | **Severity**: high\n", "high"],
  ["a list", "# A\n\n- Owner: x\n- Severity: Medium\n", "Medium"],
  ["a table of two columns", "# A\n\n| Key | Value |\n| - | - |\n| Severity | P2 |\n", "P2"],
  ["Polish", "# A\n\nWażność: wysoka\n", "wysoka"],
  ["Japanese", "# A\n\n重大度：高\n", "高"],
  ["a scale, which is not its own", "# A\n\n## Severity\n\nSeverity: all of them\n", undefined],
  ["a sentence", `# A\n\nSeverity: ${"it depends on many things, ".repeat(3)}\n`, undefined],
])("how bad it is comes from %s", (_, text, severity) => {
  const { top, frontMatter } = openRunbookFile("a.md", { text, original: text });
  expect(ownSeverity(top, frontMatter.values)).toBe(severity);
});

test.each([
  ["runbooks/README.md", "runbooks/a.md", "a.md"],
  ["runbooks/README.md", "runbooks/db/a.md", "db/a.md"],
  ["docs/ops/index.md", "docs/a.md", "../a.md"],
  ["docs/ops/index.md", "runbooks/a.md", "../../runbooks/a.md"],
  ["INDEX.md", "runbooks/a (1) #2.md", "runbooks/a%20%281%29%20%232.md"],
])("from %s to %s leads %s", (from, to, link) => {
  expect(relativeLink(from, to)).toBe(link);
  const [paragraph] = parseMarkdown(`[x](${link})`).children;
  expect(paragraph).toMatchObject({ children: [{ type: "link", url: link }] });
});
