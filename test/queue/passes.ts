import { formatKey, type IssueKey } from "../../src/control/key.ts";
import type { PassHandler, Urgency } from "../../src/control/port.ts";
import type { Instant } from "../../src/domain/time.ts";
import { turn } from "./virtual-time.ts";

/** A pass that has begun and ends when the test says so. */
interface OpenPass {
  readonly key: IssueKey;
  readonly succeed: (wakeAt?: Instant) => Promise<void>;
  readonly fail: (problem: Error) => Promise<void>;
}

/** A handler whose passes are ended by hand, and the record of what it was asked to do. */
export interface Passes {
  readonly handler: PassHandler;
  /** Begun and not ended, oldest first. */
  readonly open: () => readonly OpenPass[];
  /** Keys in the order in which their passes began. */
  readonly begun: () => readonly string[];
  /** How urgent each of them was. */
  readonly urgencies: () => readonly Urgency[];
  /** The oldest open pass of a key; throws when there is none. */
  readonly of: (key: IssueKey) => OpenPass;
}

/** Makes a handler under the control of a test. */
export function createPasses(): Passes {
  const open = new Set<OpenPass>();
  const begun: string[] = [];
  const urgencies: Urgency[] = [];
  const handler: PassHandler = (key, urgency) => {
    begun.push(formatKey(key));
    urgencies.push(urgency);
    return new Promise((resolve, reject) => {
      const end = async (how: () => void): Promise<void> => {
        open.delete(pass);
        how();
        await turn();
      };
      const pass: OpenPass = {
        key,
        succeed: (wakeAt) => end(() => resolve(wakeAt)),
        fail: (problem) => end(() => reject(problem)),
      };
      open.add(pass);
    });
  };
  return {
    handler,
    open: () => [...open],
    begun: () => begun,
    urgencies: () => urgencies,
    of: (key) => {
      const found = [...open].find((pass) => formatKey(pass.key) === formatKey(key));
      if (found === undefined) throw new Error(`no pass of ${formatKey(key)} is running`);
      return found;
    },
  };
}
