import { after, seconds, type Instant } from "../../domain/time.ts";
import { formatKey, type IssueKey } from "../key.ts";
import type { Kind } from "../memory.ts";
import { forgetOld, NO_TRACE, type Trace } from "./trace.ts";

/**
 * What this process has written lately, and which lists it has doubted: GitHub may show for some seconds what was
 * there before a write. Forgetting it only opens that window again, and what two processes write twice is folded.
 */
export interface Recent {
  readonly traceOf: (key: IssueKey, now: Instant) => Trace;
  readonly note: (key: IssueKey, change: (trace: Trace) => Trace, now: Instant) => void;
  /**
   * Whether a list that contradicts the issue should be read again later. Not for ever: GitHub may count comments
   * that it shows to nobody. `sign` says what the contradiction is; without one, what was doubted before is clear.
   */
  readonly shouldWait: (key: IssueKey, sign: string | undefined, now: Instant) => boolean;
}

/** A place of its own in the memory of a host. */
export const RECENT: Kind<Recent> = { name: "recent writes" };

/** How long a contradiction is taken for lag. */
const PATIENCE = seconds(5);

/** An alert storm of one minute, ten times over. */
const MOST = 2000;

/** Remembers writes of the last minute and contradictions seen, of so many issues at most. */
export function createRecent(most = MOST): Recent {
  const traces = new Map<string, Trace>();
  const doubts = new Map<string, { readonly sign: string; readonly since: Instant }>();

  const traceOf = (key: IssueKey, now: Instant): Trace =>
    forgetOld(traces.get(formatKey(key)) ?? NO_TRACE, now);

  return {
    traceOf,
    note: (key, change, now) => {
      put(traces, formatKey(key), change(traceOf(key, now)), most);
      // The oldest first, so what follows the first young one is young.
      for (const [oldest, trace] of traces) {
        if (!isEmpty(forgetOld(trace, now))) break;
        traces.delete(oldest);
      }
    },
    shouldWait: (key, sign, now) => {
      const name = formatKey(key);
      if (sign === undefined) {
        doubts.delete(name);
        return false;
      }
      const doubt = doubts.get(name);
      // A clock that was set back must not make anybody wait for longer.
      const since = doubt?.sign === sign && doubt.since <= now ? doubt.since : now;
      put(doubts, name, { sign, since }, most);
      return now < after(since, PATIENCE);
    },
  };
}

const isEmpty = ({ comments, issue, pulls, runs }: Trace): boolean =>
  comments.size === 0 && issue === undefined && pulls.size === 0 && runs.length === 0;

/** Puts an entry at the young end of a map of at most so many. */
function put<T>(map: Map<string, T>, key: string, value: T, most: number): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}
