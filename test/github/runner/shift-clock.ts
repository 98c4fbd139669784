/** The environment that shifts a child's `Date` by some milliseconds, for `childEnvironment`. */
export function shiftClock(offset: number): Readonly<Record<string, string>> {
  const preload = new URL("shift-clock.mjs", import.meta.url).href;
  return { NODE_OPTIONS: `--import=${preload}`, SHIFT_CLOCK_BY: String(offset) };
}
