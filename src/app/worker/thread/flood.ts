/** So many deliveries within so many milliseconds are more than passes could ever follow: a thousand a second. */
const MANY = 32;
const SPAN = 32;
/** How long a flood is believed to go on, in milliseconds, after deliveries were last counted. */
const BELIEVED_FOR = 250;

/**
 * Tells the thread that runs passes of a flood: deliveries come in so fast that acknowledging them needs every core.
 * By shared memory, because a message would cost what it is to save.
 */
export interface FloodGauge {
  /** A delivery was taken. */
  readonly note: () => void;
}

/** The memory that both threads see: until when a flood goes on, in milliseconds since the epoch. */
export const floodMemory = (): BigInt64Array<SharedArrayBuffer> =>
  new BigInt64Array(new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT));

/** Counts deliveries and writes down when there are too many; `now` answers milliseconds since the epoch. */
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
