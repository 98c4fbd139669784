const LEVELS = "▁▂▃▄▅▆▇█";

/** Most readings a sparkline shows: the last ones. */
const MOST = 12;

/** The course of a number in one word, `▁▂▅█`; numbers that are all the same lie in the middle, and one alone has no course. */
export function sparkline(numbers: readonly number[]): string {
  const shown = numbers.filter((number) => Number.isFinite(number)).slice(-MOST);
  if (shown.length < 2) return "";
  const least = Math.min(...shown);
  // Halved, so that the distance between the largest numbers there are is a number too.
  const range = Math.max(...shown) / 2 - least / 2;
  return shown
    .map((number) => {
      const height = range === 0 ? 0.5 : (number / 2 - least / 2) / range;
      return LEVELS.charAt(Math.min(LEVELS.length - 1, Math.floor(height * LEVELS.length)));
    })
    .join("");
}
