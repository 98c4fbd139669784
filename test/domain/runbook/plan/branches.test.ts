import { expect, test } from "vitest";
import { planOf, withTitle } from "./plan-of.ts";

const branches = (...lines: readonly string[]): readonly string[] =>
  planOf(withTitle(...lines)).branches.map(({ line, label, condition, target }) =>
    [`${line} ${label}`, condition, ...(target === undefined ? [] : [target])].join(" | "),
  );

test.each<readonly [title: string, lines: readonly string[], expected: readonly string[]]>([
  [
    "lettered headings",
    ["## Cases", "### A) Spike API 5xx", "Restart.", "### B) Cache", "Flush."],
    ["4 A) Spike API 5xx | Spike API 5xx", "6 B) Cache | Cache"],
  ],
  [
    "letters behind a number",
    ["### 5.A — Disk", "Free.", "### 5.B — Memory", "Kill.", "### 5.C —", "Else."],
    ["3 5.A — Disk | Disk", "5 5.B — Memory | Memory"],
  ],
  [
    "headings with a word and a number",
    [
      "## Case 1:",
      "One.",
      "## 3.a Cas 1 :",
      "Un.",
      "## Scenario 3: Lag",
      "Wait.",
      "## Option B: Fail over",
      "Do.",
      "## Cause 2: Leak",
      "Kill.",
    ],
    [
      "3 Case 1 | ",
      "5 3.a Cas 1 | ",
      "7 Scenario 3: Lag | Lag",
      "9 Option B: Fail over | Fail over",
      "11 Cause 2: Leak | Leak",
    ],
  ],
  ["a playbook", ["## Playbook: Queue", "Drain."], ["3 Playbook: Queue | Queue"]],
  [
    "headings in many languages",
    [
      "## Przypadek 1: dysk",
      "a",
      "## Szenario 2 – Netz",
      "b",
      "## Caso 3: DNS",
      "c",
      "## Сценарий 4: сеть",
      "d",
      "## ケース1：停止",
      "e",
      "## 场景一：磁盘",
      "f",
      "## 시나리오 1: 지연",
      "g",
      "## Tilfelle 5: nett",
      "h",
    ],
    [
      "3 Przypadek 1: dysk | dysk",
      "5 Szenario 2 – Netz | Netz",
      "7 Caso 3: DNS | DNS",
      "9 Сценарий 4: сеть | сеть",
      "11 ケース1：停止 | 停止",
      "13 场景一：磁盘 | 磁盘",
      "15 시나리오 1: 지연 | 지연",
      "17 Tilfelle 5: nett | nett",
    ],
  ],
  [
    "plain headings below one that announces them",
    [
      "## Common issues",
      "### The app does not start",
      "Read logs.",
      "### Disk full",
      "See [disks](disk.md).",
    ],
    ["4 The app does not start | The app does not start", "6 Disk full | Disk full | disk.md"],
  ],
  [
    "a condition as a heading",
    ["## Wenn die Warteschlange wächst", "Mehr Arbeiter."],
    ["3 Wenn die Warteschlange wächst | Wenn die Warteschlange wächst"],
  ],
  [
    "a table of symptom, cause and action",
    [
      "## Diagnosis",
      "| Symptom | Cause | Action |",
      "| - | - | - |",
      "| 502 | pod down | see [pods](pods.md#down) |",
      "| slow | lock | kill it |",
    ],
    ["6 502 | 502 | pods.md#down", "7 slow | slow"],
  ],
  [
    "a table in Spanish",
    ["## Diagnóstico", "| Síntoma | Qué hacer |", "| - | - |", "| 503 | reiniciar |"],
    ["6 503 | 503"],
  ],
  ["a table in Korean", ["| 증상 | 조치 |", "| - | - |", "| 지연 | 재시작 |"], ["5 지연 | 지연"]],
  [
    "steps and bullets that begin with a condition",
    [
      "## Steps",
      "1. Look",
      "2. If the queue grows (over 100, say), add workers",
      "3. Si Vault est scellé → `vault.md`",
      "- Jeśli dysk pełny: [dysk](#dysk)",
      "- Если сеть лежит, см. §4.2",
      "- 如果磁盘满，清理",
      "- 応答がない場合は、再起動する",
    ],
    [
      "5 If the queue grows (over 100, say) | If the queue grows (over 100, say)",
      "6 Si Vault est scellé | Si Vault est scellé | vault.md",
      "7 Jeśli dysk pełny | Jeśli dysk pełny | #dysk",
      "8 Если сеть лежит | Если сеть лежит | §4.2",
      "9 如果磁盘满 | 如果磁盘满",
      "10 応答がない場合は | 応答がない場合は",
    ],
  ],
  [
    "a sentence that announces what to do",
    ["## Notes", "If replication lags:", "", "- stop writes"],
    ["4 If replication lags | If replication lags"],
  ],
  [
    "a sentence among steps",
    ["## Mitigation", "If it fails again, go to **Recreating the cluster**."],
    ["4 If it fails again | If it fails again | Recreating the cluster"],
  ],
  [
    "answers to a question",
    [
      "## Triage",
      "- Is the database up?",
      "  - Yes: is the disk full?",
      "    - Yes → free it",
      "    - No → §4.2",
      "  - No → [database](#database)",
    ],
    [
      "5 Yes | Is the database up? | §4.2",
      "6 Yes | is the disk full?",
      "7 No | is the disk full? | §4.2",
      "8 No | Is the database up? | #database",
    ],
  ],
  [
    "answers below a question of its own",
    ["## Triage", "Działa sieć?", "", "- Tak: dalej", "- Nie: wezwij sieciowców"],
    ["6 Tak | Działa sieć?", "7 Nie | Działa sieć?"],
  ],
  [
    "bullets with arrows",
    ["## Diagnosis", "- `queue > 0` → restart the worker", "- only one region → drain it"],
    ["4 queue > 0 | queue > 0", "5 only one region | only one region"],
  ],
  [
    "a tree in a fence",
    [
      "## Triage",
      "```",
      "Is it DNS?",
      "├── yes -> call the network team",
      "└── no ──→ Is it the disk?",
      "           ├── yes -> free it",
      "           └── no -> go on",
      "```",
    ],
    [
      "6 yes | Is it DNS?",
      "7 no | Is it DNS?",
      "8 yes | Is it the disk?",
      "9 no | Is it the disk?",
    ],
  ],
  [
    "a drawing that is named so",
    ["## Decision tree", "```", "5xx only -> restart", "5xx and lag -> fail over", "```"],
    ["5 5xx only | 5xx only", "6 5xx and lag | 5xx and lag"],
  ],
])("a branch is read from %s", (_, lines, expected) => {
  expect(branches(...lines)).toEqual(expected);
});

test.each<readonly [string, readonly string[]]>([
  [
    "letters that count chapters",
    ["## A. Purpose", "a", "## B. Detection", "b", "## C. Rollback", "c"],
  ],
  ["a single letter", ["## A. Cache", "a", "## Other", "b"]],
  [
    "when the document is used",
    ["## When this fires", "The queue grows.", "## Case study", "Long ago."],
  ],
  ["a label of a cause", ["## Cause: a leak", "It leaks."]],
  [
    "conditions of an escalation",
    ["## Escalation", "- If data is lost, call Ada", "- If not, wait"],
  ],
  [
    "conditions of a severity",
    [
      "## Severity",
      "- If all is down: SEV1",
      "| Condition | Response |",
      "| - | - |",
      "| down | 5 min |",
    ],
  ],
  [
    "a table of severities",
    ["| Severity | Condition | Response |", "| - | - | - |", "| SEV1 | down | 15 min |"],
  ],
  ["a table of steps", ["| Step | Action |", "| - | - |", "| 1 | look |"]],
  [
    "a drawing of the system",
    ["## Overview", "```", "client -> proxy -> api", "api -> database", "```"],
  ],
  ["a tree of files", ["## Files", "```", "src", "├── a.ts", "└── b.ts", "```"]],
  ["commands", ["## Steps", "```sh", "if [ -f a ]; then b -> c; fi", "x -> y?", "```"]],
  ["a way through a menu", ["## Steps", "- Open Settings → Users", "- Read the list"]],
  ["a polite closing", ["## Steps", "If you have any questions, ask in the channel."]],
  ["giving up", ["## Mitigation", "If you cannot resolve the issue, open a case."]],
  ["frequent questions", ["## FAQ", "- Is it safe?", "  - Yes: it is", "  - No: never"]],
  ["a drill", ["## Drill", "### Scenario 1: outage", "Practise."]],
  ["an empty document", []],
])("a branch is not read from %s", (_, lines) => {
  expect(branches(...lines)).toEqual([]);
});

test("what is inside a case that has a heading is left to it", () => {
  const plan = planOf(
    withTitle("## Case 1: Disk", "", "- If full, free it", "", "## Case 2: Net", "", "Wait."),
  );
  expect(plan.branches.map(({ label, raw }) => [label, raw])).toEqual([
    ["Case 1: Disk", "- If full, free it"],
    ["Case 2: Net", "Wait."],
  ]);
});

test.each<readonly [string, string | undefined]>([
  ["[top](#top)", undefined],
  ["[Back to top](#queue)", undefined],
  ["[wiki](https://wiki.example/a.md)", undefined],
  ["[picture](a.png)", undefined],
  ["[part](#part)", "#part"],
  ["[other](../other.md)", "../other.md"],
  ["[first](a.md) and [second](b.md)", "a.md"],
  ["see § 4.2.1", "§ 4.2.1"],
  ["weiter mit **Neustart**", "Neustart"],
  ["it is **bold**", undefined],
])("a jump by %j leads to %j", (text, target) => {
  expect(planOf(withTitle("## Steps", `- If x, ${text}`)).branches[0]?.target).toBe(target);
});
