import type { Validation } from "../incident.ts";
import { after, milliseconds, type Instant } from "../time.ts";

/**
 * When the soak has held if nothing red comes in between; `undefined` while that cannot be told: a first healthy reading
 * is still to come. Where nothing is read and a final probe was red, the soak counts from that, but takes at least the
 * time between two readings.
 */
export function soakedAt({
  probes,
  soakFor,
  every,
  healthySince,
  lastReadingAt,
}: Validation): Instant | undefined {
  if (healthySince !== undefined) return after(healthySince, soakFor);
  if (probes.length > 0 || lastReadingAt === undefined) return undefined;
  return after(lastReadingAt, milliseconds(Math.max(soakFor, every)));
}

/** Whether what is on record shows that the soak has held; without probes the time alone does. */
export function isSoakOnRecord(validation: Validation): boolean {
  const { probes, lastHealthyAt } = validation;
  const at = soakedAt(validation);
  if (at === undefined) return false;
  return probes.length === 0 || (lastHealthyAt !== undefined && lastHealthyAt >= at);
}

/** How many of the checks by hand are still to do. */
export const openChecks = ({ manual }: Pick<Validation, "manual">): number =>
  manual.filter(({ isDone }) => !isDone).length;
