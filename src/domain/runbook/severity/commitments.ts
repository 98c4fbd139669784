import type { Commitments } from "./level.ts";

/** Nothing said about times. */
export const NO_COMMITMENTS: Commitments = { targets: {}, updateEvery: undefined };

/** Both together; what the first says stands. */
export const joinCommitments = (first: Commitments, second: Commitments): Commitments => ({
  targets: { ...second.targets, ...first.targets },
  updateEvery: first.updateEvery ?? second.updateEvery,
});

/** All together; what comes earlier stands. */
export const joinAll = (all: readonly Commitments[]): Commitments =>
  all.reduce(joinCommitments, NO_COMMITMENTS);

/** Whether any time is named. */
export const isCommitted = ({ targets, updateEvery }: Commitments): boolean =>
  updateEvery !== undefined || Object.keys(targets).length > 0;
