import { describe, expect, test } from "vitest";
import { formatDuration, isoInstant } from "../../../../src/domain/time.ts";
import { documentOf, withTitle } from "./read.ts";

/** `Payments team; 2026-03-01 on line 4; 180 d`. */
function careOf(text: string, frontMatter?: Readonly<Record<string, unknown>>): string {
  const { owners, reviewedOn, reviewEvery } = documentOf(text, frontMatter).care;
  const day =
    reviewedOn === undefined
      ? []
      : [`${isoInstant(reviewedOn.at).slice(0, 10)} on line ${reviewedOn.line}`];
  const cycle = reviewEvery === undefined ? [] : [formatDuration(reviewEvery.duration)];
  return [owners.join(", "), ...day, ...cycle].join("; ");
}

const BODY = ["## Steps", "", "1. Look", "2. Act"];

describe("front matter", () => {
  test.each<readonly [title: string, matter: Readonly<Record<string, unknown>>, expected: string]>([
    ["one owner", { owner: "platform" }, "platform"],
    ["several owners", { owners: ["@ann", "@ben"], team: "Core" }, "@ann, @ben, Core"],
    ["owners as records", { owners: [{ name: "Ann", slack: "#a" }, { slack: "#b" }] }, "Ann, #b"],
    ["what broken YAML leaves of a list", { owners: "[@techlead, @ops]" }, "@techlead, @ops"],
    ["a channel and an agent", { owner_slack: "#ops", owner_agent: "sre" }, "#ops, sre"],
    ["a maintainer under another spelling", { maintainedBy: "Core" }, "Core"],
    ["the same twice", { owner: "Core", team: "Core" }, "Core"],
    ["nobody yet", { owner: "TBD", team: "[team]", maintainer: "<name>" }, ""],
    ["a value of an odd kind", { owner: 7, last_reviewed: true, review_in: [] }, ""],
    [
      "a review before a change",
      { updated: "2026-05-01", last_reviewed: "2026-03-01" },
      "; 2026-03-01 on line 1",
    ],
    ["months", { review_in: "6 months" }, "; 180 d"],
    ["an adverb", { review_cycle: "quarterly" }, "; 91 d"],
    ["days", { review_every: "90 days" }, "; 90 d"],
    ["a number, which is days", { review_every: 30 }, "; 30 d"],
    ["a duration of ISO 8601", { review_every: "P6M" }, "; 180 d"],
    ["a day under a name that means another", { date: "2026-03-01", weight: 10 }, ""],
  ])("says %s", (_, matter, expected) => {
    expect(careOf(withTitle(...BODY), matter)).toBe(expected);
  });

  test("knows the line of its date", () => {
    const text = `---\ntitle: x\nlast_reviewed_on: 2026-03-01\n---\n${withTitle(...BODY)}`;
    expect(careOf(text, { title: "x", last_reviewed_on: "2026-03-01" })).toBe(
      "; 2026-03-01 on line 3",
    );
  });

  test("beats the text, one thing at a time", () => {
    const text = withTitle("**Owner:** Ops", "**Last reviewed:** 2026-01-01", "", ...BODY);
    expect(careOf(text, { owner: "Core" })).toBe("Core; 2026-01-01 on line 4");
  });
});

describe("the text", () => {
  test.each<readonly [title: string, lines: readonly string[], expected: string]>([
    [
      "bold lines below the title",
      ["**Owner:** Payments team", "**Last Updated:** 2026-03-01", "**Review:** quarterly"],
      "Payments team; 2026-03-01 on line 4; 91 d",
    ],
    [
      "bold names without a colon inside, parted by bars on one line",
      ["**Owner**: Payments | **Last reviewed**: 1 March 2026 | **Version**: 2"],
      "Payments; 2026-03-01 on line 3",
    ],
    [
      "plain lines",
      ["Maintained By: Ann, Ben (nights, weekends)", "Last Updated: March 1, 2026"],
      "Ann, Ben (nights, weekends); 2026-03-01 on line 4",
    ],
    [
      "a line of sentences",
      ["Owner: Engineering lead. Last reviewed: 2026-03-01. Review cycle: yearly."],
      "Engineering lead; 2026-03-01 on line 3; 365 d",
    ],
    [
      "a line with dashes",
      ["Last reviewed: 2026-03-01 — Owner: Ann Lee (nights - Ben)"],
      "Ann Lee (nights - Ben); 2026-03-01 on line 3",
    ],
    ["a quote", ["> Owner: Core", "> Last reviewed: 2026-03-01"], "Core; 2026-03-01 on line 4"],
    ["bullets", ["- Owner: Core", "- Review cycle: every 6 months"], "Core; 180 d"],
    [
      "a table of attributes",
      ["| Field | Value |", "|---|---|", "| Owner | Core |", "| Last updated | 01.03.2026 |"],
      "Core; 2026-03-01 on line 6",
    ],
    [
      "a table with one row",
      ["| Owner | Version | Last reviewed |", "|---|---|---|", "| Core | 3 | 2026-03-01 |"],
      "Core; 2026-03-01 on line 5",
    ],
    [
      "lines at the end, behind a rule",
      [...BODY, "", "---", "", "*Last updated: 2026-03-01*", "", "_Owner: Core_", "", "Thanks!"],
      "Core; 2026-03-01 on line 10",
    ],
    ["the last line", [...BODY, "", "_Last reviewed: 2026-03-01_"], "; 2026-03-01 on line 8"],
    [
      "a part about the document",
      [
        ...BODY,
        "",
        "## Document control",
        "",
        "- Owner: Core",
        "",
        "This runbook is reviewed every quarter.",
        "",
        "## Glossary",
        "",
        "Words.",
      ],
      "Core; 91 d",
    ],
    ["a part named owner", ["## Owner", "", "Payments team", "", ...BODY], "Payments team"],
    ["a link as owner", ["**Owner:** [Core](https://teams.example/core)"], "Core"],
    [
      "a review and a change",
      ["Updated: 2026-04-01", "Reviewed: 2026-03-01"],
      "; 2026-03-01 on line 4",
    ],
  ])("says it in %s", (_, lines, expected) => {
    expect(careOf(withTitle(...lines))).toBe(expected);
  });

  test.each<readonly [title: string, lines: readonly string[]]>([
    [
      "the owner of an action item",
      [...BODY, "", "## Action items", "", "Owner: Ann", "", "## More", "", "x", "", "y", "", "z"],
    ],
    ["a place to fill in", ["**Owner:** [your team]", "**Last reviewed:** YYYY-MM-DD"]],
    ["a day that is read two ways", ["Last reviewed: 03/04/2026"]],
    ["a day that does not exist", ["Last reviewed: 2026-02-30"]],
    ["the next review", ["Next review: 2026-09-01"]],
    ["reviews of something else", ["Logs are kept for 90 days. Ask for a review of the plan."]],
  ])("does not take for it %s", (_, lines) => {
    expect(careOf(withTitle(...lines))).toBe("");
  });
});

test.each<readonly [language: string, lines: readonly string[], expected: string]>([
  [
    "Polish",
    [
      "**Właściciel:** Zespół płatności",
      "**Ostatnia aktualizacja:** 1 marca 2026",
      "**Przegląd:** co kwartał",
    ],
    "Zespół płatności; 2026-03-01 on line 4; 91 d",
  ],
  [
    "German",
    [
      "**Verantwortlich:** Plattform",
      "**Zuletzt geprüft:** 1. März 2026",
      "**Überprüfung:** alle 6 Monate",
    ],
    "Plattform; 2026-03-01 on line 4; 180 d",
  ],
  [
    "French",
    [
      "**Propriétaire :** Équipe paiement",
      "**Dernière mise à jour :** 1er mars 2026",
      "**Revue :** trimestrielle",
    ],
    "Équipe paiement; 2026-03-01 on line 4; 91 d",
  ],
  [
    "Spanish",
    [
      "**Responsable:** Pagos",
      "**Última actualización:** 1 de marzo de 2026",
      "**Revisión:** cada 6 meses",
    ],
    "Pagos; 2026-03-01 on line 4; 180 d",
  ],
  [
    "Portuguese",
    [
      "**Responsável:** Time de pagamentos",
      "**Última atualização:** 1º de março de 2026",
      "**Revisão:** trimestral",
    ],
    "Time de pagamentos; 2026-03-01 on line 4; 91 d",
  ],
  [
    "Italian",
    [
      "**Responsabile:** Pagamenti",
      "**Ultimo aggiornamento:** 1 marzo 2026",
      "**Revisione:** ogni 3 mesi",
    ],
    "Pagamenti; 2026-03-01 on line 4; 90 d",
  ],
  [
    "Russian",
    [
      "**Владелец:** Команда платежей",
      "**Последнее обновление:** 1 марта 2026",
      "**Пересмотр:** ежеквартально",
    ],
    "Команда платежей; 2026-03-01 on line 4; 91 d",
  ],
  [
    "Norwegian",
    ["**Eier:** Betaling", "**Sist oppdatert:** 1. mars 2026", "**Gjennomgang:** hvert år"],
    "Betaling; 2026-03-01 on line 4; 365 d",
  ],
  [
    "Japanese",
    [
      "**担当チーム：** 決済チーム",
      "**最終更新日：** 2026年3月1日",
      "**レビュー周期：** 3か月ごと",
    ],
    "決済チーム; 2026-03-01 on line 4; 90 d",
  ],
  [
    "Chinese",
    ["**负责人：** 支付团队", "**最后更新：** 2026年3月1日", "**审核周期：** 每季度"],
    "支付团队; 2026-03-01 on line 4; 91 d",
  ],
  [
    "traditional Chinese",
    ["**負責人：** 支付團隊", "**最後更新：** 2026/03/01", "**審查週期：** 6個月"],
    "支付團隊; 2026-03-01 on line 4; 180 d",
  ],
  [
    "Korean",
    ["**담당자:** 결제팀", "**최종 수정일:** 2026년 3월 1일", "**검토 주기:** 분기별"],
    "결제팀; 2026-03-01 on line 4; 91 d",
  ],
])("%s is read as English is", (_, lines, expected) => {
  expect(careOf(withTitle(...lines))).toBe(expected);
});
