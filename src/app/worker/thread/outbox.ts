import { formatKey } from "../../../control/key.ts";
import type { Urgency } from "../../../control/port.ts";
import type { Notice } from "../../ingress/notice.ts";

/** Notices on their way to the thread. While it is busy, what asks for the same thing becomes one. */
export interface Outbox {
  readonly add: (notices: readonly Notice[]) => void;
  /** Resolves once the thread has taken everything added so far. */
  readonly flush: () => Promise<void>;
}

const URGENCIES: readonly Urgency[] = ["high", "normal", "low"];

/**
 * Makes an outbox that sends one batch after the other. The first goes at once; between two there is a rest, because a
 * message to a thread and its answer cost as much as the delivery itself, and a flood would send one for each.
 */
export function createOutbox(
  send: (notices: readonly Notice[]) => Promise<void>,
  rest: () => Promise<unknown>,
): Outbox {
  let waiting = new Map<string, Notice>();
  let sending: Promise<void> | undefined;

  const sendAll = async (): Promise<void> => {
    // What arrives in the same turn goes along.
    await Promise.resolve();
    while (waiting.size > 0) {
      const batch = [...waiting.values()];
      waiting = new Map();
      // oxlint-disable-next-line no-await-in-loop
      await send(batch);
      // oxlint-disable-next-line no-await-in-loop
      await rest();
    }
    sending = undefined;
  };
  const start = (): Promise<void> => {
    sending ??= sendAll();
    return sending;
  };
  return {
    add: (notices) => {
      for (const notice of notices) {
        const id = nameOf(notice);
        waiting.set(id, merged(waiting.get(id), notice));
      }
      // A thread that cannot take a batch has ended, which ends the process.
      start().catch(() => {});
    },
    flush: start,
  };
}

/** Notices of one name ask for the same thing. */
function nameOf(notice: Notice): string {
  switch (notice.kind) {
    case "nudge":
      return `nudge ${formatKey(notice.key)}`;
    case "alert":
      // What it brings stands nowhere else, so no two are the same.
      return `alert ${notice.repo.owner}/${notice.repo.repo} ${JSON.stringify(notice.content)}`;
    case "recheck":
      return `recheck ${notice.repo.owner}/${notice.repo.repo} ${notice.commit}`;
    case "installed":
    case "removed":
      return `owner ${notice.owner}`;
    case "regrouped":
      return `regrouped ${notice.installation}`;
    case "revived":
      return `revived ${notice.installation}`;
    case "added":
      return `added ${notice.repo.owner}/${notice.repo.repo}`;
  }
}

/** Of two nudges the more urgent counts, and one that need not settle does not. */
function merged(earlier: Notice | undefined, later: Notice): Notice {
  if (earlier?.kind !== "nudge" || later.kind !== "nudge") return later;
  const rank = Math.min(URGENCIES.indexOf(earlier.urgency), URGENCIES.indexOf(later.urgency));
  return {
    ...later,
    urgency: URGENCIES[rank] ?? later.urgency,
    settleFor: earlier.settleFor === undefined ? undefined : later.settleFor,
  };
}
