/** A value to come. Waiting for it is no activity; the one who settles it makes its waiters active again. */
export interface Latch<Value> {
  /** Only the first value counts. */
  readonly settle: (value: Value) => void;
  /** To be awaited by something that is active. */
  readonly wait: () => Promise<Value>;
}

/**
 * Counts the strands that can proceed by themselves, and tells when there is none. What waits for
 * something outside (a hold of a test, a group whose member is held) is not counted, so a test can
 * settle everything else around it.
 */
export interface Activity {
  readonly begin: () => void;
  readonly end: () => void;
  readonly isIdle: () => boolean;
  readonly idle: () => Promise<void>;
  readonly latch: <Value>() => Latch<Value>;
}

/** Nothing is going on yet. */
export function createActivity(): Activity {
  let count = 0;
  let waiting: (() => void)[] = [];

  function begin(): void {
    count += 1;
  }

  function end(): void {
    count -= 1;
    if (count > 0) return;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  }

  async function idle(): Promise<void> {
    if (count === 0) return;
    await new Promise<void>((resolve) => waiting.push(resolve));
    // Whoever is woken first may begin something new, so each looks again.
    await idle();
  }

  return { begin, end, idle, isIdle: () => count === 0, latch: () => createLatch({ begin, end }) };
}

function createLatch<Value>(activity: Pick<Activity, "begin" | "end">): Latch<Value> {
  const waiting: ((value: Value) => void)[] = [];
  let settled: { readonly value: Value } | undefined;
  return {
    settle: (value) => {
      if (settled !== undefined) return;
      settled = { value };
      for (const wake of waiting) {
        activity.begin();
        wake(value);
      }
    },
    wait: async () => {
      if (settled !== undefined) return settled.value;
      const value = new Promise<Value>((resolve) => waiting.push(resolve));
      activity.end();
      return await value;
    },
  };
}
