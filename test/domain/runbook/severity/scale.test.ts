import { describe, expect, test } from "vitest";
import { FOREIGN_SCALES } from "./languages.ts";
import { IN_SENTENCES } from "./in-sentences.ts";
import { OTHER_SHAPES } from "./other-shapes.ts";
import { SCALES } from "./scales.ts";
import { levelsOf, summary } from "./read.ts";
import { TIMES_ELSEWHERE } from "./times-elsewhere.ts";
import { TOLD_APART } from "./told-apart.ts";

describe("a scale is read from", () => {
  test.each([
    ...SCALES,
    ...FOREIGN_SCALES,
    ...TIMES_ELSEWHERE,
    ...IN_SENTENCES,
    ...OTHER_SHAPES,
    ...TOLD_APART,
  ])("$name", ({ text, levels }) => {
    expect(summary(text)).toEqual(levels);
  });
});

describe("a level", () => {
  test("keeps the words beside its code, the text it was read from and its line", () => {
    const text = "# X\n\n## Severity\n\n### 🔴 SEV 1 - Critical (P0)\n\n### SEV 2: Part is down.\n";
    expect(levelsOf(text)).toMatchObject([
      { code: "SEV-1", label: "Critical", raw: "🔴 SEV 1 - Critical (P0)", line: 5 },
      { code: "SEV-2", label: "Part is down", raw: "SEV 2: Part is down.", line: 7 },
    ]);
  });

  test("keeps the words of its targets", () => {
    const text = "| Sev | Ack |\n|---|---|\n| SEV-1 | < 5 min, Ops |\n| SEV-2 | 1h |\n";
    expect(levelsOf(text)[0]?.targets.acknowledge?.raw).toBe("< 5 min, Ops");
  });

  test.each([
    ["SEV-1", "", "### SEV-1\n\n### SEV-2\n"],
    ["SEV-1", "Full outage", "- **SEV-1**: Full outage. Respond within 15 min.\n- **SEV-2**: b\n"],
    ["SEV-1", "Critical", "### SEV-1 (Critical) - Response: 5 min\n\n### SEV-2\n"],
    ["SEV-1", "Full outage", "### SEV-1 - 🔴 P0 - Full outage\n\n### SEV-2\n"],
    ["SEV-1", "Critical", "- **SEV-1 (Critical)**: Full outage\n- **SEV-2 (High)**: b\n"],
    ["SEV-1", "outage", "- SEV-1: outage, respond within 15 min\n- SEV-2: b\n"],
    ["P1", "Crítico", "| Nível | Nome |\n|---|---|\n| P1 | Crítico |\n| P2 | Alto |\n"],
    ["P0", "", "| Priority | Ack |\n|---|---|\n| P0 🔴 | 5m |\n| P1 | 15m |\n"],
    ["SEV-1", "全面停止", "## 重大度\n\n- SEV-1：全面停止。15分以内に応答\n- SEV-2：一部\n"],
  ])("%s is labelled %j: %j", (code, label, text) => {
    expect(levelsOf(text)[0]).toMatchObject({ code, label });
  });
});

describe("no scale is read from", () => {
  test.each([
    [
      "letters that are not one behind the other",
      "| Klasse | Reaktion |\n|---|---|\n| A1 | 5 min |\n| C7 | 1 h |\n",
    ],
    ["letters of machines", "| Service | Response |\n|---|---|\n| A1 | 5 min |\n| A2 | 1 h |\n"],
    [
      "an index of runbooks",
      "| Severity | Runbook |\n|---|---|\n| P1 | [a](a.md) |\n| P2 | [b](b.md) |\n",
    ],
    [
      "an index of alerts with a column of severities",
      "| Alert | Severity | Response time |\n|---|---|---|\n| A | P1 | 5m |\n| B | P2 | 9m |\n",
    ],
    [
      "a list of tasks",
      "| Priority | Action | Owner |\n|---|---|---|\n| P1 | Fix it | a |\n| P2 | Test it | b |\n",
    ],
    ["the runbook's own severity", "**Severity:** SEV-2\n**Response time:** 15 min\n"],
    [
      "a table of attributes",
      "| Attribute | Value |\n|---|---|\n| Severity | SEV-1 |\n| Response | 5 min |\n",
    ],
    ["storage", "### S3 bucket\n\nRestore within 2 h.\n\n### S4 bucket\n\nRestore within 4 h.\n"],
    ["a table of services", "| Service | Restore |\n|---|---|\n| S3 | 2 h |\n| SQS | 4 h |\n"],
    [
      "cases that are counted",
      "### S1 - Boot fails\n\nRestart it.\n\n### S2 - Disk fails\n\nRestore within 2 h.\n",
    ],
    [
      "letters in prose",
      "S1 must be acknowledged within 5 min. S2 must be acknowledged within 15 min.\n",
    ],
    ["percentiles", "P95 must respond within 5 minutes, P99 within 10 minutes.\n"],
    ["phases", "- Phase P1: respond within 10 min\n- Phase P2: respond within 20 min\n"],
    [
      "conditions of alerts",
      "## Alerts\n\nP1 if p95 > 2 s for 5 minutes; for: 10m. P2 if the disk fills up within 24h.\n",
    ],
    [
      "words outside a part about severity",
      "- **High**: respond within 1 h\n- **Low**: respond within 4 h\n",
    ],
    [
      "levels of escalation",
      "## Escalation\n\n### Level 1\n\nRespond within 15 min.\n\n### Level 2\n\nRespond within 1 h.\n",
    ],
    ["a lone level", "### SEV-1\n\nRespond within 15 min.\n"],
    ["code", "```\nSEV-1: respond within 5 min\nSEV-2: respond within 9 min\n```\n"],
    [
      "words for other things than incidents",
      "For high load, respond within 10 minutes. For low load, respond within 1 hour.\n",
    ],
    [
      "levels of a log",
      "1. Classify the lines by log level:\n   - warning: 7 days\n   - info: 1 day\n",
    ],
    [
      "tasks that are sorted",
      "## Action items\n\n- P1: fix the gate within 2 days\n- P2: paint within a month\n",
    ],
    ["storages", "Restore S1 and S2 from S3 within 2 hours.\n"],
    ["nothing", ""],
  ])("%s", (_, text) => {
    expect(summary(text)).toEqual([]);
  });
});

describe("what is no target of a level", () => {
  test.each([
    [
      "how long an outage has lasted",
      "- **SEV-1**: cannot recover for 5 minutes\n- **SEV-2**: no response for more than 10 min\n",
    ],
    [
      "when to escalate",
      "- SEV-1: escalate after 30 min if not resolved\n- SEV-2: escalate after 1 h\n",
    ],
    [
      "what follows when nothing is done",
      "- SEV-1: if not acknowledged within 10 min, page the lead\n- SEV-2: page\n",
    ],
    [
      "a column of escalation delays",
      "| Severity | Meaning | Escalate after |\n|---|---|---|\n| SEV-1 | a | 30 min |\n| SEV-2 | b | 1 h |\n",
    ],
    [
      "a column of definitions",
      "| Severity | Definition | Escalation |\n|---|---|---|\n| SEV-1 | no recovery within 30 min | x |\n| SEV-2 | slow | y |\n",
    ],
    [
      "examples",
      "### SEV-1\n\n**Example:** checkout cannot recover within 5 minutes\n\n### SEV-2\n",
    ],
    [
      "the duty to inform others",
      "- SEV-1: notify the regulator within 72 hours\n- SEV-2: inform support within 1 h\n",
    ],
    [
      "a sentence about all levels below the last one",
      "**SEV-1**: a\n\n**SEV-2**: b\n\nEverything is to be resolved within 24 hours.\n",
    ],
  ])("%s", (_, text) => {
    expect(summary(text)).toEqual(["SEV-1", "SEV-2"]);
  });
});

test("reading takes no longer than parsing by far, whatever is in the file", () => {
  const fill = (piece: string): string => piece.repeat(Math.ceil(200_000 / piece.length));
  const texts = [
    `SEV-1 ${fill("SEV-1/2, ")}`,
    `## Severity\n\n- SEV-1 ${fill("(")}`,
    `SEV-1 ack${" ".repeat(200_000)}b`,
    `<table>${fill("<td")}`,
    fill("15 - 15 to "),
    `SEV-1 ${fill("ack fix 5 min ")}`,
    `SEV-1${" ".repeat(200_000)}SEV-2`,
    fill("for high and low incidents 5 min "),
    `S1 5 min, ${fill("S1 ")}`,
    `| |${fill(" SEV-1 |")}\n|---|---|\n`,
  ];
  expect(texts.map((text) => levelsOf(text))).toEqual(texts.map(() => []));
}, 20_000);
