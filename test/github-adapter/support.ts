import type { Octokit } from "@octokit/rest";
import nock from "nock";
import { afterEach, beforeEach } from "vitest";
import type { Forge } from "../../src/control/port.ts";
import { createClient } from "../../src/github/client.ts";
import { createForge } from "../../src/github/forge.ts";
import { createLimits, type LimitsOptions } from "../../src/github/limits.ts";
import { createAnswerCache } from "../../src/github/remembered.ts";

const API = "https://github.test/api/v3";

/** The repository all tests speak of, and its path. */
export const REPO = { owner: "acme", repo: "shop" };
export const PATH = "/repos/acme/shop";
export const KEY = { ...REPO, number: 12 };
export const AT = "2026-11-21T03:12:45Z";
export const COMMIT = "a".repeat(40);

/** An adapter whose requests end at `nock`, and what it told its host. */
export function createTestForge(limits: LimitsOptions = {}): {
  readonly forge: Forge;
  readonly octokit: Octokit;
  readonly answers: string[];
  readonly warnings: string[];
} {
  const answers: string[] = [];
  const warnings: string[] = [];
  const client = createClient(
    { kind: "token", token: "test-token" },
    {
      apiUrl: API,
      cache: createAnswerCache(1_000_000),
      limits: createLimits(limits),
      onAnswer: ({ method, status }) => answers.push(`${method} ${status}`),
      onWarning: (message) => warnings.push(message),
    },
  );
  const self = { login: "sitrep[bot]", app: "sitrep" };
  return { forge: createForge(client, self), octokit: client, answers, warnings };
}

/** The API as `nock` sees it. */
export const api = (): nock.Scope => nock(API);

/** No request of a test leaves the machine, and each one announced must be made. */
export function isolateNetwork(): void {
  beforeEach(() => nock.disableNetConnect());
  afterEach(() => {
    const open = nock.pendingMocks();
    nock.cleanAll();
    nock.enableNetConnect();
    if (open.length > 0) throw new Error(`never asked for: ${open.join(", ")}`);
  });
}

/** A person's account. */
export const ANN = { login: "ann", type: "User" };
export const BOT = { login: "sitrep[bot]", type: "Bot" };
