import { createPrivateKey, sign as signNow, type KeyObject } from "node:crypto";
import fakeTimers from "@sinonjs/fake-timers";
import type { Dice } from "./dice.ts";

/** Time of a whole process: nothing in it happens unless time is moved. */
export interface VirtualTime {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Moves on until the condition holds or the moment has come; answers whether it holds. */
  readonly runUntil: (moment: number, holds: () => boolean) => Promise<boolean>;
}

/** When every simulation begins. */
const BEGINNING = Date.UTC(2026, 10, 21, 3, 12, 45);

/** More steps than any play takes; something that rings for ever would never let time pass. */
const MOST_STEPS = 400_000;

/**
 * Plays something on virtual time: timers, dates and `AbortSignal.timeout` of the whole process follow it, and chance
 * the dice, so that libraries live in it too. What waits for anything but timers and promises must not be played.
 */
export async function onVirtualTime<T>(
  dice: Dice,
  play: (time: VirtualTime) => Promise<T>,
): Promise<T> {
  await loadAhead();
  const turn = realTurn();
  const clock = fakeTimers.install({
    now: BEGINNING,
    toFake: [
      "Date",
      "setTimeout",
      "clearTimeout",
      "setInterval",
      "clearInterval",
      "setImmediate",
      "clearImmediate",
    ],
  });
  const restore = takeOver(dice);
  let steps = 0;
  try {
    return await play({
      now: () => clock.now,
      runUntil: async (moment, holds) => {
        let isOver = false;
        const end = setTimeout(() => (isOver = true), Math.max(0, moment - clock.now));
        for (;;) {
          // Promises first: whatever can go on now goes on before time does.
          // oxlint-disable-next-line no-await-in-loop
          await turn();
          const isSo = holds();
          if (isSo || isOver) {
            clearTimeout(end);
            return isSo;
          }
          steps += 1;
          if (steps > MOST_STEPS) throw new Error("the play does not come to an end");
          clock.next();
        }
      },
    });
  } finally {
    restore();
    clock.uninstall();
  }
}

/** Loads what the program loads when it first needs it, which would come at a moment nobody decides. */
const loadAhead = (): Promise<unknown> =>
  Promise.all([
    import("../../src/config/json-path.ts"),
    import("../../src/control/alert/alert-messages.ts"),
    import("../../src/control/report.ts"),
  ]);

/** A turn of the real event loop: every promise that can settle has settled by then. */
function realTurn(): () => Promise<void> {
  const { setImmediate } = globalThis;
  return () => new Promise((resolve) => setImmediate(resolve));
}

/** Gives the process dice for chance, deadlines on its clock, and signatures that are made at once. */
function takeOver(dice: Dice): () => void {
  const { subtle } = globalThis.crypto;
  const before = [Math, AbortSignal].map((owner) => Object.getOwnPropertyDescriptors(owner));
  Object.assign(Math, { random: dice.roll });
  Object.assign(AbortSignal, { timeout: deadline });
  // The platform signs on other threads, whose moment nobody decides; the signature itself is the same.
  Object.assign(subtle, signing());
  return () => {
    [Math, AbortSignal].forEach((owner, index) =>
      Object.defineProperties(owner, before[index] ?? {}),
    );
    // What was laid over the prototype's own is taken away again.
    Reflect.deleteProperty(subtle, "importKey");
    Reflect.deleteProperty(subtle, "sign");
  };
}

function deadline(milliseconds: number): AbortSignal {
  const controller = new AbortController();
  // The error is made only when it is due: most deadlines are never reached.
  setTimeout(() => {
    controller.abort(new DOMException("The operation was aborted due to timeout", "TimeoutError"));
  }, milliseconds);
  return controller.signal;
}

/** Imports a key once: reading it takes longer than signing. */
function signing() {
  const keys = new Map<string, KeyObject>();
  const importKey = (_format: string, der: ArrayBuffer): Promise<KeyObject> => {
    const name = Buffer.from(der).toString("base64");
    const key =
      keys.get(name) ?? createPrivateKey({ key: Buffer.from(der), format: "der", type: "pkcs8" });
    keys.set(name, key);
    return Promise.resolve(key);
  };
  const sign = (_algorithm: string, key: KeyObject, data: ArrayBuffer): Promise<ArrayBuffer> =>
    Promise.resolve(new Uint8Array(signNow("RSA-SHA256", Buffer.from(data), key)).buffer);
  return { importKey, sign };
}
