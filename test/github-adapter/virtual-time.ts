import { afterEach, beforeEach, vi } from "vitest";
import { carry, type Carry } from "../../src/github/carry.ts";

/** Time that passes only when nothing else happens, with requests over real HTTP in between. */
export interface VirtualTime {
  /** Carries requests and knows which are under way. */
  readonly carry: Carry;
  /** Rings timers one after the other, each once all requests are answered, until the condition holds. */
  readonly runUntil: (isDone: () => boolean) => Promise<void>;
  /** Lets so many seconds pass in which nothing happens but timers. */
  readonly skip: (seconds: number) => void;
}

/** Rounds of the event loop without a request after which nothing more comes by itself. */
const QUIET = 5;

/** Makes the clock and the timers of each test of a file virtual, from the moment given on. */
export function useVirtualTime(start: string): VirtualTime {
  let underWay = 0;
  beforeEach(() => {
    underWay = 0;
    vi.useFakeTimers({ now: Date.parse(start), toFake: ["Date", "setTimeout", "clearTimeout"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < QUIET; quiet = underWay === 0 ? quiet + 1 : 0) {
      // oxlint-disable-next-line no-await-in-loop -- one round after the other
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return {
    carry: async (address, sent) => {
      underWay += 1;
      try {
        return await carry(address, sent);
      } finally {
        underWay -= 1;
      }
    },
    skip: (seconds) => void vi.advanceTimersByTime(seconds * 1000),
    runUntil: async (isDone) => {
      for (await settle(); !isDone(); await settle()) {
        if (vi.getTimerCount() === 0) throw new Error("nothing more will happen");
        vi.advanceTimersToNextTimer();
      }
    },
  };
}
