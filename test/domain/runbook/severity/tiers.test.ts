import { describe, expect, test } from "vitest";
import { levelsOf, summary } from "./read.ts";

const table = (head: string, ...rows: readonly string[]): string =>
  `| ${head} |\n|${"---|".repeat(head.split("|").length)}\n${rows.map((row) => `| ${row} |\n`).join("")}`;

describe("levels of people who are called one after the other are no severities", () => {
  test.each([
    [
      "in a part on escalation",
      `## Escalation\n\n${table("Level | Who | When", "1 | On-call | at once", "2 | Lead | after 15 min", "3 | CTO | after 1 h")}`,
    ],
    [
      "in a part on contacts",
      `## Contacts\n\n${table("Tier | Description | Response", "1 | first line | 15 min", "2 | second line | 1 h")}`,
    ],
    [
      "anywhere, beside people and times",
      `## Notes\n\n${table("Level | Role | Contact | After", "1 | On-call | pager | 0 min", "2 | Lead | phone | 30 min")}`,
    ],
    [
      "in Polish",
      `## Zespół\n\n${table("Poziom | Kto | Kiedy", "1 | dyżurny | od razu", "2 | kierownik | po 30 min")}`,
    ],
    [
      "in German",
      `## Ablauf\n\n${table("Stufe | Wer | Wann", "1 | Bereitschaft | sofort", "2 | Leitung | nach 30 Minuten")}`,
    ],
    [
      "in Japanese",
      `## 体制\n\n${table("レベル | 担当 | いつ", "1 | 当番 | 直ちに", "2 | 課長 | 30分後")}`,
    ],
    [
      "nor those of systems that may lose more or less data",
      `## Recovery\n\n${table("Tier | RTO | RPO", "1 | 15 min | 5 min", "2 | 4 h | 1 day")}\n## Copies\n\n${table("Tier | Place", "Tier 1 | cellar", "Tier 2 | attic")}`,
    ],
  ])("%s", (_, text) => {
    expect(levelsOf(`# X\n\n${text}`)).toEqual([]);
  });

  test.each([
    [
      "severities are called so",
      `## Escalation\n\n${table("Severity | Who | When", "SEV-1 | On-call | at once", "SEV-2 | Lead | later")}`,
      ["SEV-1", "SEV-2"],
    ],
    [
      "levels say what they mean",
      `## Grading\n\n${table("Level | Definition | Response time", "1 | outage | 15 min", "2 | slow | 1 h")}`,
      ["LEVEL-1", "LEVEL-2"],
    ],
  ])("while %s", (_, text, codes) => {
    expect(
      levelsOf(`# X\n\n${text}`).map(({ code }) => code.toUpperCase().replace(" ", "-")),
    ).toEqual(codes);
  });
});

test("a value that says what its time is for beats the name of its column", () => {
  const text = table(
    "Priority | Response target",
    "P1 | Acknowledge 15 min; update every 30 min",
    "P2 | Acknowledge 1 hour",
    "P3 | 1 day",
  );
  expect(summary(`# X\n\n## Priorities\n\n${text}`)).toEqual([
    "P1: acknowledge 15 min, update 30 min",
    "P2: acknowledge 1 h",
    "P3: respond 1 d",
  ]);
});

test("how long one watches whether it holds is no target", () => {
  const text =
    "# X\n\n## Severity\n\n- P1: outage\n- P2: slow\n\n## Resolution validation\n\n- [ ] Alerts silent for the time of observation (15-30 min P1/P2)\n";
  expect(summary(text)).toEqual(["P1", "P2"].map((code) => expect.stringMatching(`^${code}:?`)));
  expect(levelsOf(text)[0]?.targets).toEqual({});
});

describe("news", () => {
  const communicating = (text: string): readonly string[] =>
    summary(`# X\n\n## Severity\n\n- P1: outage\n- P2: slow\n\n## Communication\n\n${text}`);

  test("in a rhythm are updates", () => {
    expect(
      communicating(
        table(
          "Sev | Internal | External",
          "P1 | every 30 min | every hour",
          "P2 | every 2 h | none",
        ),
      ),
    ).toEqual(["P1: update 30 min", "P2: update 2 h"]);
    expect(
      communicating("Communicate status updates every 15 minutes for P1, every hour for P2.\n"),
    ).toEqual(["P1: update 15 min", "P2: update 1 h"]);
  });

  test("once are none", () => {
    expect(
      communicating("- P1: e-mail to the users within 72 hours\n- P2: notice within 4 h\n"),
    ).toEqual(["P1", "P2"]);
  });
});

test("a postmortem that is only due when something repeats is due at no time", () => {
  const text =
    "# X\n\n## Severity\n\n- P1: outage\n- P2: slow\n\n## Post-mortem\n\n- P1: within 48 h\n- P2: only if it repeated within 24h\n";
  expect(summary(text)).toEqual(["P1: postmortem 2 d", "P2"]);
});

test.each([
  "3. Classer : **P1** arrêt, **P2** dégradation, **P3** gêne.",
  "3. Sklasyfikuj: P1 awaria, P2 spowolnienie, P3 usterka.",
  "3. Störung einordnen: P1 Ausfall, P2 Beeinträchtigung, P3 Schönheitsfehler.",
  "3. 影響を判定する: P1 全面停止、P2 一部停止、P3 軽微",
])("a step that grades an incident names the levels: %s", (step) => {
  expect(levelsOf(`# X\n\n${step}\n`).map(({ code }) => code)).toEqual(["P1", "P2", "P3"]);
});

describe("levels that are named after colours", () => {
  test.each([
    ["**Stufe Rot:** Band steht.", "**Stufe Gelb:** Band stockt.", ["red (rot)", "yellow (gelb)"]],
    ["- **Codice rosso**: fermo", "- **Codice verde**: lento", ["red (rosso)", "green (verde)"]],
    ["- Alerte orange : panne", "- Alerte rouge : feu", ["orange", "red (rouge)"]],
    [
      "- **Stopień czerwony** – stoi",
      "- **Stopień żółty** – wolno",
      ["red (czerwony)", "yellow (żółty)"],
    ],
    ["- 红色预警：停机", "- 蓝色预警：缓慢", ["red (红色)", "blue (蓝色)"]],
    [
      "- Nivel rojo (P1): parado",
      "- Nivel verde (P3): lento",
      ["P1 (red, rojo)", "P3 (green, verde)"],
    ],
  ])("%s", (first, second, levels) => {
    expect(summary(`# X\n\n${first}\n\n${second}\n`)).toEqual(levels);
  });

  test.each(["- Rot: die Lampe\n- Grün: die Lampe", "- Code reduction: a\n- Code review: b"])(
    "are told from other things that have one: %j",
    (list) => {
      expect(levelsOf(`# X\n\n## Lampen\n\n${list}\n`)).toEqual([]);
    },
  );
});
