import type { Observation } from "../domain/probe/observation.ts";
import type { SpecOf } from "../domain/probe/spec.ts";
import { openSocket } from "../network/connect.ts";
import { shownTarget } from "../network/target.ts";
import { observe } from "./observe.ts";
import type { ProbeContext } from "./prober.ts";

/** Opens a connection and closes it again; nothing is sent. Document: `{connect_ms, address}`. */
export const probeTcp = (spec: SpecOf<"tcp">, context: ProbeContext): Promise<Observation> =>
  observe({ timeout: spec.timeout, host: shownTarget(spec) }, context, async (way) => {
    const socket = await openSocket(spec, context.network, way);
    const address = socket.remoteAddress ?? null;
    socket.destroy();
    const { connect = 0 } = way.timings.read();
    return { body: JSON.stringify({ connect_ms: connect, address }) };
  });
