import type { Urgency } from "../control/port.ts";
import { createLane, type Lane } from "./lane.ts";

/** How many passes may run at once. */
export interface Concurrency {
  readonly total: number;
  /** Passes of one owner, so that a storm in one organization leaves room for the others. */
  readonly perOwner: number;
}

/** What waits for a slot: owners take turns; within an owner the more urgent first, then first come first served. */
export interface Lanes {
  readonly add: (owner: string, id: string, urgency: Urgency) => void;
  /** Makes a waiting one more urgent. */
  readonly raise: (owner: string, id: string, urgency: Urgency) => void;
  /** Takes the next id that may start now; `undefined` when none may. */
  readonly take: () => string | undefined;
  /** Gives the slot of a finished one back. */
  readonly release: (owner: string) => void;
  readonly clear: () => void;
  readonly waiting: () => number;
  readonly running: () => number;
}

/** Makes empty lanes. */
export function createLanes(limit: Concurrency): Lanes {
  const lanes = new Map<string, { running: number; readonly waiting: Lane }>();
  let running = 0;
  const laneOf = (owner: string) => {
    const lane = lanes.get(owner) ?? { running: 0, waiting: createLane() };
    lanes.set(owner, lane);
    return lane;
  };
  return {
    add: (owner, id, urgency) => laneOf(owner).waiting.add(id, urgency),
    raise: (owner, id, urgency) => laneOf(owner).waiting.raise(id, urgency),
    take: () => {
      if (running >= limit.total) return undefined;
      for (const [owner, lane] of lanes) {
        if (lane.running >= limit.perOwner) continue;
        const id = lane.waiting.take();
        if (id === undefined) continue;
        lane.running += 1;
        running += 1;
        // To the end of the line: a Map keeps the order of insertion.
        lanes.delete(owner);
        lanes.set(owner, lane);
        return id;
      }
      return undefined;
    },
    release: (owner) => {
      const lane = laneOf(owner);
      lane.running -= 1;
      running -= 1;
      if (lane.running === 0 && lane.waiting.waiting() === 0) lanes.delete(owner);
    },
    clear: () => {
      for (const lane of lanes.values()) lane.waiting.clear();
    },
    waiting: () => [...lanes.values()].reduce((sum, lane) => sum + lane.waiting.waiting(), 0),
    running: () => running,
  };
}
