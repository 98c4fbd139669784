/** Takes a text of about that many characters. */
export type Work = (size: number) => () => void;

/** Time of one run: the least of several, as whatever else the machine does only ever adds to it. */
function timeOf(run: () => void, rounds: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    run();
    least = Math.min(least, performance.now() - began);
  }
  return least;
}

/**
 * By how much more time four times the text takes: 4 where time grows with the length, 16 where it grows with its
 * square. What looks like the square is measured again, and the least ratio counts: whatever else the machine does
 * at the moment can make a ratio larger, and hardly smaller.
 */
export function growth(work: Work, size: number): number {
  const [small, large] = [work(size), work(4 * size)];
  small();
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3 && least > NEAR_LINEAR; attempt += 1) {
    const before = timeOf(small, 2);
    least = Math.min(least, timeOf(large, 1) / Math.max(before, SHORTEST));
  }
  return least;
}

/** Less than this, in milliseconds, is noise: what takes so little is as good as free, and four times that is, too. */
const SHORTEST = 1;

/** Between 4 and 16, nearer to the square: caches and the collector make long texts dearer than their length. */
export const NEAR_LINEAR = 10;
