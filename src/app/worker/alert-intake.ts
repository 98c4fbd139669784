import { formatKey, type RepoKey } from "../../control/key.ts";
import { Fault } from "../../domain/fault.ts";

/** Alerts on their way into incidents. */
export interface AlertIntake {
  /**
   * Resolves once what the message tells stands in issues. Until then its delivery is not acknowledged: GitHub keeps it,
   * and it is all there is of the alert.
   */
  readonly add: (repo: RepoKey, message: unknown) => Promise<void>;
  /** Takes nothing more; resolves once everything is written. */
  readonly close: () => Promise<void>;
}

/** What it is made from. */
export interface AlertIntakeOptions {
  /** Brings messages about one repository into its issues. */
  readonly raise: (repo: RepoKey, messages: readonly unknown[]) => Promise<void>;
  /** Resolves when it is time for the next batch of a repository; further messages gather meanwhile. */
  readonly rest: () => Promise<unknown>;
}

/** Messages that wait together. */
interface Batch {
  readonly repo: RepoKey;
  readonly messages: unknown[];
  readonly done: PromiseWithResolvers<void>;
}

/**
 * Makes an intake: the first message of a repository goes at once, and what comes while it is written goes together.
 * Of one repository there is one batch at a time, so that no two of them open an incident for the same alert.
 */
export function createAlertIntake({ raise, rest }: AlertIntakeOptions): AlertIntake {
  const waiting = new Map<string, Batch>();
  const running = new Map<string, Promise<void>>();
  let isClosed = false;

  const work = async (name: string): Promise<void> => {
    for (let batch = waiting.get(name); batch !== undefined; batch = waiting.get(name)) {
      waiting.delete(name);
      try {
        // oxlint-disable-next-line no-await-in-loop
        await raise(batch.repo, batch.messages);
        batch.done.resolve();
      } catch (problem) {
        batch.done.reject(problem);
      }
      // oxlint-disable-next-line no-await-in-loop
      if (!isClosed) await rest();
    }
    running.delete(name);
  };

  return {
    add: async (repo, message) => {
      if (isClosed) throw new Fault("the worker is closed");
      const name = formatKey({ ...repo, number: 0 }).toLowerCase();
      const known = waiting.get(name);
      if (known !== undefined) {
        known.messages.push(message);
        return await known.done.promise;
      }
      const batch: Batch = { repo, messages: [message], done: Promise.withResolvers() };
      waiting.set(name, batch);
      if (!running.has(name)) running.set(name, work(name));
      return await batch.done.promise;
    },
    close: async () => {
      isClosed = true;
      await Promise.all(running.values());
    },
  };
}
