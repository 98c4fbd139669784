import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/domain/diagnostic.ts";
import { printCommands } from "../../src/lint/report/github.ts";
import { printJson } from "../../src/lint/report/json.ts";
import { printSarif } from "../../src/lint/report/sarif.ts";
import { printText } from "../../src/lint/report/text.ts";

const one = (rest: Partial<Diagnostic> = {}): Diagnostic => ({
  file: "runbooks/a.md",
  line: 3,
  column: 1,
  severity: "warning",
  code: "runbook/no-title",
  message: "There is no title.",
  hint: "Write one.",
  ...rest,
});

const THREE = [
  one({ file: ".github/incidents.yml", severity: "error", code: "config/unknown-key", hint: "" }),
  one(),
  one({ line: 120, column: 14, severity: "notice", code: "runbook/no-owner" }),
];
const FILES = [".github/incidents.yml", "runbooks/a.md", "runbooks/b.md"];

test("the text is grouped by file, with what to do below and a sum at the end", () => {
  expect(printText({ diagnostics: THREE, files: FILES })).toBe(
    `.github/incidents.yml
  3:1  error    There is no title. (config/unknown-key)

runbooks/a.md
  3:1     warning  There is no title. (no-title)
                   → Write one.
  120:14  notice   There is no title. (no-owner)
                   → Write one.

1 error, 1 warning, 1 notice in 3 files.
`,
  );
});

test("the text says that nothing is wrong, or that there is nothing to look at", () => {
  expect(printText({ diagnostics: [], files: ["a.md"] })).toBe("Nothing is wrong in 1 file.\n");
  expect(printText({ diagnostics: [], files: [] })).toBe("There is nothing to look at.\n");
});

test("no name or message steers a terminal or a runner", () => {
  const printed = printText({
    diagnostics: [
      one({ file: "::stop-commands::x", message: "a\u001b[2Jb\n::error::c", hint: "d\u202ee" }),
      one({ file: "##[command]x" }),
    ],
    files: ["x"],
  });
  expect(printed.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202e]/u);
  expect(printed.split("\n").filter((line) => /^\s*(?:::|##\[)/u.test(line))).toEqual([]);
});

test("JSON has counts, files and diagnostics", () => {
  expect(JSON.parse(printJson({ diagnostics: THREE, files: FILES }, ["runbooks/b.md"]))).toEqual({
    schema_version: 1,
    errors: 1,
    warnings: 1,
    notices: 1,
    files: FILES,
    fixed: ["runbooks/b.md"],
    diagnostics: THREE,
  });
});

test("commands for the runner are a line each, with nothing of the file that could end them", () => {
  expect(printCommands(THREE)).toBe(
    `::error file=.github/incidents.yml,line=3,col=1,title=config/unknown-key::There is no title.
::warning file=runbooks/a.md,line=3,col=1,title=runbook/no-title::There is no title.%0AWrite one.
::notice file=runbooks/a.md,line=120,col=14,title=runbook/no-owner::There is no title.%0AWrite one.
`,
  );
  expect(printCommands([one({ file: "a,b:c%.md", message: "50%\r\n::error::x", hint: "" })])).toBe(
    "::warning file=a%2Cb%3Ac%25.md,line=3,col=1,title=runbook/no-title::50%25%0D%0A::error::x\n",
  );
});

const RULES = [
  { name: "no-title", level: "warning", summary: "There is no title." },
  { name: "no-owner", level: "off", summary: "Nobody looks after it." },
] as const;

test("SARIF names its version and its rules, and each result has a rule, a level and a place", () => {
  const log: unknown = JSON.parse(printSarif(THREE, RULES));
  const rule = (id: string, level: string, isEnabled: boolean, text: string) => ({
    id,
    shortDescription: { text },
    defaultConfiguration: { enabled: isEnabled, level },
  });
  const result = (
    [ruleId, ruleIndex]: readonly [string, number],
    level: string,
    [uri, startLine, startColumn]: readonly [string, number, number],
    text: string,
  ) => ({
    ruleId,
    ruleIndex,
    level,
    message: { text },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri, uriBaseId: "%SRCROOT%" },
          region: { startLine, startColumn },
        },
      },
    ],
  });
  expect(log).toEqual({
    $schema:
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Sitrep",
            informationUri: "https://github.com/sitrep-dev/sitrep",
            rules: [
              rule("runbook/no-title", "warning", true, "There is no title."),
              rule("runbook/no-owner", "none", false, "Nobody looks after it."),
              rule(
                "config/unknown-key",
                "error",
                true,
                "A problem in a file that sets how incidents are run.",
              ),
            ],
          },
        },
        columnKind: "utf16CodeUnits",
        results: [
          result(
            ["config/unknown-key", 2],
            "error",
            [".github/incidents.yml", 3, 1],
            "There is no title.",
          ),
          result(
            ["runbook/no-title", 0],
            "warning",
            ["runbooks/a.md", 3, 1],
            "There is no title. Write one.",
          ),
          result(
            ["runbook/no-owner", 1],
            "note",
            ["runbooks/a.md", 120, 14],
            "There is no title. Write one.",
          ),
        ],
      },
    ],
  });
});

test("paths are addresses in SARIF", () => {
  expect(printSarif([one({ file: "a b/ż#1.md" })], RULES)).toContain('"uri":"a%20b/%C5%BC%231.md"');
});
