import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstResponse } from "../../../src/domain/runbook/first-response.ts";
import { parseRunbook } from "../../../src/domain/runbook/parse.ts";
import type { Checklist, Runbook } from "../../../src/domain/runbook/runbook.ts";
import { FIXTURES } from "./fixtures.ts";

const read = (text: string, path = "runbooks/x.md"): Runbook => parseRunbook({ path, text });
const stepsOf = (text: string): Checklist["steps"] => firstResponse(read(text))?.steps ?? [];
const textsOf = (text: string): readonly string[] => stepsOf(text).map((step) => step.text);

describe("a step", () => {
  test("has its text, what hangs below, its code and its line", () => {
    const text = `# X

## Steps

1. Look at the **queue**
   of the worker.

   More about it:

   - one
     - deeper
   - two

   \`\`\`sh
   queue --depth
   \`\`\`
2. [ ] Done
`;
    expect(stepsOf(text)).toMatchInlineSnapshot(`
      [
        {
          "code": [
            {
              "language": "sh",
              "text": "queue --depth",
            },
          ],
          "details": "More about it:

      - one
        - deeper
      - two",
          "line": 5,
          "text": "Look at the **queue** of the worker.",
        },
        {
          "code": [],
          "details": "",
          "line": 17,
          "text": "Done",
        },
      ]
    `);
  });

  test("of a torn list has what stands between as its own", () => {
    const text =
      "# X\n\n## Steps\n\n1. One\n\n```sh\na\n```\n\nA word.\n\n2. Two\n\n```sql\nb\n```\n\nSomething else.\n";
    expect(stepsOf(text).map(({ details, code }) => ({ details, code }))).toEqual([
      { details: "A word.", code: [{ language: "sh", text: "a" }] },
      { details: "", code: [{ language: "sql", text: "b" }] },
    ]);
  });

  test("from a heading has everything below the heading", () => {
    const text =
      "# X\n\n## Step 1: Stop\n\nNow.\n\n### Why\n\nBecause.\n\n```sh\nstop\n```\n\n## Step 2: Go\n\n- on\n";
    expect(stepsOf(text)).toMatchInlineSnapshot(`
      [
        {
          "code": [
            {
              "language": "sh",
              "text": "stop",
            },
          ],
          "details": "Now.

      Because.",
          "line": 3,
          "text": "Stop",
        },
        {
          "code": [],
          "details": "- on",
          "line": 15,
          "text": "Go",
        },
      ]
    `);
  });

  test("with lettered lines has them as a list below", () => {
    expect(
      stepsOf("## Steps\n\n1. Look\n   a. here\n   b. there\n      too\n2. Go\n")[0],
    ).toMatchObject({
      text: "Look",
      details: "- a. here\n- b. there\n  too",
    });
  });

  test("that is only a command is called by it", () => {
    expect(textsOf("## Steps\n\n1. ```sh\n   restart now\n   ```\n2. Look\n")).toEqual([
      "`restart now`",
      "Look",
    ]);
  });

  test("keeps its Windows file's lines", () => {
    const text = "# X\r\n\r\n## Steps\r\n\r\n1. One\r\n2. Two\r\n";
    expect(stepsOf(text).map(({ text: step, line }) => [step, line])).toEqual([
      ["One", 5],
      ["Two", 6],
    ]);
  });

  test("from a comment in code has the commands below it and its own line", () => {
    const text = "## Fix\n\n```bash\n# 1. Look\ndf -h\n\n# 2. Clean\nrm x\n```\n";
    expect(stepsOf(text)).toEqual([
      { text: "Look", details: "", code: [{ language: "bash", text: "df -h" }], line: 4 },
      { text: "Clean", details: "", code: [{ language: "bash", text: "rm x" }], line: 7 },
    ]);
  });

  test("from a table has its first cell that says something as text and the others below", () => {
    const text =
      "## Steps\n\n| # | Do | By |\n|---|---|---|\n| 1 | Stop | me |\n| 2 | Go | you |\n";
    expect(stepsOf(text)).toEqual([
      { text: "Stop", details: "By: me", code: [], line: 5 },
      { text: "Go", details: "By: you", code: [], line: 6 },
    ]);
  });
});

describe("what is no step", () => {
  test.each([
    ["levels of escalation", "# X\n\n## Escalation\n\n1. Lead\n2. Manager\n"],
    ["people", "# X\n\n## Contacts\n\n- [ ] Ann\n- [ ] Bob\n"],
    ["links", "# X\n\n## References\n\n1. [a](b.md)\n2. [c](d.md)\n"],
    ["a table of contents", "# X\n\n## Steps\n\n1. [Look](#look)\n2. [Go](#go)\n"],
    ["bullets of a part that says nothing", "# X\n\n## The cache\n\n- fast\n- small\n"],
    [
      "a list in a code block",
      "# X\n\n## Template\n\n```markdown\n## Steps\n1. One\n2. Two\n```\n",
    ],
    ["a list in a quote", "# X\n\n## Steps\n\n> 1. One\n> 2. Two\n"],
    ["chapters", "# X\n\n## 1. Overview\n\na\n\n## 2. Severity\n\nb\n\n## 3. Contacts\n\nc\n"],
    ["a table of severities", "# X\n\n## Severity\n\n| 1 | a |\n|---|---|\n| 1 | b |\n| 2 | c |\n"],
    [
      "cases that each have a symptom",
      "# X\n\n## 1. Doors stay shut\n\n**Symptom:** red light\n\n## 2. Bell rings\n\n**Symptom:** noise\n\n## 3. Dark hall\n\na\n",
    ],
    [
      "cases named after what goes wrong",
      "# X\n\n## 1. Printer crashed\n\na\n\n## 2. Paper tray full\n\nb\n\n## 3. Toner\n\nc\n",
    ],
    [
      "chapters that are divided by number",
      "# X\n\n## 1. Pumps\n\n### 1.1 North\n\na\n\n### 1.2 South\n\nb\n\n## 2. Valves\n\n### 2.1 Old\n\nc\n\n### 2.2 New\n\nd\n\n## 3. Pipes\n\ne\n",
    ],
    ["conditions", "# X\n\n## Steps\n\n**Stop the line at once if:**\n\n- smoke\n- water\n"],
    ["causes behind a label", "# X\n\n## Diagnosis\n\nCausas comuns:\n\n- poeira\n- calor\n"],
    ["an empty file", ""],
  ])("%s", (_, text) => {
    expect(stepsOf(text)).toEqual([]);
  });
});

describe("which steps come first", () => {
  const LIST = "1. a\n2. b\n";
  test.each([
    ["first response before procedure", ["Procedure", "Immediate actions"], "Immediate actions"],
    ["procedure before triage", ["Triage", "Steps"], "Steps"],
    ["triage before mitigation", ["Mitigation", "Triage"], "Triage"],
    ["mitigation before the diagnosis behind it", ["Mitigation", "Diagnosis"], "Mitigation"],
    ["a diagnosis before the mitigation behind it", ["Diagnosis", "Mitigation"], "Diagnosis"],
    [
      "steps of a diagnosis before mitigation",
      ["Mitigation", "Diagnosis steps"],
      "Diagnosis steps",
    ],
    ["German ones, too", ["Behebung", "Diagnoseschritte"], "Diagnoseschritte"],
    ["the earlier of two alike", ["First steps", "First response"], "First steps"],
    [
      "a part of unknown meaning only where no other says anything",
      ["The worker", "Diagnosis"],
      "Diagnosis",
    ],
    ["a part of unknown meaning before a rollback", ["Rollback", "The worker"], "The worker"],
    [
      "never a rollback, a validation or a postmortem",
      ["Rollback", "Verification", "Postmortem"],
      undefined,
    ],
  ])("%s", (_, headings, chosen) => {
    const text = headings.map((heading) => `## ${heading}\n\n${LIST}`).join("\n");
    expect(firstResponse(read(`# X\n\n${text}`))?.heading).toBe(chosen);
  });

  test.each([
    ["its steps", ["Rollback criteria", "Rollback of the API"], "Rollback of the API"],
    ["nothing of another part", ["Verification"], undefined],
  ])("in a document named after a rollback, %s", (_, headings, chosen) => {
    const text = headings.map((heading) => `## ${heading}\n\n${LIST}`).join("\n");
    expect(firstResponse(read(`# Ledger rollback\n\n${text}`))?.heading).toBe(chosen);
  });

  test.each([
    [
      "triage with a list, not the chapters around it",
      "# X\n\n## 1. Triage inicial\n\n- a\n- b\n\n## 2. Fluxos\n\nc\n\n## 3. Limites\n\nd\n",
      "Triage inicial",
    ],
    [
      "the first of several mishaps, not all of them in a row",
      "# X\n\n## Gjenoppretting\n\n### 1. Nedetid\n\n1. a\n2. b\n\n### 2. Sikkerhetsbrudd\n\n1. c\n2. d\n",
      "Nedetid",
    ],
    [
      "the first phase, not the chapter it is deep within",
      "# X\n\n## 三、应急响应流程\n\n### 3.1 总图\n\n略\n\n### 3.2 清单\n\n#### 阶段1：告警接收\n\n- [ ] a\n- [ ] b\n\n#### 阶段2：复盘\n\n- [ ] c\n",
      "阶段1:告警接收",
    ],
  ])("%s", (_, text, heading) => {
    expect(firstResponse(read(text))?.heading).toBe(heading);
    expect(textsOf(text)).toEqual(["a", "b"]);
  });

  test("a heading below says what its own part is, and inherits where it says nothing", () => {
    const runbook = read(
      "# X\n\n## First response\n\n### The worker\n\n- a\n- b\n\n### Escalation\n\n- c\n",
    );
    expect(runbook.sections.map(({ title, role }) => [title, role])).toEqual([
      ["X", undefined],
      ["First response", "first-response"],
      ["The worker", "first-response"],
      ["Escalation", "escalation"],
    ]);
    expect(runbook.checklists.map(({ id, steps }) => [id, steps.length])).toEqual([
      ["the-worker", 2],
    ]);
  });

  test("a list goes on over the stages below its heading", () => {
    const runbook = read(
      "# X\n\n## First response\n\n1. a\n\n### 1. Look\n\n1. b\n2. c\n\n### 2. Act\n\n1. d\n2. e\n\n### Links\n\n- f\n",
    );
    expect(
      runbook.checklists.map(({ heading, steps }) => [heading, steps.map(({ text }) => text)]),
    ).toEqual([["First response", ["a", "b", "c", "d", "e"]]]);
  });

  test("every checklist has an id of its own", () => {
    const runbook = read(
      "# X\n\n## Steps\n\n1. a\n\nOther.\n\n1. b\n2. c\n\n## Steps\n\n1. d\n\n## 手順\n\n1. e\n\n## ---\n\n1. f\n2. g\n",
    );
    expect(runbook.checklists.map(({ id }) => id)).toEqual([
      "steps",
      "steps-2",
      "steps-3",
      "手順",
      "steps-4",
    ]);
  });
});

describe("whatever the file", () => {
  const word = fc.constantFrom(
    "# ",
    "## ",
    "### Step 1 ",
    "1. ",
    "2. ",
    "- ",
    "- [ ] ",
    "```\n",
    "| a | b |\n|---|---|\n",
    "**Step 2:** ",
    "\n",
    "\n\n",
    "   ",
    "First response",
    "Rollback",
    "手順",
    "> ",
    "<b>",
    "---\n",
    "x",
  );
  test("reading it never fails, and every step says something on one line", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ unit: "binary" }))), (words) => {
        const { title, checklists } = read(words.join(""));
        expect(title).not.toBe("");
        for (const { steps } of checklists)
          for (const { text } of steps) expect(text).not.toContain("\n");
      }),
    );
  });

  test("neither line ends nor a mark at its beginning change what is read", () => {
    fc.assert(
      fc.property(fc.constantFrom(...FIXTURES), fc.constantFrom("\r\n", "\r"), (fixture, end) => {
        const text = `\uFEFF${fixture.text.replaceAll("\n", end)}`;
        expect(parseRunbook({ ...fixture, text })).toEqual(parseRunbook(fixture));
      }),
    );
  });

  const repeated = (piece: string) => (size: number) =>
    piece.repeat(Math.ceil(size / piece.length));
  const counted = (piece: string) => (size: number) =>
    Array.from({ length: size / (piece.length + 4) }, (_, index) => `${index + 1}. ${piece}`).join(
      "\n",
    );
  test.each([
    [
      "nested lists",
      (size: number) =>
        Array.from({ length: Math.sqrt(2 * size) }, (_, depth) => `${" ".repeat(depth)}- a`).join(
          "\n",
        ),
    ],
    ["unclosed fences", repeated("```\na\n\n~~~\n")],
    ["pipes", repeated(`${"|".repeat(2000)}\n`)],
    ["headings", repeated("## 1. Steps\n\n1. a\n\n")],
    ["torn lists", counted("a\n\n```\nb\n```\n")],
    ["one long line", repeated("word: ")],
    ["bold lines", repeated("**Steps:**\n\n- a\n\n")],
    ["quotes", repeated("> a\n\nb\n\n")],
    ["tables", repeated("| 1 | a |\n|---|---|\n| 1 | b |\n\n")],
  ])("four times as many %s take about four times as long", (_, make) => {
    const spent = (text: string): number => {
      const before = process.cpuUsage();
      read(text);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    };
    const small = spent(make(6000));
    expect(spent(make(24_000))).toBeLessThan(small * 10 + 500);
  });
});
