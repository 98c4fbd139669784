/** So many nudges within so many milliseconds are more than passes could ever follow: a thousand a second. */
const MANY = 100;
const SPAN = 100;
/** How long a flood is believed to go on, in milliseconds, after nudges were last counted. */
const BELIEVED_FOR = 250;

/**
 * Tells the thread that runs passes of a flood: deliveries come in so fast that acknowledging them needs every core.
 * By shared memory, because a message would cost what it is to save.
 */
export interface FloodGauge {
  /** A delivery asks for a pass. What the App itself wrote asks for none, however much of it there is. */
  readonly note: () => void;
}

/** The memory that both threads see: until when a flood goes on, in milliseconds since the epoch. */
export const floodMemory = (): BigInt64Array<SharedArrayBuffer> =>
  new BigInt64Array(new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT));

/** Counts nudges and writes down when there are too many; `now` answers milliseconds since the epoch. */
export function createFloodGauge(
  memory: BigInt64Array<SharedArrayBuffer>,
  now: () => number = Date.now,
): FloodGauge {
  let count = 0;
  let beganAt = now();
  return {
    note: () => {
      count += 1;
      if (count < MANY) return;
      const at = now();
      if (at - beganAt <= SPAN) Atomics.store(memory, 0, BigInt(at + BELIEVED_FOR));
      count = 0;
      beganAt = at;
    },
  };
}

/** Whether there is a flood. */
export const isFlooded = (
  memory: BigInt64Array<SharedArrayBuffer>,
  now: () => number = Date.now,
): boolean => Atomics.load(memory, 0) > BigInt(now());
