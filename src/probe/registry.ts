import type { ProbeSpec, SpecOf } from "../domain/probe/spec.ts";
import { probeHttp } from "./http.ts";
import type { Prober } from "./prober.ts";

/** The specs by their kind. */
type Specs = { readonly [K in ProbeSpec["kind"]]: SpecOf<K> };

/** Loads the prober of each kind: one that is not used costs neither time nor the clients it brings along. */
type Probers = { readonly [K in keyof Specs]: () => Promise<Prober<Specs[K]>> };

/** How each kind of probe looks. */
const PROBERS: Probers = {
  // Most are of this kind.
  http: async () => probeHttp,
  tcp: async () => (await import("./tcp.ts")).probeTcp,
  dns: async () => (await import("./dns.ts")).probeDns,
  tls: async () => (await import("./tls.ts")).probeTls,
  postgres: async () => (await import("./postgres.ts")).probePostgres,
  redis: async () => (await import("./redis.ts")).probeRedis,
  command: async () => (await import("./command.ts")).probeCommand,
  workflow: async () => (await import("./workflow.ts")).probeWorkflow,
  github: async () => (await import("./github.ts")).probeGithub,
};

/** The prober of a kind. */
export const loadProber = <K extends keyof Specs>(kind: K): Promise<Prober<Specs[K]>> =>
  PROBERS[kind]();
