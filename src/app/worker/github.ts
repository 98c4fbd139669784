import type { Octokit } from "@octokit/rest";
import { type ClientSettings, createClient } from "../../github/client.ts";
import { createLimits } from "../../github/limits.ts";
import { createAnswerCache } from "../../github/remembered.ts";
import type { Dependencies, WorkerSettings } from "./local.ts";
import type { WorkerMetrics } from "./metrics.ts";
import { createMyself, type Myself } from "./myself.ts";
import { createTenants, type Tenants } from "./tenants.ts";

/** GitHub as the App itself and as each of its installations sees it. */
export interface Connection {
  readonly asApp: Octokit;
  readonly myself: Myself;
  readonly tenants: Tenants;
}

/** Bytes of GitHub's answers kept for conditional requests. */
const CACHE_SIZE = 16_000_000;

/** Prepares a client for the App and one for each installation; asks GitHub nothing yet. */
export function connect(
  { appId, privateKey, apiUrl }: WorkerSettings,
  { log, clock, carry }: Pick<Dependencies, "log" | "clock" | "carry">,
  metrics: Pick<WorkerMetrics, "asked">,
  replicas: () => number,
): Connection {
  const client: ClientSettings = {
    apiUrl,
    cache: createAnswerCache(CACHE_SIZE),
    // GitHub counts an installation's requests whichever process makes them.
    limits: createLimits({ clock, share: () => 1 / Math.max(1, replicas()) }),
    onAnswer: metrics.asked,
    onWarning: (message) => log.warn(message),
    ...(carry === undefined ? {} : { carry }),
  };
  const asApp = createClient({ kind: "app", appId, privateKey }, client);
  const myself = createMyself(asApp);
  const tenants = createTenants({ appId, privateKey, asApp, myself, client, clock });
  return { asApp, myself, tenants };
}
