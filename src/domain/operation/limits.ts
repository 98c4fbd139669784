import { after, before, type Instant } from "../time.ts";
import type { OperationSpec } from "./spec.ts";
import { isOpen, type OperationRun } from "./state.ts";

/** The request that holds the lock of a target; `undefined`: it is free. */
export const holderOfTarget = (
  operations: readonly OperationRun[],
  target: string,
): OperationRun | undefined => operations.find((run) => run.target === target && isOpen(run));

/** When an operation may be begun again, where its cap is reached; `undefined`: now. */
export function capEndsAt(
  operations: readonly OperationRun[],
  { name, rate }: OperationSpec,
  now: Instant,
): Instant | undefined {
  if (rate === undefined) return undefined;
  const since = before(now, rate.per);
  const begun = operations
    .flatMap(({ operation, begunAt }) => (operation === name ? (begunAt ?? []) : []))
    .filter((at) => at > since)
    .toSorted((a, b) => b - a);
  const decisive = begun[rate.most - 1];
  return decisive === undefined ? undefined : after(decisive, rate.per);
}

/** Whether two logins are one person's: GitHub does not tell their case apart. */
export const isSamePerson = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();
