import type { RequestEntry, RequestLog } from "../local-github.ts";

/** A log that its owner can add to. */
export interface GrowingLog extends RequestLog {
  readonly add: (entry: RequestEntry) => void;
}

export function createRequestLog(): GrowingLog {
  const entries: RequestEntry[] = [];
  return {
    entries,
    count: (matching = () => true) => entries.filter((entry) => matching(entry)).length,
    reset: () => {
      entries.length = 0;
    },
    add: (entry) => {
      entries.push(entry);
    },
  };
}
