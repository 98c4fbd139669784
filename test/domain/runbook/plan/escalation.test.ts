import { describe, expect, test } from "vitest";
import { planOf, withTitle } from "./plan-of.ts";

const levels = (text: string): readonly string[] =>
  (planOf(text).escalation?.levels ?? []).map(
    ({ name, who, when, line }) => `${line} ${name} | ${who} | ${when}`,
  );

test.each<readonly [title: string, lines: readonly string[], expected: readonly string[]]>([
  [
    "headings with a mark",
    [
      "## Escalation",
      "### Level 1: On-call engineer (0–15 min)",
      "Restarts.",
      "### L2 – Team lead",
      "After 30 minutes without progress.",
      "### Tier 3",
      "- **Contact:** CTO",
      "- **When:** customers are affected",
    ],
    [
      "4 Level 1 | On-call engineer | 0–15 min",
      "6 L2 | Team lead | After 30 minutes without progress",
      "8 Tier 3 | CTO | customers are affected",
    ],
  ],
  [
    "headings in Polish",
    [
      "## Eskalacja",
      "### Poziom 1 – Dyżurny",
      "Zaczyna.",
      "### Poziom 2 – Kierownik (po 30 min)",
      "Decyduje.",
    ],
    ["4 Poziom 1 | Dyżurny | ", "6 Poziom 2 | Kierownik | po 30 min"],
  ],
  [
    "headings that are numbered",
    [
      "## When to escalate",
      "### 1. Team lead",
      "If data is lost.",
      "### 2. Director",
      "After 2 hours.",
    ],
    ["4 Team lead | Team lead | If data is lost", "6 Director | Director | After 2 hours"],
  ],
  [
    "bold paragraphs",
    [
      "## Escalation path",
      "**Level 1 – On call** (first 15 min)",
      "",
      "- restarts",
      "",
      "**Level 2: Manager** — if nothing helps",
      "",
      "- decides",
    ],
    ["4 Level 1 | On call | first 15 min", "8 Level 2 | Manager | if nothing helps"],
  ],
  [
    "a table of role and condition",
    [
      "## Escalation",
      "| Role | When | Contact |",
      "| - | - | - |",
      "| DBA | data loss | @dba |",
      "| CTO | > 1 h down | 5550100 |",
    ],
    ["6 DBA | DBA | data loss", "7 CTO | CTO | > 1 h down"],
  ],
  [
    "a table of level, contact and delay",
    [
      "## Escalation matrix",
      "| Level | Contact | Response |",
      "| - | - | - |",
      "| **L1** | On-call | 15 min |",
      "| **L2** | Lead | 1 hour |",
    ],
    ["6 L1 | On-call | 15 min", "7 L2 | Lead | 1 hour"],
  ],
  [
    "a table of time and action",
    [
      "## Eskalation",
      "| Zeit ohne Fortschritt | Maßnahme |",
      "| - | - |",
      "| 15 min | Teamleitung anrufen |",
      "| 1 h | Geschäftsführung |",
    ],
    ["6 15 min | Teamleitung anrufen | 15 min", "7 1 h | Geschäftsführung | 1 h"],
  ],
  [
    "a table in Japanese",
    [
      "## エスカレーション",
      "| レベル | 担当 | 条件 |",
      "| - | - | - |",
      "| 1 | 当番 | 検知時 |",
      "| 2 | 責任者 | 30分経過 |",
    ],
    ["6 1 | 当番 | 検知時", "7 2 | 責任者 | 30分経過"],
  ],
  [
    "an ordered list",
    [
      "## Escalation",
      "1. On-call engineer: first 15 minutes",
      "2. Team lead (after 15 min)",
      "3. CTO if customers are affected",
      "4. Everybody",
    ],
    [
      "4 On-call engineer | On-call engineer | first 15 minutes",
      "5 Team lead | Team lead | after 15 min",
      "6 CTO | CTO | if customers are affected",
      "7 Everybody | Everybody | ",
    ],
  ],
  [
    "bullets that begin with a delay",
    [
      "## Escalation",
      "- After 15 min: page the lead",
      "- **30 min**: call the director",
      "- Be polite.",
    ],
    ["4 After 15 min | page the lead | After 15 min", "5 30 min | call the director | 30 min"],
  ],
  [
    "bullets whose label is whom to call",
    [
      "## Escalation",
      "- **Legal** — wake them, if data leaked",
      "- **DBA:** Ada Smith (after 20 min)",
    ],
    ["4 Legal | Legal | if data leaked", "5 DBA | Ada Smith | after 20 min"],
  ],
  [
    "bullets with labels",
    ["## Escalation contacts", "- Primary: @alice", "- Secondary: @bob"],
    ["4 Primary | @alice | ", "5 Secondary | @bob | "],
  ],
  [
    "a line of arrows",
    ["## Escalation", "On-call -> Team lead (15 min) -> CTO"],
    ["4 On-call | On-call | ", "4 Team lead | Team lead | 15 min", "4 CTO | CTO | "],
  ],
  [
    "a line of arrows in a fence",
    ["## Escalation", "```", "L1 Ops → L2 Platform → L3 Vendor", "```"],
    ["5 L1 | Ops | ", "5 L2 | Platform | ", "5 L3 | Vendor | "],
  ],
  [
    "arrows that point down",
    ["## Escalation", "```text", "On-call", "  ↓ 15 min", "Lead", "  ↓ (30 min)", "CTO", "```"],
    ["5 On-call | On-call | ", "7 Lead | Lead | 15 min", "9 CTO | CTO | 30 min"],
  ],
  [
    "a Mermaid drawing",
    [
      "## Escalation",
      "```mermaid",
      "graph LR",
      "A[On-call] -->|15 min| B[Lead]",
      "B -->|1 h| C[CTO]",
      "```",
    ],
    ["6 On-call | On-call | ", "6 Lead | Lead | 15 min", "7 CTO | CTO | 1 h"],
  ],
  [
    "rows of a fence that each name a delay",
    ["## Escalation", "```", "15 min -> lead", "30 min -> director", "```"],
    ["5 15 min | lead | 15 min", "6 30 min | director | 30 min"],
  ],
  [
    "one bold bullet",
    ["## Notes", "- **Escalation path:** On-call → Lead → CTO"],
    ["4 On-call | On-call | ", "4 Lead | Lead | ", "4 CTO | CTO | "],
  ],
  [
    "a table of contacts, elsewhere",
    [
      "## Contacts",
      "| Name | Call when | Phone |",
      "| - | - | - |",
      "| Ada | the disk is full | 5550100 |",
    ],
    ["6 Ada | Ada | the disk is full"],
  ],
  [
    "a column of a table of severities",
    [
      "## Severity",
      "| Sev | Meaning | Escalation |",
      "| - | - | - |",
      "| SEV1 | all is down | lead and founder |",
      "| SEV2 | some is down | lead |",
      "| SEV3 | a typo | TBD |",
    ],
    ["6 SEV1 | lead and founder | SEV1", "7 SEV2 | lead | SEV2"],
  ],
])("levels are read from %s", (_, lines, expected) => {
  expect(levels(withTitle(...lines))).toEqual(expected);
});

test.each<readonly [string, readonly string[]]>([
  ["prose", ["## Escalation", "Ask the platform team for help. They know the queue."]],
  ["a list of conditions", ["## When to escalate", "1. After 30 minutes", "2. If data is lost"]],
  ["bullets without a name", ["## Escalation", "- Data is lost", "- Money is lost"]],
  ["commands", ["## Escalation", "```sh", "page lead --reason a -> b -> c", "```"]],
  [
    "a table of nothing but severities and targets",
    ["## Escalation", "| Severity | Response time |", "| - | - |", "| SEV1 | 15 min |"],
  ],
])("there are no levels in %s, but there is an escalation", (_, lines) => {
  const plan = planOf(withTitle(...lines));
  expect([plan.escalation?.line, plan.escalation?.levels]).toEqual([3, []]);
});

test("a level keeps what is written below it", () => {
  const text = withTitle(
    "## Escalation",
    "### Level 1",
    "Ops",
    "",
    "- restart",
    "### Level 2",
    "Lead",
  );
  expect(planOf(text).escalation?.levels.map(({ raw }) => raw)).toEqual([
    "Ops\n\n- restart",
    "Lead",
  ]);
});

describe("a document says whom to call in", () => {
  const calledAt = (...rows: readonly string[]): number | undefined =>
    planOf(["# Mill", "## Wheel", ...rows, ""].join("\n")).escalation?.line;

  test.each([
    ["where somebody is brought in", ["1. Look, then loop in the on-call engineer."], 3],
    ["in Portuguese", ["- Olhar a roda e acionar o plantão."], 3],
    ["where somebody is turned to in a case", ["If the rope is torn, stop and call the DBA."], 3],
    [
      "where a team is turned to in a case",
      ["Grease it.", "", "If the flood is large, contact the Dam Team: https://dam.example"],
      5,
    ],
    ["where support is asked", ["1. Look.", "2. Contact Acme support."], 4],
    [
      "where one cannot help oneself, over a line break",
      [
        "This has many causes, so look for the",
        "reason. If you cannot resolve it, please",
        "open an issue.",
      ],
      3,
    ],
    ["where somebody does so", ["* Escalates to the miller when needed."], 3],
    ["in Norwegian", ["1. Ved tørke: eskaler til mølleren."], 3],
    ["in Chinese, for a level", ["- [ ] P0：立即升级通知磨坊主+船夫"], 3],
    [
      "in a cell, in Portuguese",
      ["| A | B |", "|---|---|", "| Seca | Olhar; escalar para Ana |"],
      5,
    ],
    ["in a column of a table", ["| 级别 | 升级条件 |", "|---|---|", "| P0 | 立即找磨坊主 |"], 2],
    ["by a gerund", ["* Escalating to leadership if all are silent."], 3],
    ["in a cell", ["| Seen | Do |", "|---|---|", "| Flood | Stop it and escalate; look on |"], 5],
  ])("%s", (_, rows, line) => {
    expect(calledAt(...rows)).toBe(line);
  });

  test.each([
    ["where somebody is only asked", ["1. Ask the service owner if old grain can go."]],
    ["where somebody is turned to at any time", ["You can contact the maintainer directly."]],
    ["where a stronger remedy follows", ["1. If it stops again, escalate to a full restart."]],
    ["where a remedy is put off", ["1. Escalate the lasting fix when it is dry."]],
    ["over a line break", ["If it stops again, escalate to a", "full rebuild of the wheel."]],
    ["where a program tells of it", ["- PagerDuty shows the team many alerts"]],
    ["where help is only read", ["## Getting help", "1. Read the log"]],
    ["where a thing is paged", ["1. If it stops, page through the log."]],
  ])("but not %s", (_, rows) => {
    expect(calledAt(...rows)).toBeUndefined();
  });
});
