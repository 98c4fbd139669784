/** Names and values of what was measured; a name ends in its unit where it has one. */
export type Figures = Readonly<Record<string, number>>;

/** The value in the middle; of an even number of values, the mean of the two there. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error("nothing was measured");
  return (upper + lower) / 2;
}

/** The smallest value that so many of a hundred do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
  if (found === undefined) throw new Error("nothing was measured");
  return found;
}

/** How long something takes, in milliseconds. */
export async function timed(what: () => Promise<unknown>): Promise<number> {
  const beganAt = performance.now();
  await what();
  return performance.now() - beganAt;
}

/** The same several times, one after the other, so that nothing is measured beside itself. */
export async function repeat<T>(
  times: number,
  what: (round: number) => Promise<T>,
): Promise<readonly T[]> {
  const results: T[] = [];
  // oxlint-disable-next-line no-await-in-loop
  for (let round = 0; round < times; round += 1) results.push(await what(round));
  return results;
}
