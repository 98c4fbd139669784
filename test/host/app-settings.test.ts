import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readSettings } from "../../src/settings/settings.ts";

const PEM = generateKeyPairSync("rsa", { modulusLength: 2048 })
  .privateKey.export({ type: "pkcs8", format: "pem" })
  .toString();
const ENOUGH = { APP_ID: "123", PRIVATE_KEY: PEM, WEBHOOK_SECRET: "s3cret" };

test("what is set is taken, the rest has defaults", () => {
  expect(readSettings(ENOUGH)).toEqual({
    kind: "settings",
    settings: {
      appId: "123",
      privateKey: PEM.trim(),
      webhookSecrets: ["s3cret"],
      port: 3000,
      host: undefined,
      apiUrl: undefined,
      databaseUrl: undefined,
      passesAtOnce: 64,
      logLevel: "info",
    },
  });
});

test("everything can be set", () => {
  const environment = {
    ...ENOUGH,
    PORT: "0",
    HOST: "127.0.0.1",
    GITHUB_API_URL: "https://github.example.com/api/v3/",
    DATABASE_URL: "postgres://sitrep:pass@db:5432/sitrep",
    PASSES_AT_ONCE: "8",
    LOG_LEVEL: "DEBUG",
  };
  expect(readSettings(environment)).toMatchObject({
    settings: {
      port: 0,
      host: "127.0.0.1",
      apiUrl: "https://github.example.com/api/v3",
      databaseUrl: "postgres://sitrep:pass@db:5432/sitrep",
      passesAtOnce: 8,
      logLevel: "debug",
    },
  });
});

test.each(["new,old", "new old", " new , old ", "new\nold"])(
  "while the secret is changed, both stand beside each other: %j",
  (text) => {
    expect(readSettings({ ...ENOUGH, WEBHOOK_SECRET: text })).toMatchObject({
      settings: { webhookSecrets: ["new", "old"] },
    });
  },
);

test.each([
  ["with its line ends written as \\n", PEM.replaceAll("\n", String.raw`\n`)],
  ["in quotes", `"${PEM.replaceAll("\n", String.raw`\n`)}"`],
  ["in base64", Buffer.from(PEM).toString("base64")],
])("the private key may come %s", (_how, key) => {
  const reading = readSettings({ ...ENOUGH, PRIVATE_KEY: key });
  expect(reading.kind === "settings" ? reading.settings.privateKey.trim() : reading).toBe(
    PEM.trim(),
  );
});

test.each([{}, { APP_ID: "" }, { WEBHOOK_SECRET: "s3cret" }])(
  "without APP_ID the App is not registered yet: %j",
  (environment) => {
    expect(readSettings(environment)).toEqual({ kind: "unregistered" });
  },
);

describe("what is wrong is told", () => {
  test.each<[change: Readonly<Record<string, string>>, problem: string]>([
    [
      { WEBHOOK_SECRET: "" },
      "WEBHOOK_SECRET is missing: set the secret of the App's webhook, so that deliveries can be verified",
    ],
    [
      { WEBHOOK_SECRET: "development" },
      "WEBHOOK_SECRET is the well-known default: choose a secret of your own",
    ],
    [
      { WEBHOOK_SECRET: "s3cret,development" },
      "WEBHOOK_SECRET is the well-known default: choose a secret of your own",
    ],
    [
      { DATABASE_URL: "mysql://sitrep:canary@db/sitrep" },
      "DATABASE_URL is no address such as postgres://name:password@host:5432/database",
    ],
    [{ APP_ID: "my-app" }, "APP_ID is not the App's number, which its settings page shows"],
    [{ PRIVATE_KEY: "" }, "PRIVATE_KEY is missing: the App's settings page makes one"],
    [
      { PRIVATE_KEY: "c2VjcmV0" },
      "PRIVATE_KEY is no private key in PEM form (its line ends may be written as \\n, or the whole in base64)",
    ],
    [{ PORT: "http" }, "PORT is no port number (0 to 65535)"],
    [{ PORT: "70000" }, "PORT is no port number (0 to 65535)"],
    [
      { GITHUB_API_URL: "github.com" },
      "GITHUB_API_URL is no address such as https://github.example.com/api/v3",
    ],
    [{ PASSES_AT_ONCE: "0" }, "PASSES_AT_ONCE is no number of passes (1 to 1000)"],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL is none of fatal, error, warn, info, debug, trace, silent"],
  ])("%j", (change, problem) => {
    expect(readSettings({ ...ENOUGH, ...change })).toEqual({
      kind: "invalid",
      problems: [problem],
    });
  });

  test("all problems at once, and no secret among them", () => {
    const reading = readSettings({ APP_ID: "x", PRIVATE_KEY: "canary", PORT: "y" });
    expect(reading.kind === "invalid" ? reading.problems.length : 0).toBe(4);
    expect(JSON.stringify(reading)).not.toContain("canary");
  });
});
