import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** A program under test, in a process of its own. */
export interface Program {
  readonly process: ChildProcess;
  /** Resolves with the first line that holds the words; rejects when the program ends without it. */
  readonly says: (words: string) => Promise<string>;
  /** Exit code and everything it wrote. */
  readonly ended: Promise<{ readonly code: number | null; readonly text: string }>;
}

/**
 * Where Node keeps what it compiled of the App, so that tests that start it again and again do not compile it each time. It
 * changes how long a start takes and nothing else.
 */
const COMPILED = fileURLToPath(new URL("../../node_modules/.cache/compiled-app", import.meta.url));

/** `npm start` with this environment and nothing of ours; it does not outlive the test. */
export function startProgram(environment: Readonly<Record<string, string>>): Program {
  const child = spawn(process.execPath, ["build/app/main.js"], {
    env: {
      PATH: process.env["PATH"] ?? "",
      NO_SMEE_SETUP: "true",
      NODE_COMPILE_CACHE: COMPILED,
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let hasEnded = false;
  onTestFinished(() => {
    if (!hasEnded) child.kill("SIGKILL");
  });
  let text = "";
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part: string) => {
      text += part;
      tell();
    });
  }
  const ended = once(child, "close").then(([code]: unknown[]) => {
    hasEnded = true;
    tell();
    return { code: typeof code === "number" ? code : null, text };
  });
  const says = (words: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const line = text.split("\n").find((one) => one.includes(words));
        if (line === undefined && !hasEnded) return;
        listeners.delete(look);
        if (line === undefined) reject(new Error(`never said ${words}:\n${text}`));
        else resolve(line);
      };
      listeners.add(look);
      look();
    });
  return { process: child, says, ended };
}

/** A port nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
