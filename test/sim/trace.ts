/** Writes down what happens. */
export type Trace = (what: string) => void;

/** What was written down, with the time since the beginning before each line. */
export interface Chronicle {
  readonly trace: Trace;
  readonly lines: () => readonly string[];
}

/** Makes an empty record; one that is not kept costs nothing. */
export function createChronicle(now: () => number, isKept: boolean): Chronicle {
  const beganAt = now();
  const lines: string[] = [];
  return {
    trace: (what) => {
      if (isKept) lines.push(`${stamp(now() - beganAt)} ${what}`);
    },
    lines: () => lines,
  };
}

/** `h:mm:ss.mmm` */
function stamp(span: number): string {
  const [seconds = "", fraction = ""] = (span / 1000).toFixed(3).split(".");
  const whole = Number(seconds);
  const two = (count: number): string => String(count).padStart(2, "0");
  const clock = `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return `${clock}.${fraction}`;
}
