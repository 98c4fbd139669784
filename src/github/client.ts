import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";
import { makeConditional } from "./conditional.ts";
import { holdToLimits, type RequestLimits } from "./limits.ts";
import { problemOf } from "./problem.ts";
import type { AnswerCache } from "./remembered.ts";

/** As whom a client speaks. */
export type Credentials =
  | { readonly kind: "token"; readonly token: string }
  | { readonly kind: "app"; readonly appId: string; readonly privateKey: string }
  | {
      readonly kind: "installation";
      readonly appId: string;
      readonly privateKey: string;
      readonly installationId: number;
    };

/** What all clients of one host share. */
export interface ClientSettings {
  /** `undefined`: github.com. */
  readonly apiUrl: string | undefined;
  readonly cache: AnswerCache;
  readonly limits: RequestLimits;
  /** Told of each answer as GitHub gave it; status 0 stands for no answer. */
  readonly onAnswer?: (answer: { readonly method: string; readonly status: number }) => void;
  readonly onWarning?: (message: string) => void;
}

/** GitHub should have answered by then, in milliseconds. */
const PATIENCE = 30_000;

/** A client with conditional reads, its tenant's own rate limits, timeouts and retries. */
export function createClient(credentials: Credentials, settings: ClientSettings): Octokit {
  const warn = settings.onWarning ?? (() => {});
  const octokit = new Octokit({
    ...authentication(credentials),
    ...(settings.apiUrl === undefined ? {} : { baseUrl: settings.apiUrl }),
    userAgent: "sitrep",
    // Octokit's own lines at these levels hold addresses and bodies.
    log: { debug: () => {}, info: () => {}, warn, error: () => {} },
  });
  // Each hook wraps those before it, so the first is nearest to the network.
  octokit.hook.wrap("request", async (request, options) => {
    const { method } = options;
    options.request = { ...options.request, signal: AbortSignal.timeout(PATIENCE) };
    try {
      const response = await request(options);
      settings.onAnswer?.({ method, status: response.status });
      return response;
    } catch (error) {
      const problem = problemOf(error);
      settings.onAnswer?.({ method, status: problem?.isAnswered === true ? problem.status : 0 });
      throw error;
    }
  });
  const tenant = tenantOf(credentials);
  makeConditional(octokit, settings.cache, tenant);
  holdToLimits(octokit, settings.limits, tenant);
  return octokit;
}

function authentication(credentials: Credentials): object {
  if (credentials.kind === "token") return { auth: credentials.token };
  const { appId, privateKey } = credentials;
  const installation =
    credentials.kind === "app" ? {} : { installationId: credentials.installationId };
  return { authStrategy: createAppAuth, auth: { appId, privateKey, ...installation } };
}

function tenantOf(credentials: Credentials): string {
  if (credentials.kind !== "installation") return credentials.kind;
  return `installation ${credentials.installationId}`;
}
