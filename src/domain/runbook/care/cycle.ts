import { toWords } from "../../markdown/words.ts";
import { milliseconds, minutes, parseDuration, type Duration } from "../../time.ts";
import { phrases } from "../plan/phrase.ts";
import { COUNT_WORDS, countOf } from "../severity/units.ts";

const DAY = minutes(24 * 60);

/** Units by their length in days. */
const UNITS: readonly (readonly [days: number, names: string])[] = [
  [
    1,
    "day, days, d, dzien, dni, tag, tage, tagen, jour, jours, dia, dias, giorno, giorni, день, дня, дней, dag, dager, 日, 日間, 天, 일",
  ],
  [
    7,
    "week, weeks, w, wk, tydzien, tygodnie, tygodni, woche, wochen, semaine, semaines, semana, semanas, settimana, settimane, неделя, неделю, недели, недель, uke, uker, 週間, 週, 周, 星期, 주",
  ],
  [
    30,
    "month, months, m, mo, mos, miesiac, miesiace, miesiecy, monat, monate, monaten, mois, mes, meses, mese, mesi, месяц, месяца, месяцев, maned, maneder, か月, ヶ月, カ月, ヵ月, 个月, 個月, 月, 개월, 달",
  ],
  [
    91,
    "quarter, quarters, kwartal, kwartaly, quartal, quartale, trimestre, trimestres, trimestri, квартал, квартала, kvartal, 四半期, 季度, 季, 분기",
  ],
  [
    365,
    "year, years, y, yr, rok, lata, lat, jahr, jahre, jahren, an, ans, annee, ano, anos, anno, anni, год, года, лет, ar, 年, 年間, 년",
  ],
];

/** Words that name a cycle by themselves, by its length in days. */
const ADVERBS: readonly (readonly [days: number, names: string])[] = [
  [
    1,
    "daily, codziennie, taglich, quotidien, quotidienne, diario, diaria, diariamente, giornaliero, ежедневно, daglig, 毎日, 每日, 每天, 매일",
  ],
  [
    7,
    "weekly, co tydzien, tygodniowo, wochentlich, hebdomadaire, semanal, semanalmente, settimanale, еженедельно, ukentlig, 毎週, 每周, 每週, 매주",
  ],
  [14, "fortnightly, every other week, co dwa tygodnie, zweiwochentlich, quinzenal, quincenal"],
  [
    30,
    "monthly, co miesiac, miesiecznie, monatlich, mensuel, mensuelle, mensual, mensualmente, mensal, mensalmente, mensile, ежемесячно, manedlig, 毎月, 每月, 매월, 매달",
  ],
  [
    91,
    "quarterly, co kwartal, kwartalnie, kwartalny, quartalsweise, vierteljahrlich, trimestriel, trimestrielle, trimestral, trimestralmente, trimestrale, ежеквартально, kvartalsvis, 四半期ごと, 毎四半期, 每季度, 每季, 매 분기, 매분기, 분기별",
  ],
  [
    182,
    "half yearly, semi annually, semiannually, semi annual, biannually, twice a year, twice yearly, co pol roku, polrocznie, halbjahrlich, semestriel, semestrielle, semestral, semestralmente, semestrale, раз в полгода, halvarlig, 半年ごと, 半年, 每半年, 반기, 반년마다",
  ],
  [
    365,
    "annually, annual, yearly, once a year, co rok, rocznie, corocznie, jahrlich, annuel, annuelle, anual, anualmente, annuale, ежегодно, раз в год, arlig, 毎年, 年次, 每年, 매년",
  ],
];

const byName = (
  table: readonly (readonly [days: number, names: string])[],
): ReadonlyMap<string, number> =>
  new Map(
    table.flatMap(([days, names]) =>
      names.split(",").map((name) => [toWords(name), days] as const),
    ),
  );

const alternatives = (names: ReadonlyMap<string, number>): string =>
  [...names.keys()].toSorted((a, b) => b.length - a.length).join("|");

const UNIT_DAYS = byName(UNITS);
const ADVERB_DAYS = byName(ADVERBS);
const BESIDE = String.raw`[\p{Script=Latin}\p{Script=Cyrillic}\p{N}]`;
const ADVERB = new RegExp(`(?<!${BESIDE})(?<name>${alternatives(ADVERB_DAYS)})(?!${BESIDE})`, "u");
const COUNTED = new RegExp(
  `(?<!${BESIDE})(?<count>\\d{1,4}|${COUNT_WORDS}) ?(?<unit>${alternatives(UNIT_DAYS)})(?!${BESIDE})`,
  "u",
);
const EVERY = new RegExp(
  `(?<!${BESIDE})(?:every|each|per|co|jede[nrs]?|chaque|cada|ogni|каждый|каждую|hver|hvert|毎|每|매) ?(?<unit>${alternatives(UNIT_DAYS)})(?!${BESIDE})`,
  "u",
);
const ISO = /^P(?:(?<years>\d{1,3})Y)?(?:(?<months>\d{1,4})M)?$/u;

/** How long the cycle is that a text names: `6 months`, `quarterly`, `every 90 days`, `P6M`. */
export function readCycle(text: string): Duration | undefined {
  const plain = text.trim().slice(0, 200);
  const iso = ISO.exec(plain)?.groups;
  if (iso !== undefined && plain !== "P")
    return ofDays(Number(iso["years"] ?? 0) * 365 + Number(iso["months"] ?? 0) * 30);
  if (plain.startsWith("P") && !plain.includes(" ")) return parseDuration(plain);
  return readWords(toWords(plain));
}

/** Says that what follows comes again and again; without it `90 days` may be anything. */
const AGAIN = phrases(
  "every, each, once a, once per, per, co, raz na, alle, jede, jeden, jedes, tous les, toutes les, chaque, cada, ogni, каждые, каждый, раз в, hver, hvert, ごと, 毎, 每, 마다",
);

/** The cycle a sentence tells: `It is reviewed every 6 months.` */
export const readSentence = (sentence: string): Duration | undefined => {
  const words = toWords(sentence.slice(0, 200));
  return ADVERB.test(words) || AGAIN.within.test(words) ? readWords(words) : undefined;
};

function readWords(words: string): Duration | undefined {
  const adverb = ADVERB.exec(words)?.groups?.["name"];
  if (adverb !== undefined) return ofDays(ADVERB_DAYS.get(adverb) ?? 0);
  const counted = COUNTED.exec(words)?.groups;
  if (counted !== undefined)
    return ofDays(countOf(counted["count"] ?? "") * (UNIT_DAYS.get(counted["unit"] ?? "") ?? 0));
  const every = EVERY.exec(words)?.groups?.["unit"];
  return every === undefined ? undefined : ofDays(UNIT_DAYS.get(every) ?? 0);
}

const ofDays = (days: number): Duration | undefined =>
  days > 0 ? milliseconds(Math.round(days * DAY)) : undefined;
