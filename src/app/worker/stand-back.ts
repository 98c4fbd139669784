import type { PassHandler, Urgency } from "../../control/port.ts";
import { rankOf } from "../../queue/urgency.ts";

/** When passes stand back, and how far. */
export interface StandBackOptions {
  readonly isFlooded: () => boolean;
  /** Passes that go on all the same; incidents do not wait for floods to end. */
  readonly few: number;
  /** Told of each pass that has to wait. */
  readonly onWait: () => void;
  /** Resolves when it is time to look whether the flood is over. */
  readonly pause: () => Promise<void>;
}

interface Waiting {
  readonly urgency: Urgency;
  readonly begin: () => void;
}

/**
 * Passes that leave the machine to acknowledgements while deliveries flood in: only few at once then, the urgent ones
 * first. What a flood nudges again and again is passed once it is over; a delivery that is not acknowledged in time is
 * lost.
 */
export function standingBack(pass: PassHandler, options: StandBackOptions): PassHandler {
  let running = 0;
  let waiting: readonly Waiting[] = [];
  let isLooking = false;
  const mayBegin = (): boolean => running < options.few || !options.isFlooded();
  const beginSome = (): void => {
    while (waiting.length > 0 && mayBegin()) {
      const [first, ...others] = waiting;
      waiting = others;
      running += 1;
      first?.begin();
    }
  };
  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    while (waiting.length > 0) {
      // oxlint-disable-next-line no-await-in-loop
      await options.pause();
      beginSome();
    }
    isLooking = false;
  };
  const begin = async (urgency: Urgency): Promise<void> => {
    if (waiting.length === 0 && mayBegin()) {
      running += 1;
      return;
    }
    options.onWait();
    await new Promise<void>((resolve) => {
      waiting = [...waiting, { urgency, begin: resolve }].toSorted(
        (one, other) => rankOf(one.urgency) - rankOf(other.urgency),
      );
      void look();
    });
  };
  return async (key, urgency) => {
    await begin(urgency);
    try {
      return await pass(key, urgency);
    } finally {
      running -= 1;
      beginSome();
    }
  };
}
