import { html, type Html } from "../html.ts";

const UNITS = [
  ["year", 365 * 86_400_000],
  ["month", 30 * 86_400_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** A moment as people say it, with the exact UTC time on pointing at it. */
export function showTime(at: number, now: number): Html {
  const iso = new Date(at).toISOString();
  const exact = `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
  return html`<time datetime="${iso}" title="${exact}">${agoText(at, now)}</time>`;
}

/** How long ago a moment was, in words. */
function agoText(at: number, now: number): string {
  const past = now - at;
  if (past < 45_000) return "now";
  const [unit, length] = UNITS.find(([, size]) => past >= size) ?? (["minute", 60_000] as const);
  const count = Math.max(1, Math.round(past / length));
  return count === 1 && unit === "day"
    ? "yesterday"
    : `${count} ${unit}${count === 1 ? "" : "s"} ago`;
}
