import { hasWords, isUnspaced, toWords } from "../markdown/words.ts";
import { milliseconds, type Duration } from "../time.ts";

/** Words for units of time, folded, with their length in minutes. */
const UNITS: readonly (readonly [minutes: number, words: string])[] = [
  [
    1 / 60,
    "s, sec, secs, second, seconds, sek, sekunden, sekund, seconde, secondes, segundos, secondi, сек, 秒, 초",
  ],
  [
    1,
    `m, min, mins, minute, minutes, minuty, minut, minuta, minuten, minuto, minutos, minuti, minutter, минут, минуты,
     минуту, мин, 分, 分钟, 分鐘, 분`,
  ],
  [
    60,
    `h, hr, hrs, hour, hours, std, stunde, stunden, godzina, godziny, godzin, godz, heure, heures, hora, horas, ora,
     ore, time, timer, час, часа, часов, 時間, 小时, 小時, 시간`,
  ],
  [
    24 * 60,
    `d, day, days, tag, tagen, tage, dzien, dni, jour, jours, dia, dias, giorno, giorni, день, дня, дней, dag, dager,
     日, 天, 일`,
  ],
];

const MINUTES: ReadonlyMap<string, number> = new Map(
  UNITS.flatMap(([minutes, words]) =>
    words.split(",").map((word) => [toWords(word), minutes] as const),
  ),
);

/** Words that may stand around a span without changing what it says. */
const FILLERS: ReadonlySet<string> = new Set(
  `about, around, approx, approximately, circa, ca, roughly, maybe, some, ago, for, since, the, last, past, now,
   already, and, temu, okolo, od, jakies, mniej, wiecej, vor, etwa, ungefahr, seit, rund, il, y, a, depuis, environ,
   hace, desde, unos, unas, aproximadamente, ha, cerca, de, faz, fa, da, circa, назад, около, примерно, siden, for,
   omkring, 前, 以前, 전, ほど, くらい, 約, 大约, 约, 약`
    .split(",")
    .map((word) => toWords(word)),
);

const ONE =
  /\b(?:an?|one|einer|eine|einem|un|une|una|uma)(?=\s+(?:hour|day|minute|stunde|tag|heure|jour|hora|ora|minuto|minuta)\b)/gu;

/** Longer texts tell a story in which numbers mean anything. */
const MAX_LENGTH = 80;

/** Reads how long ago: `10 minutes ago`, `about 20 min`, `1h 30m`, `vor 20 Minuten`, `20分前`; `undefined` otherwise. */
export const readAgo = (text: string): Duration | undefined =>
  text.length > MAX_LENGTH ? undefined : sumOf(tokensOf(text));

interface Token {
  readonly count: number | undefined;
  readonly word: string;
}

/** Numbers with the words that follow, and words alone. */
function tokensOf(text: string): readonly Token[] {
  const plain = text
    .toLowerCase()
    .replaceAll(/\bhalf an hour\b/gu, "30 min")
    .replaceAll(ONE, "1");
  return [...plain.matchAll(TOKEN)].map(({ groups }) => ({
    count: groups?.["count"] === undefined ? undefined : Number(groups["count"].replace(",", ".")),
    word: toWords(groups?.["word"] ?? ""),
  }));
}

const TOKEN = /(?<count>\d+(?:[.,]\d+)?(?:\s*(?=\p{L}))?)?(?<word>[\p{L}\p{M}]*)/gu;

function sumOf(tokens: readonly Token[]): Duration | undefined {
  let total: number | undefined;
  for (const { count, word } of tokens) {
    if (count === undefined) {
      if (word !== "" && !FILLERS.has(word)) return undefined;
      continue;
    }
    const unit = unitOf(word);
    if (unit === undefined) return undefined;
    total = (total ?? 0) + count * unit;
  }
  return total === undefined ? undefined : milliseconds(Math.round(total * 60_000));
}

/** In scripts without blanks the unit and "ago" are one word. */
function unitOf(word: string): number | undefined {
  const exact = MINUTES.get(word);
  if (exact !== undefined || !isUnspaced(word)) return exact;
  const starting = [...MINUTES.keys()].filter((unit) => word.startsWith(unit));
  const longest = starting.toSorted((a, b) => b.length - a.length)[0];
  return longest === undefined ? undefined : MINUTES.get(longest);
}

const NOW = [
  "now",
  "just now",
  "right now",
  "teraz",
  "wlasnie teraz",
  "jetzt",
  "gerade",
  "maintenant",
  "ahora",
  "agora",
  "adesso",
  "ora",
  "сейчас",
  "naa",
  "今",
  "现在",
  "現在",
  "지금",
];
const YESTERDAY = [
  "yesterday",
  "wczoraj",
  "gestern",
  "hier",
  "ayer",
  "ontem",
  "ieri",
  "вчера",
  "i gar",
  "昨日",
  "昨天",
  "어제",
];

/** Whether the words, made by `toWords`, say that it has only just begun. */
export const saysNow = (words: string): boolean => NOW.includes(words);

/** Whether the words, made by `toWords`, speak of the day before. */
export const saysYesterday = (words: string): boolean =>
  YESTERDAY.some((word) => hasWords(words, word));
