import { isoInstant, type Instant } from "../domain/time.ts";
import { markdown, type Markdown } from "./markdown.ts";

/** One reading of a number. */
export interface Point {
  readonly at: Instant;
  readonly value: number;
}

/** Most readings a chart shows: the last ones. */
const MOST = 12;

/** Fewer readings are told in words as well. */
const LEAST = 3;

/** Larger numbers are written with an exponent, which the language of charts does not know. */
const LARGEST = 1e15;

/** The course of a number as a Mermaid chart; `undefined` where there are fewer than three readings or no scale for them. */
export function chartOf(name: string, points: readonly Point[]): Markdown | undefined {
  const shown = points.filter(({ value }) => Math.abs(value) <= LARGEST).slice(-MOST);
  if (shown.length < LEAST) return undefined;
  const values = shown.map(({ value }) => value);
  const least = Math.min(0, ...values);
  const most = Math.max(...values);
  const days = new Set(shown.map(({ at }) => isoInstant(at).slice(0, 10)));
  const label = ({ at }: Point): string =>
    days.size === 1
      ? isoInstant(at).slice(11, 16)
      : `${isoInstant(at).slice(5, 10)} ${isoInstant(at).slice(11, 16)}`;
  return markdown(
    [
      "```mermaid",
      "xychart-beta",
      `  title "${quotable(name)}"`,
      `  x-axis [${shown.map((point) => `"${label(point)}"`).join(", ")}]`,
      `  y-axis ${decimal(least)} --> ${decimal(most === least ? least + 1 : most)}`,
      `  line [${values.map(decimal).join(", ")}]`,
      "```",
    ].join("\n"),
  );
}

/** A name between the quotes of a chart, where nothing but plain characters can end it or mean anything. */
const quotable = (name: string): string =>
  name.replaceAll(/[^\p{L}\p{N}_. $[\]*-]/gu, " ").slice(0, 80);

/** A number without an exponent. */
const decimal = (value: number): string =>
  value
    .toFixed(6)
    .replace(/\.?0{1,6}$/u, "")
    .replace(/^-0$/u, "0");
