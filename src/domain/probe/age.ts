import { instant, isInstant, type Instant } from "../time.ts";
import type { JsonValue } from "./json.ts";

/** Seconds since 1970 have fewer digits than this until the year 5138; milliseconds have had more since March 1973. */
const FIRST_MILLISECONDS = 1e11;

const ISO =
  /^(?<day>\d{4}-\d{2}-\d{2})(?:[Tt ](?<time>\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)\s?(?<zone>[Zz]|[+-]\d{2}(?::?\d{2})?)?)?$/u;

/**
 * The moment a value names: ISO 8601, also with a blank for the `T`, or seconds or milliseconds since 1970, as a number
 * or in digits. Without a zone it is UTC. `undefined` where it names none.
 */
export function momentOf(value: JsonValue): Instant | undefined {
  if (typeof value === "number") return fromNumber(value);
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  if (/^\d{9,14}(?:\.\d{1,9})?$/u.test(text)) return fromNumber(Number(text));
  const { day, time = "00:00", zone = "Z" } = ISO.exec(text)?.groups ?? {};
  return day === undefined ? undefined : within(instant(`${day}T${exact(time)}${offset(zone)}`));
}

const fromNumber = (value: number): Instant | undefined =>
  value > 0 ? within(instant(value < FIRST_MILLISECONDS ? value * 1000 : value)) : undefined;

const within = (at: Instant): Instant | undefined => (isInstant(at) ? at : undefined);

/** The time in a form every engine reads: at most three digits behind the point. */
const exact = (time: string): string => time.replace(",", ".").replace(/(?<=\.\d{3})\d+$/u, "");

/** `+02` and `+0200` as `+02:00`. */
const offset = (zone: string): string => {
  const digits = zone.replaceAll(/\D/gu, "");
  return digits === "" ? "Z" : `${zone.charAt(0)}${digits.slice(0, 2)}:${digits.slice(2) || "00"}`;
};
