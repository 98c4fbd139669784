import { Resolver } from "node:dns/promises";
import { formatLatency } from "../domain/probe/assertion.ts";
import type { Observation } from "../domain/probe/observation.ts";
import type { SpecOf } from "../domain/probe/spec.ts";
import type { Duration } from "../domain/time.ts";
import type { Failure } from "./failure.ts";
import { codeOf, explainFailure, NoAnswer } from "./failure.ts";
import { familyOf } from "../network/block.ts";
import { resolveTarget, until } from "../network/resolve.ts";
import { readTarget, shownTarget } from "../network/target.ts";
import { ticks } from "../network/timings.ts";
import { misconfigured, observe } from "./observe.ts";
import type { ProbeContext } from "./prober.ts";

const PORT = 53;

/** What a server says where a name has no such record, or is none; an answer, which is empty. */
const NOTHING = new Set(["ENOTFOUND", "ENODATA"]);

/**
 * Asks a server for the records of a name; a server of its own must be an address that connections may go to. Document:
 * `{records, count, server}`. Records are texts; of `MX` `{priority, exchange}`, of `SRV` `{priority, weight, port,
 * name}`; in an order that does not change while they do not. A name that does not exist has none.
 */
export async function probeDns(spec: SpecOf<"dns">, context: ProbeContext): Promise<Observation> {
  const server = spec.server === undefined ? undefined : readTarget(spec.server, PORT);
  if (spec.server !== undefined && (server === undefined || familyOf(server.host) === undefined)) {
    return misconfigured(context, `the server \`${spec.server}\` is no address such as 192.0.2.53`);
  }
  const shown = server === undefined ? "the runner's resolver" : shownTarget(server);
  return await observe(
    { timeout: spec.timeout, host: shown },
    context,
    async ({ signal, timings }) => {
      // A question that gets lost is asked once more within the time.
      const resolver = new Resolver({ timeout: Math.ceil(spec.timeout / 3), tries: 2 });
      if (server !== undefined) {
        await resolveTarget(server, context.network, signal);
        resolver.setServers([shownTarget(server)]);
      }
      const started = ticks();
      try {
        const records = await until(recordsOf(resolver, spec), signal);
        timings.add("dns", started);
        const asked = server === undefined ? (resolver.getServers()[0] ?? null) : shown;
        return { body: JSON.stringify({ records, count: records.length, server: asked }) };
      } catch (error) {
        signal.throwIfAborted();
        throw new NoAnswer(explain(error, spec, shown));
      } finally {
        resolver.cancel();
      }
    },
  );
}

async function recordsOf(
  resolver: Resolver,
  spec: SpecOf<"dns">,
): Promise<readonly (string | object)[]> {
  try {
    return await ask(resolver, spec);
  } catch (error) {
    if (NOTHING.has(codeOf(error))) return [];
    throw error;
  }
}

async function ask(
  resolver: Resolver,
  { host, record }: SpecOf<"dns">,
): Promise<readonly (string | object)[]> {
  switch (record) {
    case "A":
      return (await resolver.resolve4(host)).toSorted();
    case "AAAA":
      return (await resolver.resolve6(host)).toSorted();
    case "CNAME":
      return (await resolver.resolveCname(host)).toSorted();
    case "NS":
      return (await resolver.resolveNs(host)).toSorted();
    case "TXT":
      // A text longer than 255 bytes comes in parts that belong together without anything between.
      return (await resolver.resolveTxt(host)).map((parts) => parts.join("")).toSorted();
    case "MX":
      return (await resolver.resolveMx(host))
        .map(({ priority, exchange }) => ({ priority, exchange }))
        .toSorted((a, b) => a.priority - b.priority || compare(a.exchange, b.exchange));
    case "SRV":
      return (await resolver.resolveSrv(host))
        .map(({ priority, weight, port, name }) => ({ priority, weight, port, name }))
        .toSorted(
          (a, b) =>
            a.priority - b.priority ||
            b.weight - a.weight ||
            compare(a.name, b.name) ||
            a.port - b.port,
        );
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function explain(
  error: unknown,
  { host, timeout }: { readonly host: string; readonly timeout: Duration },
  server: string,
): Failure {
  const code = codeOf(error);
  switch (code) {
    case "ETIMEOUT":
      return {
        reason: "timeout",
        message: `no answer of ${server} within ${formatLatency(timeout)}`,
      };
    case "EBADNAME":
      return { reason: "misconfigured", message: `\`${host}\` is no name that can be asked for` };
    case "EREFUSED":
      return { reason: "refused", message: `${server} refuses to answer for ${host} (${code})` };
    case "ESERVFAIL":
      return { reason: "unreachable", message: `${server} could not find out (${code})` };
    case "ECONNREFUSED":
      return explainFailure(error, server);
    default:
      return { reason: "unreachable", message: `${server} gave no usable answer (${code})` };
  }
}
