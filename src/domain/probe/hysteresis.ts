import type { Reading } from "./history.ts";
import type { Health } from "./report.ts";
import type { Hysteresis } from "./spec.ts";

/** What a reading means beside those before it. */
export interface Steadied {
  /** What the service counts as. */
  readonly health: Health;
  /** How many readings in a row, with this one, say what this one says. */
  readonly row: number;
  /** How many of them it takes to turn the health over. */
  readonly needed: number;
}

/**
 * The health of a service after a reading. It turns over only with so many readings in a row; before the first reading
 * it counts as healthy. A look that could not be had is told as such, and neither counts in a row nor breaks it.
 */
export function steady(
  reading: Health,
  earlier: readonly Reading[],
  { fail, recover }: Hysteresis,
): Steadied {
  if (reading === "inconclusive") return { health: reading, row: 1, needed: 1 };
  const seen = earlier.filter((one) => one.reading !== "inconclusive");
  const broken = seen.findLastIndex((one) => one.reading !== reading);
  const row = seen.length - broken;
  const needed = reading === "unhealthy" ? fail : recover;
  const before = seen.findLast(({ health }) => health !== "inconclusive")?.health ?? "healthy";
  return { health: row >= needed ? reading : before, row, needed };
}
