import { beforeEach, expect, test } from "vitest";
import { createClient } from "../../src/github/client.ts";
import { createForge } from "../../src/github/forge.ts";
import { createLimits } from "../../src/github/limits.ts";
import { createAnswerCache } from "../../src/github/remembered.ts";
import type { Forge } from "../../src/control/port.ts";
import type { Answer } from "../../src/github/answers.ts";
import { appIdentity } from "../../src/github/identity.ts";
import { signedToken } from "../github/app-client.ts";
import type { InstalledApp, LocalGitHub } from "../github/local-github.ts";
import { startLocalGitHub } from "../github/server.ts";
import { useVirtualTime } from "./virtual-time.ts";

const REPO = { owner: "acme", repo: "shop" };
const KEY = { ...REPO, number: 1 };
const TOKEN = /access_tokens$/u;

const time = useVirtualTime("2026-11-21T03:00:00Z");

let github: LocalGitHub;
let app: InstalledApp;
let forge: Forge;
let answers: Answer[];

beforeEach(async () => {
  github = await startLocalGitHub();
  github.addRepository({ ...REPO, name: "shop" });
  app = github.installApp({
    slug: "sitrep",
    repositories: ["acme/shop"],
    permissions: { issues: "write", contents: "write" },
    events: [],
  });
  answers = [];
  const { appId, privateKey, installationId } = app;
  const client = createClient(
    { kind: "installation", appId: String(appId), privateKey, installationId },
    { ...settings(), onAnswer: (answer) => answers.push(answer) },
  );
  forge = createForge(client, { login: "sitrep[bot]", app: "sitrep" });
  await github.addPerson("ann").openIssue("acme/shop", { title: "Down" });
  await forge.issue(KEY);
  github.requests.reset();
  return () => github.close();
});

const settings = () => ({
  apiUrl: github.url,
  cache: createAnswerCache(1_000_000),
  limits: createLimits(),
  carry: time.carry,
  createJwt: async () => ({ jwt: signedToken(app), expiresAt: "2100-01-01T00:00:00Z" }),
});

const tokens = (): number => github.requests.count(({ path }) => TOKEN.test(path));

test("a token that ended early is replaced once, for reads and for writes", async () => {
  // Right after it was made, a 401 may mean that GitHub lags.
  time.skip(10);
  github.faults.expireTokens("sitrep[bot]");
  const comments = await Promise.all([
    forge.createComment(KEY, "one"),
    forge.createComment(KEY, "two"),
    forge.timeline(KEY),
    forge.repository(REPO),
  ]);
  expect(comments).toHaveLength(4);
  expect(tokens()).toBe(1);
  expect(
    github.store
      .comments("acme/shop", 1)
      .map(({ body }) => body)
      .toSorted(),
  ).toEqual(["one", "two"]);
  await forge.createComment(KEY, "three");
  expect(tokens()).toBe(1);
});

test("a token is replaced before its hour ends", async () => {
  time.skip(59 * 60 - 1);
  await forge.issue(KEY);
  expect(tokens()).toBe(0);
  time.skip(1);
  await forge.issue(KEY);
  expect(tokens()).toBe(1);
  expect(github.requests.entries.map(({ status }) => status)).not.toContain(401);
});

test("credentials that GitHub does not take are said, after tries with a new token", async () => {
  time.skip(10);
  github.faults.fail({ path: /issues\/1$/u, status: 401, message: "Bad credentials", times: 100 });
  let said = "";
  forge.issue(KEY).catch((error: unknown) => (said = String(error)));
  await time.runUntil(() => said !== "");
  expect(said).toContain("check the App's id and private key");
  expect(tokens()).toBe(1);
});

test("each answer is told with its tenant, what GitHub called unchanged, and what is left of the hour", async () => {
  await forge.issue(KEY);
  const tenant = `installation ${app.installationId}`;
  const remaining = github.requests.entries.length;
  expect(remaining).toBe(1);
  expect(answers).toEqual([
    { method: "POST", status: 201, tenant, remaining: undefined },
    { method: "GET", status: 200, tenant, remaining: 4999 },
    { method: "GET", status: 304, tenant, remaining: 4999 },
  ]);
});

test("an App may sign for itself", async () => {
  const signed: (string | number)[] = [];
  const asApp = createClient(
    { kind: "app", appId: String(app.appId), privateKey: "not used" },
    {
      ...settings(),
      createJwt: async (appId) => {
        signed.push(appId);
        return { jwt: signedToken(app), expiresAt: "2100-01-01T00:00:00Z" };
      },
    },
  );
  expect(await appIdentity(asApp)).toEqual({ login: "sitrep[bot]", app: "sitrep" });
  expect(signed).toEqual([String(app.appId)]);
});
