import { TARGET_KINDS, type Commitments, type Target, type TargetKind } from "./level.ts";

/** Nothing said about times. */
export const NO_COMMITMENTS: Commitments = { targets: {}, updateEvery: undefined };

/** Both together; what the first says stands, except that a time makes an `immediately` or `when planned` without one exact. */
export const joinCommitments = (first: Commitments, second: Commitments): Commitments => ({
  targets: { ...second.targets, ...exact(first.targets, second.targets) },
  updateEvery: first.updateEvery ?? second.updateEvery,
});

function exact(
  first: Commitments["targets"],
  second: Commitments["targets"],
): Commitments["targets"] {
  const made: Partial<Record<TargetKind, Target>> = { ...first };
  for (const kind of TARGET_KINDS) {
    const [vague, told] = [first[kind], second[kind]];
    if (vague !== undefined && vague.duration === undefined && told?.duration !== undefined)
      made[kind] = { ...told, isImmediate: vague.isImmediate };
  }
  return made;
}

/** All together; what comes earlier stands. */
export const joinAll = (all: readonly Commitments[]): Commitments =>
  all.reduce(joinCommitments, NO_COMMITMENTS);

/** Whether any time is named. */
export const isCommitted = ({ targets, updateEvery }: Commitments): boolean =>
  updateEvery !== undefined || Object.keys(targets).length > 0;

/** The same times, counted while the team works; updates keep their rhythm. */
export const inBusinessTime = ({ targets, updateEvery }: Commitments): Commitments => ({
  targets: Object.fromEntries(
    Object.entries(targets).map(([kind, target]) => [kind, { ...target, isBusinessTime: true }]),
  ),
  updateEvery,
});

/** What is told in figures: `Immediate actions for P1` only names what follows. */
export const onlyMeasured = ({ targets, updateEvery }: Commitments): Commitments => ({
  targets: Object.fromEntries(
    Object.entries(targets).filter(([, { duration }]) => duration !== undefined),
  ),
  updateEvery,
});
