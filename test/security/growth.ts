/** Takes a text of about that many characters. */
export type Work = (size: number) => () => void;

function timeOf(run: () => void): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}

/**
 * By how much more time four times the text takes: 4 where time grows with the length, 16 where it grows with its
 * square. What looks like the square is measured again, and of both lengths the least time of all counts: whatever
 * else the machine does only ever adds to a time.
 */
export function growth(work: Work, size: number): number {
  const [small, large] = [work(size), work(4 * size)];
  small();
  let [shortest, longest] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const ratio = (): number => longest / Math.max(shortest, SHORTEST);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    shortest = Math.min(shortest, timeOf(small), timeOf(small));
    longest = Math.min(longest, timeOf(large));
    if (ratio() <= NEAR_LINEAR) break;
  }
  return ratio();
}

const MOST_ATTEMPTS = 12;

/** Less than this, in milliseconds, is noise: what takes so little is as good as free, and four times that is, too. */
const SHORTEST = 1;

/** Between 4 and 16, nearer to the square: caches and the collector make long texts dearer than their length. */
export const NEAR_LINEAR = 10;
