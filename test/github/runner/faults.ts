import type { Activity, Latch } from "./activity.ts";
import type { RunReport } from "./report.ts";

/** Which runs a fault is for. */
type RunMatch = (run: RunReport) => boolean;

/** When the machine of a run goes away without a word; GitHub ends such a run as failed. */
type Loss =
  | { readonly kind: "before-steps" }
  /** As soon as a line of the log matches. */
  | { readonly kind: "at-line"; readonly line: RegExp };

/** Runs kept from starting. */
interface Hold {
  readonly release: () => void;
}

/** Failures of the machines, on demand. */
export interface RunFaults {
  /** Matching runs stay queued until released (or cancelled); a held run does not keep the runner from being idle. */
  readonly hold: (matches?: RunMatch) => Hold;
  /** The next matching run loses its machine. */
  readonly loseNext: (loss: Loss, matches?: RunMatch) => void;
}

/** The side of the faults that runs go through. */
export interface RunGate extends RunFaults {
  /** Resolves when no hold is on the run any more, or it is cancelled. */
  readonly pass: (run: RunReport, cancelled: AbortSignal) => Promise<void>;
  readonly takeLoss: (run: RunReport) => Loss | undefined;
}

/** No faults yet. */
export function createRunGate(activity: Activity): RunGate {
  const holds = new Set<{ readonly matches: RunMatch; readonly released: Latch<void> }>();
  const losses: { readonly loss: Loss; readonly matches: RunMatch }[] = [];
  return {
    hold: (matches = () => true) => {
      const hold = { matches, released: activity.latch<void>() };
      holds.add(hold);
      return {
        release: () => {
          holds.delete(hold);
          hold.released.settle();
        },
      };
    },
    loseNext: (loss, matches = () => true) => losses.push({ loss, matches }),
    pass: async (run, cancelled) => {
      for (const hold of holds) {
        if (!cancelled.aborted && hold.matches(run))
          await either(activity, hold.released, cancelled);
      }
    },
    takeLoss: (run) => {
      const index = losses.findIndex(({ matches }) => matches(run));
      return index === -1 ? undefined : losses.splice(index, 1)[0]?.loss;
    },
  };
}

/** Waits for whichever comes first. */
async function either(
  activity: Activity,
  released: Latch<void>,
  cancelled: AbortSignal,
): Promise<void> {
  const first = activity.latch<void>();
  const settle = (): void => first.settle();
  cancelled.addEventListener("abort", settle);
  // The wait for the release is a strand of its own, since this one may go on without it.
  activity.begin();
  const forward = async (): Promise<void> => {
    await released.wait();
    first.settle();
    activity.end();
  };
  void forward();
  await first.wait();
  cancelled.removeEventListener("abort", settle);
}
