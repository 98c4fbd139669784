import type { LookupAddress } from "node:dns";
import { instant, seconds } from "../../src/domain/time.ts";
import type { Resolve } from "../../src/network/network.ts";
import type { RunContext } from "../../src/probe/run.ts";

/** The moment at which every attempt of these tests begins. */
export const AT = instant("2026-11-21T03:12:45Z");

/** What servers of the tests listen at. */
export const LOCAL = ["127.0.0.0/8", "::1/128"];

/** What a prober gets: this machine may be reached, no secrets, no GitHub; but for the change. */
export const contextOf = (change: Partial<RunContext> = {}): RunContext => ({
  secrets: new Map(),
  clock: () => AT,
  signal: new AbortController().signal,
  network: { allow: LOCAL },
  environment: {},
  github: undefined,
  delay: () => Promise.resolve(),
  ...change,
});

/** What every spec of these tests has, whatever its kind. */
export const COMMON = {
  name: "health",
  title: "Health",
  timeout: seconds(5),
  retries: 0,
  retryAfter: seconds(0),
  samples: undefined,
  hysteresis: { fail: 1, recover: 1 },
  values: [],
  expect: [],
} as const;

/** A resolver that gives one answer after the other, the last of them for ever, and remembers what it was asked. */
export function resolving(...answers: readonly (readonly string[])[]): {
  readonly resolve: Resolve;
  readonly asked: readonly string[];
} {
  const asked: string[] = [];
  return {
    asked,
    resolve: (host) => {
      const addresses = answers[Math.min(asked.length, answers.length - 1)] ?? [];
      asked.push(host);
      return Promise.resolve(
        addresses.map((address): LookupAddress => ({
          address,
          family: address.includes(":") ? 6 : 4,
        })),
      );
    },
  };
}
