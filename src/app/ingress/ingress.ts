import type { Logger } from "pino";
import type { Clock } from "../../control/port.ts";
import type { Settings } from "../../settings/settings.ts";
import type { Worker } from "../worker/worker.ts";
import { createHttp } from "./http.ts";
import { createIngressMetrics } from "./metrics.ts";
import { createRefusals } from "./refusal.ts";
import { createRoom } from "./room.ts";

/** The side of the App that takes webhooks. */
export interface Ingress {
  readonly url: string;
  /** Says that it is not ready any more and takes webhooks on; resolves once nobody brings any. */
  readonly leave: () => Promise<void>;
  /** Takes no more webhooks; resolves when the last one is answered. */
  readonly close: () => Promise<void>;
}

/** What the ingress is built from beside its settings. */
export interface IngressOptions {
  readonly worker: Pick<Worker, "take" | "self" | "isReady" | "metrics">;
  readonly log: Logger;
  readonly clock: Clock;
}

/** Bytes of bodies read at the same time. GitHub's deliveries are some 20 KB each. */
const ROOM = 256 * 1024 * 1024;

/** Starts to take webhooks for a worker, and to tell how the program is. */
export async function openIngress(
  settings: Pick<Settings, "webhookSecrets" | "port" | "host">,
  { worker, log, clock }: IngressOptions,
): Promise<Ingress> {
  let isOpen = true;
  const isReady = (): boolean => isOpen && worker.isReady();
  const metrics = createIngressMetrics(isReady);
  const http = createHttp({
    webhooks: {
      secrets: settings.webhookSecrets,
      self: worker.self,
      take: worker.take,
      room: createRoom(ROOM),
      refusals: createRefusals(log, metrics, clock),
      metrics,
    },
    metrics: async () => `${await metrics.text()}\n${await worker.metrics()}`,
    isReady,
  });
  const url = await http.listen(settings);
  return {
    url,
    leave: () => {
      isOpen = false;
      return http.leave();
    },
    close: () => {
      isOpen = false;
      return http.close();
    },
  };
}
