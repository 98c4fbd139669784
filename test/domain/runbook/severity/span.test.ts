import { describe, expect, test } from "vitest";
import { readTarget } from "../../../../src/domain/runbook/severity/span.ts";
import { inWords } from "./read.ts";

describe("a target is read from words of every language", () => {
  test.each([
    [
      "15 min",
      [
        "15min",
        "15m",
        "< 15 min",
        "≤15 minutes",
        "within 15 minutes",
        "fifteen minutes",
        "SLA:15min",
      ],
    ],
    [
      "15 min",
      [
        "15 minut",
        "15 Min.",
        "quinze minutes",
        "quince minutos",
        "15 мин",
        "15 минут",
        "15 minutter",
      ],
    ],
    [
      "15 min",
      ["15分以内", "15分間", "１５分", "15分钟内", "15 分鐘", "15분 이내", "十五分钟", "15 minuti"],
    ],
    [
      "15 min",
      ["15min, EM + Sr Eng, #engenharia", "10-15 min", "10–15 minutes", "10 to 15 min", "5〜15分"],
    ],
    [
      "1 h",
      [
        "1h",
        "60 minutes",
        "1 hr",
        "one hour",
        "an hour",
        "1 godzina",
        "eine Stunde",
        "une heure",
        "una hora",
      ],
    ],
    [
      "1 h",
      [
        "uma hora",
        "un'ora",
        "1 час",
        "en time",
        "1時間",
        "一小时",
        "1個小時",
        "1시간",
        "30 min - 1 h",
      ],
    ],
    [
      "1 h 30 min",
      ["1h 30m", "1h30", "1.5 hours", "1,5 Stunden", "1 hour and 30 minutes", "90 min"],
    ],
    [
      "30 min",
      [
        "half an hour",
        "pół godziny",
        "demi-heure",
        "media hora",
        "半小时",
        "every 30 minutes",
        "30分ごと",
      ],
    ],
    ["4 h", ["4 timer", "4 horas", "4 ore", "4 часа", "4 godz.", "2 to 4 hours", "2 a 4 horas"]],
    [
      "1 d",
      [
        "24 hours and not more",
        "one day",
        "1 Tag",
        "un jour",
        "1 dia",
        "сутки: 1 день",
        "same day",
        "当日中",
      ],
    ],
    ["7 d", ["1 week", "1 tydzień", "eine Woche", "1 semaine", "1週間", "1 неделя", "1주"]],
    [
      "4 h business",
      [
        "< 4 hours (business hours)",
        "4h (comercial)",
        "4 h (heures ouvrées)",
        "平日4時間以内",
        "4 рабочих часа",
        "4 business hours",
        "4 horas úteis",
      ],
    ],
    [
      "1 d business",
      [
        "Next business day",
        "NBD",
        "End-of-business-day",
        "1个工作日内",
        "翌営業日",
        "1 jour ouvré",
        "ein Arbeitstag",
      ],
    ],
    [
      "1 d business",
      [
        "następny dzień roboczy",
        "próximo día hábil",
        "próximo dia útil",
        "1 영업일",
        "neste virkedag",
      ],
    ],
    [
      "5 d business",
      [
        "5 dias úteis",
        "5 business days",
        "5 рабочих дней",
        "5 giorni lavorativi",
        "3-5 Werktage",
        "5 工作天",
      ],
    ],
    ["2 d business", ["48h úteis"]],
    [
      "immediate",
      [
        "Immediate",
        "immediately",
        "sofort",
        "natychmiast",
        "inmediata",
        "немедленно",
        "即時",
        "立即",
        "즉시",
      ],
    ],
    ["immediate 5 min", ["Immediate (< 5 minutes)", "立即（5分钟内）", "unverzüglich (5 Min.)"]],
    [
      "no span",
      [
        "Next sprint",
        "Próximo sprint",
        "best effort",
        "backlog",
        "次スプリント",
        "排期",
        "в следующем спринте",
      ],
    ],
    ["1 h", ["hourly", "co godzinę", "stündlich", "toutes les heures", "ежечасно"]],
    ["15 min", ["w ciągu kwadransa", "eine Viertelstunde", "un quart d'heure", "четверть часа"]],
    ["30 min", ["полчаса", "halvtime", "mezz'ora", "hver halve time"]],
    ["1 h 30 min", ["półtorej godziny", "anderthalb Stunden", "полтора часа"]],
    ["2 h", ["annenhver time", "every other hour"]],
    ["1 d business", ["am folgenden Werktag", "영업일 이내", "i løpet av arbeidsdagen"]],
    ["none", ["", "N/A", "—", "24/7", "P95", "Page the on-call", "5 users", "ten users", "99.9 %"]],
  ])("%s: %j", (expected, texts) => {
    expect(texts.map((text) => [text, inWords(readTarget(text))])).toEqual(
      texts.map((text) => [text, expected]),
    );
  });

  test("the words stay beside it", () => {
    expect(readTarget("  < 15\n min ")?.raw).toBe("< 15 min");
  });
});
