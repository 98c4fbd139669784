import type { Activity, Latch } from "./activity.ts";

/** The machines jobs run on. */
export interface Slots {
  /** Resolves with how to give the slot back, once one is free. */
  readonly take: () => Promise<() => void>;
}

/** `size` free slots, given in the order they were asked for. */
export function createSlots(size: number, activity: Activity): Slots {
  let free = size;
  const waiting: Latch<void>[] = [];

  function giveBack(): void {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next.settle();
  }

  return {
    take: async () => {
      if (free > 0) {
        free -= 1;
        return giveBack;
      }
      const latch = activity.latch<void>();
      waiting.push(latch);
      await latch.wait();
      return giveBack;
    },
  };
}
