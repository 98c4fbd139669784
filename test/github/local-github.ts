import type { IncomingMessage, ServerResponse } from "node:http";
import type { RunnerHost, WorkflowRunner } from "./actions.ts";
import type { Role } from "./store/records.ts";
import type { Store } from "./store/store.ts";
import type { Person } from "./person.ts";

/** Where every date in payloads and headers comes from. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export interface LocalGitHubOptions {
  readonly clock?: Clock;
  /** 0 or nothing: any free port. */
  readonly port?: number;
  /**
   * Also enforces the secondary limits, by actor: 100 requests at once, 900 points a minute, 80 contents a minute and
   * 500 an hour; default false.
   */
  readonly hasSecondaryLimits?: boolean;
  /** Told of each API request once it is answered. */
  readonly onRequest?: (entry: RequestEntry) => void;
  /** How many milliseconds pass between what a request does and its answer; asked anew for each request. */
  readonly answerAfter?: () => number;
  /** Holds nothing to GitHub's description, which takes longer than answering: for measuring what asks. */
  readonly isUnchecked?: boolean;
}

/** One request to the API. */
export interface RequestEntry {
  readonly method: string;
  readonly path: string;
  /** `/repos/{owner}/{repo}/issues/{issue_number}`; undefined when no route matches. */
  readonly route: string | undefined;
  readonly status: number;
  /** Login of the person or bot, the App's slug for an App's own token, `anonymous` without a token. */
  readonly actor: string;
  readonly isConditional: boolean;
  readonly wasNotModified: boolean;
  /** What an App needs for it, as `issues:write`. */
  readonly permission: string | undefined;
  /** Any method but GET and HEAD (asking for an installation token is no write). */
  readonly isWrite: boolean;
  readonly at: number;
}

/** Every API request since the start or the last reset. */
export interface RequestLog {
  readonly entries: readonly RequestEntry[];
  readonly count: (matching?: (entry: RequestEntry) => boolean) => number;
  readonly reset: () => void;
}

/** One attempt to bring a webhook to an App. */
export interface Delivery {
  readonly id: number;
  /** `X-GitHub-Delivery`; a redelivery repeats it. */
  readonly guid: string;
  readonly event: string;
  readonly action: string | undefined;
  readonly appSlug: string;
  readonly repository: string | undefined;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly isRedelivery: boolean;
  readonly deliveredAt: number;
  /** HTTP status of the answer; undefined while in flight, 0 when nobody answered. */
  readonly status: number | undefined;
}

/** A place where a request, a response or a webhook is not as GitHub's OpenAPI says. */
export interface Deviation {
  readonly kind: "request" | "response" | "webhook";
  /** `POST /repos/{owner}/{repo}/issues` or `issues.opened`. */
  readonly where: string;
  readonly problem: string;
  readonly status?: number;
}

/** The requests a failure is meant for. */
export interface FaultTarget {
  readonly method?: string;
  /** Whole path (with query) or a pattern searched in it. */
  readonly path: string | RegExp;
  /** How many requests fail; default 1. */
  readonly times?: number;
  /** The request takes effect, but its answer is lost to the failure. */
  readonly afterApplied?: boolean;
}

export interface FaultOptions extends FaultTarget {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly message?: string;
}

/** Failures on demand. */
export interface Faults {
  readonly fail: (o: FaultOptions) => void;
  /** Drops the connection without an answer. */
  readonly disconnect: (o: FaultTarget) => void;
  /** Lets requests wait; with `afterApplied` they take effect first and only the answer waits. */
  readonly stall: (o: FaultTarget & { readonly until: Promise<unknown> }) => void;
  /** Webhooks are made but not sent until `releaseWebhooks`. */
  readonly holdWebhooks: () => void;
  /** Sends what was held, in the order the function gives (default: as it happened). */
  readonly releaseWebhooks: (arrange?: (held: readonly Delivery[]) => readonly Delivery[]) => void;
  /** Leaves this many requests to an actor (a login, or `slug[bot]` for all installations of an App) in this hour. */
  readonly leaveRequests: (login: string, remaining: number) => void;
  /** Makes every token of an actor worthless, as time would. */
  readonly expireTokens: (login: string) => void;
  readonly clear: () => void;
}

export interface RepositoryOptions {
  /** A login already added, or a new one: an unknown owner becomes an organization. */
  readonly owner: string;
  readonly name: string;
  readonly isPrivate?: boolean;
  readonly defaultBranch?: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** People by login; unknown logins are added. */
  readonly collaborators?: Readonly<Record<string, Role>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
  /** `owner/name` of a repository: this one is a fork of it, with all its commits and branches. */
  readonly forkOf?: string;
  /** "Allow GitHub Actions to create and approve pull requests"; default true. */
  readonly mayActionsOpenPulls?: boolean;
}

export interface Repository {
  readonly owner: string;
  readonly name: string;
  readonly fullName: string;
  readonly defaultBranch: string;
  readonly url: string;
  readonly setCollaborator: (login: string, role: Role | undefined) => void;
  readonly setSecret: (name: string, value: string) => void;
  readonly setVariable: (name: string, value: string) => void;
}

export interface AppOptions {
  readonly slug: string;
  /** `owner/name`, all of one owner. */
  readonly repositories: readonly string[];
  readonly permissions: Readonly<Record<string, "read" | "write">>;
  readonly events: readonly string[];
  readonly webhookUrl?: string;
  readonly webhookSecret?: string;
}

export interface InstalledApp {
  readonly appId: number;
  readonly slug: string;
  /** PEM, PKCS#8, RSA 2048; one key pair serves all Apps of a process. */
  readonly privateKey: string;
  /** The first installation. */
  readonly installationId: number;
  /** Installs the App for another owner, or on more repositories of one that has it; answers the installation's id. */
  readonly installOn: (owner: string, repositories: readonly string[]) => number;
}

/** A GitHub of one's own: the REST API over real HTTP, its state, and what it saw. */
export interface LocalGitHub {
  /** Base address of the API; `html_url` values are under the same origin. */
  readonly url: string;
  readonly clock: Clock;
  readonly store: Store;
  readonly requests: RequestLog;
  readonly deliveries: readonly Delivery[];
  readonly deviations: readonly Deviation[];
  readonly faults: Faults;
  /** What a runner needs from here; see `attachRunner`. */
  readonly runnerHost: RunnerHost;
  readonly addPerson: (login: string) => Person;
  readonly addOrganization: (login: string) => void;
  readonly addRepository: (o: RepositoryOptions) => Repository;
  readonly installApp: (o: AppOptions) => InstalledApp;
  /** `undefined`: its webhooks go nowhere. */
  readonly setWebhookUrl: (app: InstalledApp, url: string | undefined) => void;
  /** The App asks for other permissions or events; who installed it has not accepted that yet. */
  readonly changeApp: (
    app: InstalledApp,
    change: Partial<Pick<AppOptions, "permissions" | "events">> & {
      readonly webhookSecret?: string | undefined;
    },
  ) => void;
  /** Suspends every installation of an App on an account. */
  readonly suspend: (app: InstalledApp, owner: string) => void;
  /** Puts copies of an issue, with all that was said and done there, into a repository with the same files; tells nobody. */
  readonly copyIssue: (
    from: { readonly repository: string; readonly number: number },
    to: { readonly repository: string; readonly copies: number },
  ) => void;
  /** Sends one delivery again, with the same `X-GitHub-Delivery`. */
  readonly redeliver: (deliveryId: number) => void;
  readonly attachRunner: (runner: WorkflowRunner) => void;
  /** Hands every request that is not for the API to a browser face. */
  readonly attachFace: (
    handle: (request: IncomingMessage, response: ServerResponse) => void,
  ) => void;
  /** Starts workflows that have this cron line under `on.schedule`. */
  readonly fireSchedule: (repository: string, cron: string) => void;
  /** Throws with a readable list when there are deviations, and forgets them. */
  readonly assertConforming: () => void;
  /** The deviations so far, for a test that expects them; they are forgotten. */
  readonly takeDeviations: () => readonly Deviation[];
  /** Resolves when no webhook is in flight and no workflow run is queued or running. */
  readonly settled: () => Promise<void>;
  /** Looks again on every state change; rejects with `what` after `withinMs` (default 10,000). */
  readonly until: <T>(
    what: string,
    probe: () => T | undefined | false,
    withinMs?: number,
  ) => Promise<T>;
  /** Called after every state change; returns how to stop that. */
  readonly onChange: (listener: () => void) => () => void;
  /** Stops the server; throws when there are deviations nobody looked at. */
  readonly close: () => Promise<void>;
}
