/** Milliseconds by part of the way; parts that are gone twice, as after a redirect, are added up. */
export interface Timings {
  readonly add: (part: "dns" | "connect" | "tls" | "first_byte", since: number) => void;
  /** Whole milliseconds by part. */
  readonly read: () => Readonly<Record<string, number>>;
}

/** Milliseconds by a clock that nobody sets. `performance` would bring along all that measures Node itself. */
export const ticks = (): number => Number(process.hrtime.bigint()) / 1e6;

/** Measures from the `ticks()` it is given to the moment it is told. */
export function createTimings(): Timings {
  const spent = new Map<string, number>();
  return {
    add(part, since) {
      spent.set(part, (spent.get(part) ?? 0) + ticks() - since);
    },
    read: () => Object.fromEntries([...spent].map(([part, span]) => [part, Math.round(span)])),
  };
}
