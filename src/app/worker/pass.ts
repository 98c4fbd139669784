import type { Logger } from "pino";
import { formatKey } from "../../control/key.ts";
import type { Clock, PassHandler } from "../../control/port.ts";
import { TerminalFault } from "../../domain/fault.ts";
import { between } from "../../domain/time.ts";
import type { Engine } from "./engine.ts";
import type { WorkerMetrics } from "./metrics.ts";
import type { Tenants } from "./tenants.ts";

/** What a pass needs beside its key. */
export interface PassOptions {
  readonly engine: Pick<Engine, "reconcile">;
  readonly tenants: Pick<Tenants, "forgeFor" | "forget">;
  readonly metrics: Pick<WorkerMetrics, "passed">;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Makes the handler of the queue: one pass of the engine, counted and logged. */
export function createPass(options: PassOptions): PassHandler {
  const { engine, tenants, metrics, clock, log } = options;
  return async (key, urgency) => {
    const beganAt = clock();
    const took = (): number => between(beganAt, clock()) / 1000;
    try {
      const forge = await tenants.forgeFor(key, urgency);
      const { kind, effects, wakeAt } = await engine.reconcile(key, forge);
      metrics.passed(kind, took(), effects);
      log.debug({ key: formatKey(key), result: kind, effects: effects.join(" ") }, "pass");
      return wakeAt;
    } catch (problem) {
      metrics.passed("failed", took(), []);
      // The installation may have been replaced by another one: look it up afresh next time.
      if (problem instanceof TerminalFault) tenants.forget(key.owner);
      throw problem;
    }
  };
}
