import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import { startLocalGitHub } from "../github/server.ts";
import { EVENTS, PERMISSIONS } from "../support/app-manifest.ts";
import { SECRET } from "./app-host.ts";

interface Program {
  readonly process: ChildProcess;
  /** Resolves with the rest of the first line that holds the words; rejects when the program ends without it. */
  readonly says: (words: string) => Promise<string>;
  /** Exit code and everything it wrote. */
  readonly ended: Promise<{ readonly code: number | null; readonly text: string }>;
}

const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
});

/** `npm start` with this environment and nothing of ours. */
function start(environment: Readonly<Record<string, string>>): Program {
  const child = spawn(process.execPath, ["src/app/main.ts"], {
    env: { PATH: process.env["PATH"] ?? "", NO_SMEE_SETUP: "true", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let text = "";
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part: string) => {
      text += part;
      for (const listener of listeners) listener();
    });
  }
  const ended = once(child, "close").then(([code]: unknown[]) => {
    running.delete(child);
    for (const listener of listeners) listener();
    return { code: typeof code === "number" ? code : null, text };
  });
  const says = (words: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const line = text.split("\n").find((one) => one.includes(words));
        if (line !== undefined) resolve(line);
        else if (!running.has(child)) reject(new Error(`never said ${words}:\n${text}`));
      };
      listeners.add(look);
      look();
    });
  return { process: child, says, ended };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

test("wrong settings are all told, and nothing starts", async () => {
  const { code, text } = await start({ APP_ID: "x", WEBHOOK_SECRET: "development" }).ended;
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
  const program = start({ PORT: String(port), HOST: "127.0.0.1" });
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
  const program = start({ ...settings, APP_ID: String(installed.appId) });
  await program.says("recovered");
  program.process.kill("SIGTERM");
  const { code, text } = await program.ended;
  expect(code).toBe(0);
  expect(text).toContain('"msg":"closed"');

  const stranger = await start({ ...settings, APP_ID: "999999" }).ended;
  expect(stranger.code).toBe(1);
  expect(stranger.text).toContain("check the App's id and private key");
  await github.close();
});
