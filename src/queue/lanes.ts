/** How many passes may run at once. */
export interface Concurrency {
  readonly total: number;
  /** Passes of one owner, so that a storm in one organization leaves room for the others. */
  readonly perOwner: number;
}

/** What waits for a slot, first come first served within an owner, owners taking turns. */
export interface Lanes {
  readonly add: (owner: string, id: string) => void;
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
  const lanes = new Map<string, { running: number; readonly waiting: string[] }>();
  let running = 0;
  const laneOf = (owner: string) => {
    const lane = lanes.get(owner) ?? { running: 0, waiting: [] };
    lanes.set(owner, lane);
    return lane;
  };
  return {
    add: (owner, id) => void laneOf(owner).waiting.push(id),
    take: () => {
      if (running >= limit.total) return undefined;
      for (const [owner, lane] of lanes) {
        if (lane.running >= limit.perOwner) continue;
        const id = lane.waiting.shift();
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
      if (lane.running === 0 && lane.waiting.length === 0) lanes.delete(owner);
    },
    clear: () => {
      for (const lane of lanes.values()) lane.waiting.length = 0;
    },
    waiting: () => [...lanes.values()].reduce((sum, lane) => sum + lane.waiting.length, 0),
    running: () => running,
  };
}
