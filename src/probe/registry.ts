import type { ProbeSpec } from "../domain/probe/spec.ts";
import { probeHttp } from "./http.ts";
import type { Prober } from "./prober.ts";

/** How each kind of probe looks. */
export const PROBERS = {
  http: probeHttp,
} satisfies { readonly [K in ProbeSpec["kind"]]: Prober<Extract<ProbeSpec, { readonly kind: K }>> };
