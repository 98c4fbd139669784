import type { Logger } from "pino";
import { nameOf } from "../log.ts";

/** Work nobody waits for, one piece after the other; what fails is logged and left. */
export interface Background {
  readonly add: (what: string, work: () => Promise<void>) => void;
  /** Lets the piece under way end and drops the others. */
  readonly close: () => Promise<void>;
}

/** Makes an empty line of work. */
export function createBackground(log: Logger): Background {
  let last = Promise.resolve();
  let isClosed = false;
  const perform = async (what: string, work: () => Promise<void>): Promise<void> => {
    if (isClosed) return;
    try {
      await work();
    } catch (problem) {
      log.warn({ what, problem: nameOf(problem) }, "background work failed");
    }
  };
  return {
    add: (what, work) => {
      last = last.then(() => perform(what, work));
    },
    close: () => {
      isClosed = true;
      return last;
    },
  };
}
