import { expect, test } from "vitest";
import { startLocalGitHub } from "../github/server.ts";
import { EVENTS, PERMISSIONS } from "../support/app-manifest.ts";
import { SECRET } from "./app-host.ts";
import { freePort, startProgram } from "./program.ts";

test("wrong settings are all told, and nothing starts", async () => {
  const { code, text } = await startProgram({ APP_ID: "x", WEBHOOK_SECRET: "development" }).ended;
  expect(code).toBe(1);
  expect(text).toMatchInlineSnapshot(`
    "APP_ID is not the App's number, which its settings page shows
    PRIVATE_KEY is missing: the App's settings page makes one
    WEBHOOK_SECRET is the well-known default: choose a secret of your own
    "
  `);
});

test("without an App it serves the page that registers one from its manifest", async () => {
  const port = await freePort();
  const program = startProgram({ PORT: String(port), HOST: "127.0.0.1" });
  await program.says("Listening on");
  const page = await fetch(`http://127.0.0.1:${port}/probot`).then((answer) => answer.text());
  expect(page).toContain("pull_requests");
  expect(page).toContain("workflow_run");
  program.process.kill("SIGTERM");
  expect((await program.ended).code).toBe(0);
});

test("an App starts, says when it is ready, and ends cleanly at SIGTERM", async () => {
  const github = await startLocalGitHub();
  github.addRepository({ owner: "acme", name: "shop" });
  const installed = github.installApp({
    slug: "sitrep",
    repositories: ["acme/shop"],
    permissions: PERMISSIONS,
    events: EVENTS,
  });
  const settings = {
    PRIVATE_KEY: installed.privateKey,
    WEBHOOK_SECRET: SECRET,
    PORT: "0",
    HOST: "127.0.0.1",
    GITHUB_API_URL: github.url,
  };
  const program = startProgram({ ...settings, APP_ID: String(installed.appId) });
  await program.says("recovered");
  program.process.kill("SIGTERM");
  const { code, text } = await program.ended;
  expect(code).toBe(0);
  expect(text).toContain('"msg":"closed"');

  const stranger = await startProgram({ ...settings, APP_ID: "999999" }).ended;
  expect(stranger.code).toBe(1);
  expect(stranger.text).toContain("check the App's id and private key");
  await github.close();
});
