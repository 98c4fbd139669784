import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import type { LookupFunction } from "node:net";
import type { Network, Resolve } from "./network.ts";
import { createGuard } from "./guard.ts";
import type { Target } from "./target.ts";
import { bareHost, ForbiddenAddress } from "./target.ts";

/** At least one address. */
export type Addresses = readonly [LookupAddress, ...LookupAddress[]];

/**
 * Finds the addresses of a target, once, and holds every one of them against what is allowed. Whoever connects takes one
 * of these and asks no resolver again: a name that answers otherwise a moment later leads nowhere. Rejects with
 * `ForbiddenAddress` where a single one is not allowed, and with the resolver's error.
 */
export async function resolveTarget(
  target: Target,
  { allow, resolve = resolveAsMachine }: Network,
  signal: AbortSignal,
): Promise<Addresses> {
  const guard = createGuard(allow);
  const host = bareHost(target.host);
  refuse(guard.refuseName(target));
  const family = isIP(host);
  const addresses = family === 0 ? await until(resolve(host), signal) : [{ address: host, family }];
  const [first, ...rest] = addresses;
  if (first === undefined) {
    throw Object.assign(new Error("the name has no address"), { code: "ENOTFOUND" });
  }
  for (const { address } of addresses) refuse(guard.refuseAddress(target, address));
  return [first, ...rest];
}

function refuse(why: string | undefined): void {
  if (why !== undefined) throw new ForbiddenAddress(why);
}

const resolveAsMachine: Resolve = (host) => lookup(host, { all: true });

/** A lookup for sockets that knows just these addresses. */
export const lookupOf =
  (addresses: Addresses): LookupFunction =>
  (_, { all }, answer) => {
    const [{ address, family }] = addresses;
    if (all === true) answer(null, [...addresses]);
    else answer(null, address, family);
  };

/** What a promise gives, unless the signal comes first: then its reason. What cannot be cancelled is left to itself. */
export async function until<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
