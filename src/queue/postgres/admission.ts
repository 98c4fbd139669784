import { ownerFlag } from "./statements.ts";

/**
 * Which jobs this process may take now. The library's workers ask for jobs independently of each other; here they ask
 * one after another, so that no owner gets more than its share and each question knows what the one before took.
 */
export interface Admission {
  /** Waits for its turn, then answers with the flags that must not be taken. */
  readonly ask: () => Promise<string[]>;
  /** The question whose turn it is found nothing; answers whether it should be asked once more. */
  readonly foundNothing: () => boolean;
  /** It took a job; `owner` is undefined when the job is nobody's pass. */
  readonly took: (owner: string | undefined) => void;
  readonly ended: (owner: string | undefined) => void;
}

/** Makes an admission; no question is asked before `mayAsk` resolves. */
export function createAdmission(perOwner: number, mayAsk: () => Promise<void>): Admission {
  const running = new Map<string, number>();
  let line: Promise<void> = Promise.resolve();
  let turn: PromiseWithResolvers<void> | undefined;
  /** First for owners with nothing under way, so that owners take turns; then for whoever has room. */
  let isForIdleOwners = true;
  const busy = (atLeast: number): string[] =>
    [...running].filter(([, passes]) => passes >= atLeast).map(([owner]) => ownerFlag(owner));
  const count = (owner: string | undefined, by: number): void => {
    if (owner === undefined) return;
    const passes = (running.get(owner) ?? 0) + by;
    if (passes > 0) running.set(owner, passes);
    else running.delete(owner);
  };
  return {
    ask: async () => {
      const before = line;
      const mine = Promise.withResolvers<void>();
      line = mine.promise;
      await before;
      await mayAsk();
      turn = mine;
      return busy(isForIdleOwners ? 1 : perOwner);
    },
    foundNothing: () => {
      const isWorthwhile = isForIdleOwners && busy(1).length > busy(perOwner).length;
      isForIdleOwners = !isWorthwhile;
      turn?.resolve();
      return isWorthwhile;
    },
    took: (owner) => {
      isForIdleOwners = true;
      count(owner, 1);
      turn?.resolve();
    },
    ended: (owner) => count(owner, -1),
  };
}
