import { after, between, type Instant } from "../domain/time.ts";
import { LEAD } from "./budgets.ts";
import type { Cost } from "./cost.ts";
import type { Urgency } from "./urgency.ts";

/** A request that waits for its turn. */
export interface Waiting {
  readonly cost: Cost;
  readonly urgency: Urgency;
  readonly since: Instant;
  readonly start: () => void;
  readonly refuse: (retryAt: Instant) => void;
}

/** Requests in the order in which they go when there is room. */
export interface Line {
  readonly join: (waiting: Waiting) => void;
  readonly leave: (waiting: Waiting) => void;
  readonly all: () => readonly Waiting[];
}

const rankOf = ({ since, urgency }: Waiting): Instant => after(since, LEAD[urgency]);

/** A line with nobody in it. */
export function createLine(): Line {
  let line: readonly Waiting[] = [];
  return {
    join: (waiting) => {
      const rank = rankOf(waiting);
      const at = line.findLastIndex((other) => between(rankOf(other), rank) >= 0) + 1;
      line = line.toSpliced(at, 0, waiting);
    },
    leave: (waiting) => {
      line = line.filter((other) => other !== waiting);
    },
    all: () => line,
  };
}
