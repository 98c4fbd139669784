import { before, instant, isInstant, milliseconds, parseDuration, type Instant } from "../time.ts";

const DAY = milliseconds(86_400_000);
const CLOCK =
  /^(?<hours>[01]?\d|2[0-3]):(?<minutes>[0-5]\d)(?::(?<seconds>[0-5]\d))?\s*(?:UTC|GMT|Z)$/iu;
const DATED =
  /^(?<date>\d{4}-\d{2}-\d{2})[T ]+(?<time>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s*(?<zone>UTC|GMT|Z|[+-]\d{2}:?\d{2})$/iu;
const AGO = /^(?<span>[\d\swdhm]{2,20})\s+ago$/u;

/**
 * The moment a person writes: ISO 8601 with a zone, `2026-11-21 03:12 UTC`, `03:12 UTC` (the last one before `now`)
 * or `20m ago`. `undefined` when it is none of these: without a zone there is no telling.
 */
export function parseMoment(text: string, now: Instant): Instant | undefined {
  const trimmed = text.trim();
  return parseDated(trimmed) ?? parseClock(trimmed, now) ?? parseAgo(trimmed, now);
}

function parseDated(text: string): Instant | undefined {
  const { date = "", time = "", zone = "" } = DATED.exec(text)?.groups ?? {};
  if (date === "") return undefined;
  const offset = /^[+-]/u.test(zone) ? zone.replace(/^(?<h>...)(?<m>\d\d)$/u, "$<h>:$<m>") : "Z";
  const at = instant(`${date}T${time}${offset}`);
  // JavaScript reads 31 February as 3 March; a date that comes back changed was none.
  const isReal = isInstant(at) && isRealDate(date);
  return isReal ? at : undefined;
}

function isRealDate(date: string): boolean {
  const midnight = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date);
}

function parseClock(text: string, now: Instant): Instant | undefined {
  const groups = CLOCK.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const today = new Date(now);
  today.setUTCHours(
    Number(groups["hours"]),
    Number(groups["minutes"]),
    Number(groups["seconds"] ?? 0),
    0,
  );
  const at = instant(today);
  return at > now ? before(at, DAY) : at;
}

function parseAgo(text: string, now: Instant): Instant | undefined {
  const span = parseDuration(AGO.exec(text)?.groups?.["span"] ?? "");
  return span === undefined ? undefined : before(now, span);
}
