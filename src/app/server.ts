import { openIngress } from "./ingress/ingress.ts";
import type { Settings } from "../settings/settings.ts";
import type { Dependencies } from "./worker/local.ts";
import type { Worker } from "./worker/worker.ts";

/** An App that listens. */
export interface RunningApp {
  readonly url: string;
  /** Resolves once what a restart forgot has been brought back. */
  readonly recovered: Promise<void>;
  /** Lets others take the webhooks from now on; resolves once none comes here any more. */
  readonly leave: () => Promise<void>;
  /** Takes no more webhooks, lets what is under way end. */
  readonly close: () => Promise<void>;
}

/** Takes webhooks for a worker, wherever it runs. */
export async function serve(
  settings: Settings,
  worker: Worker,
  { log, clock }: Pick<Dependencies, "log" | "clock">,
): Promise<RunningApp> {
  const ingress = await openIngress(settings, { worker, log, clock });
  log.info({ url: ingress.url, app: worker.self()?.app }, "listening");
  return {
    url: ingress.url,
    recovered: worker.recover(),
    leave: ingress.leave,
    close: async () => {
      await ingress.close();
      await worker.close();
    },
  };
}
