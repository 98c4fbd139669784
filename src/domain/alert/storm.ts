import { before, type Instant } from "../time.ts";
import type { AlertPolicy } from "./spec.ts";

/** How many more incidents alerts may open now, by when those they opened before were opened. */
export function roomFor(
  openings: readonly Instant[],
  { most, per }: AlertPolicy["storm"],
  now: Instant,
): number {
  const since = before(now, per);
  return Math.max(0, most - openings.filter((at) => at > since).length);
}
