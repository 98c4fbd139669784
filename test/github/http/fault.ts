import type { FaultOptions, FaultTarget } from "../local-github.ts";

/** A failure that waits for a request. */
type Fault =
  | (FaultOptions & { readonly kind: "answer" })
  | (FaultTarget & { readonly kind: "disconnect" })
  | (FaultTarget & { readonly kind: "stall"; readonly until: Promise<unknown> });

/** Failures in the order they were asked for; each is used up by the requests it meets. */
export interface FaultLine {
  readonly add: (fault: Fault) => void;
  /** The first failure meant for this request, used up by one. */
  readonly take: (method: string, path: string) => Fault | undefined;
  readonly clear: () => void;
}

export function createFaultLine(): FaultLine {
  let waiting: readonly { readonly fault: Fault; readonly left: number }[] = [];
  return {
    add: (fault) => {
      waiting = [...waiting, { fault, left: fault.times ?? 1 }];
    },
    clear: () => {
      waiting = [];
    },
    take: (method, path) => {
      const index = waiting.findIndex(({ fault }) => meets(fault, method, path));
      const met = waiting[index];
      if (met === undefined) return undefined;
      const rest = met.left > 1 ? [{ ...met, left: met.left - 1 }] : [];
      waiting = [...waiting.slice(0, index), ...rest, ...waiting.slice(index + 1)];
      return met.fault;
    },
  };
}

function meets({ method, path }: Fault, actual: string, actualPath: string): boolean {
  if (method !== undefined && method.toUpperCase() !== actual) return false;
  return typeof path === "string" ? path === actualPath : path.test(actualPath);
}
