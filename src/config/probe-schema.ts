import { z } from "zod/mini";
import { described, later } from "./schema-part.ts";
import {
  CommandProbe,
  GithubProbe,
  PostgresProbe,
  RedisProbe,
  WorkflowProbe,
} from "./probe-schema-client.ts";
import { DnsProbe, HttpProbe, TcpProbe, TlsProbe } from "./probe-schema-network.ts";
import { name } from "./scalar.ts";

/** Each kind, by its name; made when the first probe of it is read. */
const KINDS = {
  http: later(HttpProbe),
  tcp: later(TcpProbe),
  dns: later(DnsProbe),
  tls: later(TlsProbe),
  postgres: later(PostgresProbe),
  redis: later(RedisProbe),
  command: later(CommandProbe),
  workflow: later(WorkflowProbe),
  github: later(GithubProbe),
} as const;

const NAMES = Object.keys(KINDS).map((kind) => `\`${kind}\``);

/** One probe of these kinds, as written. */
function probe(kinds: ReadonlySet<unknown>) {
  const [first = KINDS.http, ...others] = Object.entries(KINDS)
    .filter(([kind]) => kinds.has(kind))
    .map(([, schema]) => schema);
  return z.discriminatedUnion("kind", [first, ...others], {
    error: (issue) =>
      issue.code === "invalid_union"
        ? `must be a kind of probe I know: ${NAMES.slice(0, -1).join(", ")} or ${NAMES.at(-1)}`
        : "must be a mapping with a `kind`",
  });
}

/**
 * All probes, by the name people type behind `/probe`: those of the kinds that are written there, or of every kind where
 * nothing is.
 */
export const probes = (written: unknown) =>
  described(
    z.record(
      name(),
      probe(written === undefined ? new Set(Object.keys(KINDS)) : kindsIn(written)),
      {
        error: "must be a mapping from names to probes",
      },
    ),
    "Checks of outside things, by the name people type behind `/probe`.",
  );

/** What the probes of a text say of their kind. */
const kindsIn = (written: unknown): ReadonlySet<unknown> =>
  new Set(
    valuesOf(written).map((one) =>
      typeof one === "object" && one !== null && "kind" in one ? one.kind : undefined,
    ),
  );

const valuesOf = (written: unknown): readonly unknown[] =>
  typeof written === "object" && written !== null ? Object.values(written) : [];
