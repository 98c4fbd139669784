import type { IssueKey } from "../control/key.ts";
import type { Queue, Urgency } from "../control/port.ts";
import type { Instant } from "../domain/time.ts";

/** A key whose passes failed for good; the next nudge or timer revives it. */
export interface DeadKey {
  readonly key: IssueKey;
  /** When its last pass failed. */
  readonly at: Instant;
  readonly why: string;
}

/** What a queue holds at one moment. */
export interface QueueFigures {
  /** Passes that are due and have not begun. */
  readonly waiting: number;
  readonly running: number;
  /** Moments to come that start a pass: timers, and further tries of failed passes. */
  readonly timers: number;
  /** Since when the pass that waits longest is due; `undefined` when none waits. */
  readonly oldestAt: Instant | undefined;
  readonly dead: readonly DeadKey[];
}

/** A queue that its host can look into. */
export interface WatchedQueue extends Queue {
  /** Resolves once no pass runs and none could start; timers and waits for another try may remain. */
  readonly idle: () => Promise<void>;
  readonly figures: () => Promise<QueueFigures>;
}

/** Why a pass begins: how urgent it is, and since when it is due (the first nudge, or the moment of a timer or a further try). */
export interface Beginning {
  readonly urgency: Urgency;
  readonly dueAt: Instant;
}

/** Who is told what a queue does. */
export interface QueueListeners {
  /** Told of each pass just before it begins. */
  readonly onBegin?: (key: IssueKey, beginning: Beginning) => void;
  /** Told of each failed pass; `retryAt` is `undefined` when the key is dead now. */
  readonly onFailure?: (key: IssueKey, problem: unknown, retryAt: Instant | undefined) => void;
}
