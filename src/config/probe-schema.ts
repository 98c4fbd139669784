import { z } from "zod/mini";
import { described } from "./schema-part.ts";
import {
  CommandProbe,
  GithubProbe,
  PostgresProbe,
  RedisProbe,
  WorkflowProbe,
} from "./probe-schema-client.ts";
import { DnsProbe, HttpProbe, TcpProbe, TlsProbe } from "./probe-schema-network.ts";
import { name } from "./scalar.ts";

const KINDS = [
  HttpProbe,
  TcpProbe,
  DnsProbe,
  TlsProbe,
  PostgresProbe,
  RedisProbe,
  CommandProbe,
  WorkflowProbe,
  GithubProbe,
] as const;

const NAMES = KINDS.map(({ shape }) => `\`${shape.kind.def.values.join()}\``);

/** One probe, as written. */
const Probe = z.discriminatedUnion("kind", KINDS, {
  error: (issue) =>
    issue.code === "invalid_union"
      ? `must be a kind of probe I know: ${NAMES.slice(0, -1).join(", ")} or ${NAMES.at(-1)}`
      : "must be a mapping with a `kind`",
});

/** All probes, by the name people type behind `/probe`. */
export const Probes = described(
  z.record(name(), Probe, { error: "must be a mapping from names to probes" }),
  "Checks of outside things, by the name people type behind `/probe`.",
);
