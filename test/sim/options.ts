import { readFlags, type Typed, type Usage } from "../support/flags.ts";

/** Which seeds are played, and what is printed. */
export interface Options {
  readonly from: number;
  /** At least 1. */
  readonly count: number;
  /** Whether everything that happened is printed, also where nothing failed. */
  readonly isTraced: boolean;
}

/** How the simulation is called. */
export const USAGE: Usage = {
  line: "npm run sim -- [--seeds N] [--from S] [--trace]",
  flags: [
    "--seeds N   plays so many seeds; 100 unless told otherwise",
    "--from S    begins with this one; 0 unless told otherwise",
    "--trace     prints everything that happened, also where nothing failed",
  ],
};

/** Reads the command line of the simulation. */
export function readOptions(words: readonly string[]): Typed<Options> {
  const typed = readFlags(words, {
    seeds: { type: "string", default: "100" },
    from: { type: "string", default: "0" },
    trace: { type: "boolean", default: false },
  });
  if (typed.kind !== "values") return typed;
  const { seeds, from, trace } = typed.values;
  return /^[1-9]\d{0,8}$/u.test(seeds) && /^\d{1,9}$/u.test(from)
    ? {
        kind: "values",
        values: { from: Number(from), count: Number(seeds), isTraced: trace },
      }
    : { kind: "unusable", why: "--seeds and --from take whole numbers, --seeds at least 1." };
}
