import { createSign } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { isObject } from "./http/call.ts";
import { bodyOf } from "./http/listen.ts";
import type { InstalledApp, LocalGitHub } from "./local-github.ts";

/** A webhook as it arrived. */
interface Received {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** An App's side of things: its requests, and the webhooks it got. */
export interface AppClient {
  readonly app: InstalledApp;
  readonly received: readonly Received[];
  /** `event.action` of each webhook, sorted where they came together. */
  readonly events: () => readonly string[];
  /** A request with the App's own token (JWT). */
  readonly asApp: (method: string, path: string, body?: object) => Promise<Answered>;
  /** A request with an installation token. */
  readonly asInstallation: (method: string, path: string, body?: object) => Promise<Answered>;
  readonly answerWith: (status: number) => void;
  readonly close: () => void;
}

interface Answered {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** Permissions an App can have here, all at their most. */
const EVERYTHING = {
  actions: "write",
  checks: "write",
  contents: "write",
  issues: "write",
  pull_requests: "write",
  workflows: "write",
} as const;

const ALL_EVENTS = [
  "check_run",
  "check_suite",
  "create",
  "delete",
  "issue_comment",
  "issues",
  "label",
  "pull_request",
  "pull_request_review",
  "push",
  "repository_dispatch",
  "workflow_dispatch",
  "workflow_run",
];

/** Installs an App that listens for webhooks. */
export async function listeningApp(
  github: LocalGitHub,
  o: {
    readonly repositories: readonly string[];
    readonly permissions?: Readonly<Record<string, "read" | "write">>;
    readonly events?: readonly string[];
    readonly slug?: string;
  },
): Promise<AppClient> {
  const received: Received[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    void bodyOf(request).then((bytes) => {
      const text = bytes.toString("utf8");
      const payload: unknown = JSON.parse(text);
      received.push({ headers: request.headers, text, payload: isObject(payload) ? payload : {} });
      return response.writeHead(status).end("ok");
    });
  });
  const webhookUrl = await listening(server);
  const app = github.installApp({
    slug: o.slug ?? "sitrep",
    repositories: o.repositories,
    permissions: o.permissions ?? EVERYTHING,
    events: o.events ?? ALL_EVENTS,
    webhookUrl,
    webhookSecret: "It's a Secret to Everybody",
  });
  const ask = async (authorization: string, method: string, path: string, body?: object) => {
    const response = await fetch(`${github.url}${path}`, {
      method,
      headers: { authorization },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const parsed: unknown = text === "" ? undefined : JSON.parse(text);
    return { status: response.status, headers: response.headers, body: parsed };
  };
  const asApp: AppClient["asApp"] = (method, path, body) =>
    ask(`Bearer ${signedToken(app)}`, method, path, body);
  let token: string | undefined;
  return {
    app,
    received,
    events: () => received.map((one) => eventOf(one)),
    asApp,
    asInstallation: async (method, path, body) => {
      const at = `/app/installations/${app.installationId}/access_tokens`;
      token ??= tokenOf((await asApp("POST", at)).body);
      return await ask(`token ${token}`, method, path, body);
    },
    answerWith: (next) => {
      status = next;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return `http://127.0.0.1:${address.port}/webhooks`;
}

function eventOf({ headers, payload }: Received): string {
  const { action } = payload;
  const event = String(headers["x-github-event"]);
  return typeof action === "string" ? `${event}.${action}` : event;
}

export function tokenOf(body: unknown): string {
  if (isObject(body) && typeof body["token"] === "string") return body["token"];
  throw new Error(`there is no token in ${JSON.stringify(body)}`);
}

/** A JSON web token of an App, good for a minute, with what a test wants different. */
export function signedToken(
  app: InstalledApp,
  claims: Readonly<Record<string, unknown>> = {},
): string {
  const now = Math.floor(Date.now() / 1000);
  const parts = [
    { alg: "RS256", typ: "JWT" },
    { iat: now - 30, exp: now + 60, iss: app.appId, ...claims },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"));
  const content = parts.join(".");
  const signature = createSign("RSA-SHA256").update(content).sign(app.privateKey, "base64url");
  return `${content}.${signature}`;
}
