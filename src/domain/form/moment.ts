import { toWords } from "../markdown/words.ts";
import {
  after,
  before,
  instant,
  isInstant,
  milliseconds,
  minutes,
  type Duration,
  type Instant,
} from "../time.ts";
import { readAgo, saysNow, saysYesterday } from "./ago.ts";

/** Clocks differ and people round; what is no further ahead than this means "now". */
const TOLERANCE = minutes(15);
const DAY = minutes(24 * 60);

/**
 * Reads an answer to "since when": a date and time (ISO 8601 or `2026-11-21 02:40`), a time of day, or how long ago.
 * Without a zone it is UTC. A time of day means the last one before `openedAt`. `undefined` for what cannot be read,
 * what names a zone we do not know, and what lies ahead.
 */
export function readInstant(answer: string | undefined, openedAt: Instant): Instant | undefined {
  const text = (answer ?? "")
    .normalize("NFKC")
    .slice(0, 500)
    .replaceAll(/(?<![\d:])(\d{1,2})\s?([ap])\.?m\b/giu, "$1:00 $2m");
  const at = readDate(text) ?? readClock(text, openedAt) ?? readSpan(text, openedAt);
  if (at === undefined || !isInstant(at) || at > after(openedAt, TOLERANCE)) return undefined;
  return at > openedAt ? openedAt : at;
}

const CLOCK = String.raw`(?<hours>\d{1,2}(?=:)|\d{2}(?=h))[:h](?<minutes>\d{2})(?::(?<seconds>\d{2}))?(?:\.\d+)?\s?(?<half>[apAP]\.?[mM]\b\.?)?`;
const ZONE = String.raw`\s*\(?(?<zone>(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|(?:UTC|MSK|MES?Z|Z|local|[A-Z]{1,4}T)\b|[A-Z][a-z]+\/[A-Z]\w+)?`;
const DATE_TIME = new RegExp(
  String.raw`(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?:\s*T|,?\s+(?:at\s+|um\s+|o\s+)?)${CLOCK}${ZONE}`,
  "u",
);
const DATE_FIRST = new RegExp(
  String.raw`(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4}),?\s+(?:at\s+|um\s+|o\s+)?${CLOCK}${ZONE}`,
  "u",
);
const TIME = new RegExp(String.raw`(?<![\d.:-])${CLOCK}(?![\d:%])${ZONE}`, "u");

type Groups = Readonly<Record<string, string | undefined>>;

function readDate(text: string): Instant | undefined {
  const groups: Groups | undefined = (DATE_TIME.exec(text) ?? DATE_FIRST.exec(text))?.groups;
  if (groups === undefined) return undefined;
  const { year = "", month = "", day = "" } = groups;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const isReal = new Date(midnight).getUTCMonth() === Number(month) - 1;
  const clock = timeOfDay(groups);
  return clock === undefined || !isReal ? undefined : after(instant(midnight), clock);
}

function readClock(text: string, openedAt: Instant): Instant | undefined {
  if (/\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/u.test(text)) return undefined;
  const clock = timeOfDay(TIME.exec(text)?.groups ?? {});
  if (clock === undefined) return undefined;
  const midnight = before(openedAt, milliseconds(openedAt % DAY));
  const today = after(midnight, clock);
  const latest = after(openedAt, TOLERANCE);
  if (saysYesterday(toWords(text))) return before(today, DAY);
  // A zone can move the time of day over midnight, either way.
  return [after(today, DAY), today, before(today, DAY)].find((at) => at <= latest);
}

const readSpan = (text: string, openedAt: Instant): Instant | undefined => {
  const words = toWords(text);
  if (saysNow(words)) return openedAt;
  const span = readAgo(text);
  return span === undefined ? undefined : before(openedAt, span);
};

/** Time since midnight UTC; may be negative or more than a day where a zone moves it. */
function timeOfDay(groups: Groups): Duration | undefined {
  const { hours, half, zone } = groups;
  if (hours === undefined) return undefined;
  const offset = offsetOf(zone);
  const isMorning = half === undefined ? undefined : /^a/iu.test(half);
  const hour =
    isMorning === undefined ? Number(hours) : (Number(hours) % 12) + (isMorning ? 0 : 12);
  const minute = Number(groups["minutes"]);
  const second = Number(groups["seconds"] ?? 0);
  if (offset === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  return milliseconds((hour * 60 + minute - offset) * 60_000 + second * 1000);
}

/** Minutes east of Greenwich by abbreviation, where it means one place only. */
const ZONES: ReadonlyMap<string, number> = new Map([
  ["Z", 0],
  ["UTC", 0],
  ["GMT", 0],
  ["WET", 0],
  ["WEST", 60],
  ["CET", 60],
  ["CEST", 120],
  ["MEZ", 60],
  ["MESZ", 120],
  ["EET", 120],
  ["EEST", 180],
  ["MSK", 180],
  ["SGT", 480],
  ["HKT", 480],
  ["AEST", 600],
  ["AEDT", 660],
  ["JST", 540],
  ["KST", 540],
  ["BRT", -180],
  ["EST", -300],
  ["EDT", -240],
  ["PST", -480],
  ["PDT", -420],
]);

function offsetOf(zone: string | undefined): number | undefined {
  if (zone === undefined) return 0;
  const parts = /(?<sign>[+-])(?<hours>\d{1,2}):?(?<minutes>\d{2})?$/u.exec(zone)?.groups;
  if (parts === undefined) return ZONES.get(zone);
  const size = Number(parts["hours"]) * 60 + Number(parts["minutes"] ?? 0);
  return parts["sign"] === "-" ? -size : size;
}
