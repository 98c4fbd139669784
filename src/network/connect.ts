import { once } from "node:events";
import { connect, isIP } from "node:net";
import type { Socket } from "node:net";
import type { Network } from "./network.ts";
import { lookupOf, resolveTarget } from "./resolve.ts";
import type { Addresses } from "./resolve.ts";
import type { Target } from "./target.ts";
import { bareHost } from "./target.ts";
import { ticks, type Timings } from "./timings.ts";

/**
 * How long one of several addresses may take before the next is tried. The default of a quarter of a second gives up far
 * servers where only their first address works.
 */
const NEXT_ADDRESS_AFTER = 1000;

/** What a socket is told so that it goes to one of these addresses and asks no resolver. */
export const pinned = (addresses: Addresses) => ({
  lookup: lookupOf(addresses),
  autoSelectFamily: true,
  autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_AFTER,
});

/** Finds out where a target is, and tells how long that took where a name had to be resolved. */
export async function locate(
  target: Target,
  network: Network,
  { signal, timings }: { readonly signal: AbortSignal; readonly timings: Timings },
): Promise<Addresses> {
  const started = ticks();
  const addresses = await resolveTarget(target, network, signal);
  if (isIP(bareHost(target.host)) === 0) timings.add("dns", started);
  return addresses;
}

/**
 * Opens a connection to an address that was looked up once and allowed. Rejects with `ForbiddenAddress`, with the error
 * of the socket, or with the signal's reason. Whoever gets the socket destroys it.
 */
export async function openSocket(
  target: Target,
  network: Network,
  way: { readonly signal: AbortSignal; readonly timings: Timings },
): Promise<Socket> {
  const addresses = await locate(target, network, way);
  way.signal.throwIfAborted();
  const started = ticks();
  const socket = connect({ host: bareHost(target.host), port: target.port, ...pinned(addresses) });
  // An error that comes while nobody waits is told by whatever is tried next, and by no crash.
  socket.on("error", () => undefined);
  try {
    await once(socket, "connect", { signal: way.signal });
  } catch (error) {
    socket.destroy();
    way.signal.throwIfAborted();
    throw error;
  }
  way.timings.add("connect", started);
  return socket;
}
