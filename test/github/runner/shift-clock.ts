/** What a child's time is like. */
interface ChildTime {
  /** How far its `Date` is ahead of the machine's, in milliseconds. */
  readonly ahead: number;
  /** The longest it pauses with `node:timers/promises`, in milliseconds; by default as long as it says. */
  readonly longestPause?: number;
}

/**
 * The environment that shifts a child's `Date` and cuts its pauses, for `childEnvironment`. What is cut are the waits
 * between one look and the next; the timers that end a look are left alone.
 */
export function shiftClock({ ahead, longestPause }: ChildTime): Readonly<Record<string, string>> {
  const preload = new URL("shift-clock.mjs", import.meta.url).href;
  return {
    NODE_OPTIONS: `--import=${preload}`,
    SHIFT_CLOCK_BY: String(ahead),
    ...(longestPause === undefined ? {} : { LONGEST_PAUSE: String(longestPause) }),
  };
}
