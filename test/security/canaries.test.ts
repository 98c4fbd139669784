import { expect, test } from "vitest";
import { readSettings } from "../../src/settings/settings.ts";
import { run } from "../../src/action/run.ts";
import { startLocalGitHub } from "../github/server.ts";
import { type AppUnderTest, createGreetingEngine, SECRET, startOn } from "../host/app-host.ts";
import { EVENTS, PERMISSIONS } from "../support/app-manifest.ts";

const TOKEN = "ghs_canaryCANARYcanary0123456789";
const KEY_LINE = "MIIEowIBAAKCAQEAcanaryCANARYcanary0123456789";

/** Lines of a private key long enough to be told from chance. */
const linesOf = (key: string): readonly string[] =>
  key.split(/\r?\n/u).filter((line) => line.length > 20 && !line.startsWith("-----"));

const leaks = (text: string, secrets: readonly string[]): readonly string[] =>
  secrets.filter((secret) =>
    [
      secret,
      Buffer.from(secret).toString("base64").replace(/=+$/u, ""),
      encodeURIComponent(secret),
      Buffer.from(secret).toString("hex"),
    ].some((form) => text.toLowerCase().includes(form.toLowerCase())),
  );

test("settings that are wrong are told without what they hold", () => {
  const canary = "canary-7f3a9c-secret";
  const reading = readSettings({
    APP_ID: `x${canary}`,
    PRIVATE_KEY: `-----BEGIN RSA PRIVATE KEY-----\n${KEY_LINE}\n-----END RSA PRIVATE KEY-----`,
    WEBHOOK_SECRET: "development",
    PORT: canary,
    GITHUB_API_URL: `ftp://user:${canary}@host`,
    DATABASE_URL: `mysql://user:${canary}@host/db`,
    LOG_LEVEL: canary,
  });
  expect(reading.kind).toBe("invalid");
  expect(leaks(JSON.stringify(reading), [canary, KEY_LINE, "development"])).toEqual([]);
});

test("an App in every kind of trouble shows its secrets to nobody, at the most talkative level", async () => {
  const github = await startLocalGitHub();
  github.addRepository({ owner: "acme", name: "shop", collaborators: { ann: "write" } });
  const installed = github.installApp({
    slug: "sitrep",
    repositories: ["acme/shop"],
    permissions: PERMISSIONS,
    events: EVENTS,
    webhookSecret: SECRET,
  });
  const under: AppUnderTest = await startOn(github, installed, createGreetingEngine(), "trace");
  const ann = github.addPerson("ann");
  const shown: string[] = [];
  const ask = async (path: string, init: RequestInit = {}): Promise<void> => {
    const answer = await fetch(`${under.app.url}${path}`, init);
    shown.push(JSON.stringify([...answer.headers]), await answer.text());
  };
  try {
    const { number } = await ann.openIssue("acme/shop", { title: "Down" });
    await github.until("the greeting", () =>
      github.store.comments("acme/shop", number).some(({ body }) => body === "Hello"),
    );
    for (const status of [422, 403, 401]) {
      const message = `no access with ${TOKEN} and Bearer ${TOKEN}`;
      github.faults.fail({ method: "GET", path: /\/timeline/u, status, message });
      await ann.comment("acme/shop", number, "again");
      await github.until("the answer", () =>
        github.requests.entries.some((entry) => entry.status === status),
      );
      await under.app.queue.idle();
    }
    expect(under.lines.join("")).toContain("no access with ***");
    for (const path of ["/", "/healthz", "/readyz", "/metrics", "/nowhere", `/?secret=${SECRET}`])
      await ask(path);
    await ask("/api/github/webhooks", {
      method: "POST",
      body: "{}",
      headers: {
        "x-github-event": "issues",
        "content-type": "application/json",
        "x-github-delivery": "1",
        "x-hub-signature-256": `sha256=${"0".repeat(64)}`,
      },
    });
  } finally {
    await under.app.close();
    await github.close();
  }
  const secrets = [TOKEN, SECRET, ...linesOf(installed.privateKey)];
  expect(secrets.length).toBeGreaterThan(5);
  expect(under.lines.length).toBeGreaterThan(3);
  const everything = [...under.lines, ...shown].join("\n");
  expect(leaks(everything, secrets)).toEqual([]);
  expect(everything).not.toMatch(
    /\bgh[a-z]_[A-Za-z0-9]{10,}|bearer [\w.-]{10,}|eyJ[\w-]+\.[\w-]+\./iu,
  );
  expect(JSON.stringify(github.store.comments("acme/shop", 1))).not.toContain(SECRET);
});

test("a job that ends in an exception tells it without the token and without the secrets it hid", async () => {
  const hidden: string[] = [];
  const outcome = await run({
    environment: () => {
      throw new Error(`fetch failed: https://x:${TOKEN}@api.example\n    at fetch (node:internal)`);
    },
    input: (name) => ({ mode: "respond", "github-token": TOKEN })[name as string] ?? "",
    hide: (value) => hidden.push(value),
    templates: new URL("file:///"),
    log: { info: () => {}, warn: () => {} },
  });
  expect(hidden).toEqual([TOKEN]);
  expect(outcome.failure).toContain("etch failed");
  expect(leaks(JSON.stringify(outcome), [TOKEN])).toEqual([]);
});
