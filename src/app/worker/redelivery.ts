import type { Logger } from "pino";
import type { Clock } from "../../control/port.ts";
import { before, type Instant, minutes } from "../../domain/time.ts";
import type { FailedDeliveries } from "../../github/deliveries.ts";
import { nameOf } from "../log.ts";

/** Asks GitHub once more for the deliveries that failed since the last time. */
export type RecallDeliveries = () => Promise<void>;

/** What asking again takes. */
export interface RedeliveryOptions {
  readonly failedSince: (since: Instant) => Promise<FailedDeliveries>;
  readonly redeliver: (id: number) => Promise<void>;
  readonly onRedelivery: (result: "asked" | "failed") => void;
  readonly log: Logger;
  readonly clock: Clock;
}

/** GitHub keeps deliveries for three days. */
const KEPT = minutes(3 * 24 * 60);

/** A delivery under way when the last look was made may have failed after it. */
const OVERLAP = minutes(2);

type FailedDelivery = FailedDeliveries["failed"][number];

/** Deliveries asked back at one time; the sweep finds what more were about. */
const MOST = 500;

/** Times one delivery is asked back; what fails that often is the App's fault, not the network's. */
const MOST_TIMES = 3;

/**
 * Makes a recall that remembers how far back it has looked. A delivery that cannot be had is logged and left, because
 * the sweep looks at the incidents themselves.
 */
export function createRecall(options: RedeliveryOptions): RecallDeliveries {
  const { clock, log } = options;
  const asked = new Map<string, number>();
  let seenUntil: Instant | undefined;

  const ask = async ({ id, guid, event, attempts }: FailedDelivery): Promise<void> => {
    // What GitHub lists counts the attempts that an earlier process asked for, too; the first one nobody asked for.
    const times = Math.max(asked.get(guid) ?? 0, attempts - 1);
    if (times >= MOST_TIMES) return;
    asked.set(guid, times + 1);
    try {
      await options.redeliver(id);
      options.onRedelivery("asked");
    } catch (problem) {
      options.onRedelivery("failed");
      log.warn({ event, problem: nameOf(problem) }, "a delivery could not be asked back");
    }
  };

  return async () => {
    const now = clock();
    const oldest = before(now, KEPT);
    const { failed, isComplete } = await options.failedSince(seenUntil ?? oldest);
    if (!isComplete) log.warn("there are more deliveries than can be looked through");
    // The newest of them say most about how things are.
    for (const delivery of failed.slice(-MOST)) await ask(delivery);
    for (const guid of asked.keys()) {
      if (asked.size <= MOST * 4) break;
      asked.delete(guid);
    }
    seenUntil = before(now, OVERLAP);
  };
}
