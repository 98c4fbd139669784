/** A moment: milliseconds since the epoch. Made only by `instant`, so a duration can never be passed for a moment. */
export type Instant = number & { readonly __unit: "instant" };

/** A length of time in milliseconds. Made only by `minutes`, `seconds`, `between` and `parseDuration`. */
export type Duration = number & { readonly __unit: "duration" };

/** The moment an ISO 8601 string, a `Date` or a number of milliseconds names. */
export const instant = (at: Date | number | string): Instant => new Date(at).getTime() as Instant;

/** A duration of whole or broken minutes. */
export const minutes = (count: number): Duration => (count * 60_000) as Duration;

/** A duration of whole or broken seconds. */
export const seconds = (count: number): Duration => (count * 1000) as Duration;

/** A duration of milliseconds. */
export const milliseconds = (count: number): Duration => count as Duration;

/** The moment that lies `span` behind `at`. */
export const after = (at: Instant, span: Duration): Instant => (at + span) as Instant;

/** The moment that lies `span` ahead of `at`. */
export const before = (at: Instant, span: Duration): Instant => (at - span) as Instant;

/** The time from one moment to a later one; negative when they are the other way round. */
export const between = (from: Instant, to: Instant): Duration => (to - from) as Duration;

/** The earliest of the moments that are there, or `undefined` when none is. */
export function earliest(...moments: readonly (Instant | undefined)[]): Instant | undefined {
  const known = moments.filter((moment) => moment !== undefined);
  return known.length === 0 ? undefined : instant(Math.min(...known));
}

/** Whether the number can be written as a date at all. */
export const isInstant = (at: number): at is Instant => !Number.isNaN(new Date(at).getTime());

const UNITS: readonly (readonly [unit: string, length: number])[] = [
  ["w", 604_800_000],
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1000],
];

const SHORT = /^(?:\d{1,6}(?:w|d|h|m|s)\s*)+$/u;
const ISO =
  /^P(?:(?<w>\d{1,6})W)?(?:(?<d>\d{1,6})D)?(?:T(?:(?<h>\d{1,6})H)?(?:(?<m>\d{1,6})M)?(?:(?<s>\d{1,6})S)?)?$/u;

/** Reads `90s`, `15m`, `1h 30m`, `2d` or ISO 8601 (`PT15M`, `P1D`); `undefined` when the text is neither. */
export function parseDuration(text: string): Duration | undefined {
  const trimmed = text.trim();
  if (SHORT.test(trimmed)) {
    const parts = [...trimmed.matchAll(/(?<count>\d{1,6})(?<unit>[wdhms])/gu)];
    return sum(parts.map(({ groups }) => [groups?.["unit"] ?? "", Number(groups?.["count"])]));
  }
  const iso = ISO.exec(trimmed)?.groups;
  if (iso === undefined || trimmed === "P" || trimmed.endsWith("T")) return undefined;
  return sum(Object.entries(iso).map(([unit, count]) => [unit, Number(count ?? 0)]));
}

const sum = (parts: readonly (readonly [unit: string, count: number])[]): Duration =>
  milliseconds(
    parts.reduce(
      (total, [unit, count]) => total + count * (UNITS.find(([name]) => name === unit)?.[1] ?? 0),
      0,
    ),
  );

/** Writes a duration for people with its two largest units: `1 h 30 min`, `45 s`, `0 s`. */
export function formatDuration(span: Duration): string {
  const words: Readonly<Record<string, string>> = { w: "w", d: "d", h: "h", m: "min", s: "s" };
  let rest = Math.round(Math.abs(span) / 1000) * 1000;
  const parts: string[] = [];
  for (const [unit, length] of UNITS.slice(1)) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) parts.push(`${count} ${words[unit]}`);
  }
  return parts.length === 0 ? "0 s" : parts.slice(0, 2).join(" ");
}

/** Writes a duration as ISO 8601, `PT1H30M`. */
export function isoDuration(span: Duration): string {
  let rest = Math.round(span / 1000) * 1000;
  let date = "";
  let time = "";
  for (const [unit, length] of UNITS.slice(1)) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count === 0) continue;
    if (unit === "d") date = `${count}D`;
    else time += `${count}${unit.toUpperCase()}`;
  }
  return date === "" && time === "" ? "PT0S" : `P${date}${time === "" ? "" : `T${time}`}`;
}

/** Writes a moment exactly, in UTC: `2026-11-21 03:12:45 UTC`. */
export const formatInstant = (at: Instant): string =>
  `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`;

/** Writes a moment as ISO 8601 in UTC without a fraction: `2026-11-21T03:12:45Z`. */
export const isoInstant = (at: Instant): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** Writes the time of day in UTC: `03:12 UTC`. */
export const formatClock = (at: Instant): string =>
  `${new Date(at).toISOString().slice(11, 16)} UTC`;
