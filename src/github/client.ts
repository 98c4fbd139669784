import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";
import type { Clock } from "../control/port.ts";
import { instant } from "../domain/time.ts";
import { type Answer, listen } from "./answers.ts";
import { carry, type Carry } from "./carry.ts";
import { makeConditional } from "./conditional.ts";
import { readContents, UNREAD } from "./contents.ts";
import { holdToLimits, type RequestLimits } from "./limits.ts";
import type { AnswerCache } from "./remembered.ts";
import { renewTokens } from "./renewal.ts";
import { repeatReads } from "./retry.ts";
import { shareReads } from "./shared.ts";

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
  /** Told of each answer as GitHub gave it. */
  readonly onAnswer?: (answer: Answer) => void;
  readonly onWarning?: (message: string) => void;
  /** Says how old remembered and shared answers are; by default the platform's own clock. */
  readonly clock?: Clock;
  /** Carries requests; over the network unless told otherwise. */
  readonly carry?: Carry;
  /** Signs for an App in the place of its private key; answers a token and the moment it ends, in ISO 8601. */
  readonly createJwt?: (
    appId: string | number,
    timeDifference?: number,
  ) => Promise<{ readonly jwt: string; readonly expiresAt: string }>;
}

/** A client with conditional and shared reads, its tenant's own rate limits, timeouts and retries. */
export function createClient(credentials: Credentials, settings: ClientSettings): Octokit {
  const warn = settings.onWarning ?? (() => {});
  const isOfApp = credentials.kind === "app";
  const octokit = new Octokit({
    ...authentication(credentials, settings),
    ...(settings.apiUrl === undefined ? {} : { baseUrl: settings.apiUrl }),
    request: { fetch: settings.carry ?? carry, ...(isOfApp ? {} : UNREAD) },
    userAgent: "sitrep",
    // Octokit's own lines at these levels hold addresses and bodies.
    log: { debug: () => {}, info: () => {}, warn, error: () => {} },
  });
  const tenant = tenantOf(credentials);
  const clock = settings.clock ?? (() => instant(Date.now()));
  // Each hook wraps those before it, so the first is nearest to the network.
  if (!isOfApp) readContents(octokit);
  listen(octokit, tenant, settings);
  if (credentials.kind === "installation") renewTokens(octokit);
  holdToLimits(octokit, settings.limits, tenant);
  repeatReads(octokit);
  makeConditional(octokit, { cache: settings.cache, tenant, clock });
  shareReads(octokit, clock);
  return octokit;
}

function authentication(credentials: Credentials, { createJwt }: ClientSettings): object {
  if (credentials.kind === "token") return { auth: credentials.token };
  const { appId, privateKey } = credentials;
  const signed = createJwt === undefined ? { privateKey } : { createJwt };
  const installation =
    credentials.kind === "app" ? {} : { installationId: credentials.installationId };
  return { authStrategy: createAppAuth, auth: { appId, ...signed, ...installation } };
}

function tenantOf(credentials: Credentials): string {
  if (credentials.kind !== "installation") return credentials.kind;
  return `installation ${credentials.installationId}`;
}
