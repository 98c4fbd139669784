import { afterEach, beforeEach, vi } from "vitest";
import type { Cost } from "../../src/github/cost.ts";
import { LimitFault } from "../../src/github/limited.ts";
import { createLimits, type LimitsOptions } from "../../src/github/limits.ts";
import type { Urgency } from "../../src/github/urgency.ts";

const START = Date.parse("2026-11-21T03:00:00Z");
/** What requests cost. */
export const COMMENT: Cost = { points: 5, contents: 1 };
export const EDIT: Cost = { points: 5, contents: 0 };
export const READ: Cost = { points: 1, contents: 0 };

/** Makes time of each test of a file virtual. */
export function useFakeTime(): void {
  beforeEach(() => {
    vi.useFakeTimers({ now: START });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

/** One tenant, and what became of its requests: seconds from the start, and names. */
export function createTenant(options: LimitsOptions = {}) {
  const limits = createLimits({ random: () => 0, ...options });
  const gone: { readonly name: string; readonly at: number }[] = [];
  const refused: { readonly name: string; readonly until: number }[] = [];
  const ask = (
    name: string,
    cost: Cost,
    o: { readonly urgency?: Urgency; readonly takes?: number; readonly tenant?: string } = {},
  ): void => {
    const doing = async (): Promise<void> => {
      gone.push({ name, at: seconds(Date.now()) });
      if (o.takes !== undefined) await new Promise((resolve) => setTimeout(resolve, o.takes));
    };
    limits
      .of(o.tenant ?? "installation 1")
      .take(cost, o.urgency ?? "normal", doing)
      .catch((error: unknown) => {
        if (!(error instanceof LimitFault)) throw error;
        refused.push({ name, until: seconds(error.retryAt ?? 0) });
      });
  };
  const many = (count: number, name: string, ...rest: [Cost, Parameters<typeof ask>[2]?]): void => {
    for (let index = 0; index < count; index += 1) ask(name, ...rest);
  };
  const count = (name: string): number => gone.filter((one) => one.name === name).length;
  return { limits, gone, refused, ask, many, count };
}

const seconds = (at: number): number => (at - START) / 1000;
/** Lets so many seconds pass. */
export const wait = async (span: number): Promise<void> => {
  await vi.advanceTimersByTimeAsync(span * 1000);
};
