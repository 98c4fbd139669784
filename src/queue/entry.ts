import type { IssueKey } from "../control/key.ts";
import type { Instant } from "../domain/time.ts";
import type { Beginning, DeadKey } from "./watched.ts";

/** Something that will ring. */
interface Timer {
  readonly at: Instant;
  readonly cancel: () => void;
}

/** What the queue in memory knows of one key. */
export interface Entry {
  readonly key: IssueKey;
  state: "resting" | "waiting" | "running";
  /** The pass that is due: the one that waits or, while one is running, the one after it. */
  due: Beginning | undefined;
  /** Given a timer while running, which the pass knows nothing of. */
  isWokenMeanwhile: boolean;
  failures: number;
  timer: Timer | undefined;
  retry: Timer | undefined;
  /** A nudge that is kept back for a while. */
  settling: Timer | undefined;
  dead: DeadKey | undefined;
}

/** A key of which nothing is known. */
export const createEntry = (key: IssueKey): Entry => ({
  key,
  state: "resting",
  due: undefined,
  isWokenMeanwhile: false,
  failures: 0,
  timer: undefined,
  retry: undefined,
  settling: undefined,
  dead: undefined,
});

/** What a key may have running. */
export type TimerName = "timer" | "retry" | "settling";

/** Takes a timer back. */
export function clearTimer(entry: Entry, which: TimerName): void {
  entry[which]?.cancel();
  entry[which] = undefined;
}

/** Whether nothing would be lost with it. */
export const isForgettable = ({ state, timer, retry, settling, dead }: Entry): boolean =>
  state === "resting" && [timer, retry, settling, dead].every((one) => one === undefined);
