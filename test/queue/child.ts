import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";
import { z } from "zod";

/** A replica in a process of its own. */
export interface Child {
  /** Keys whose passes it began, in order. */
  readonly begun: () => readonly string[];
  readonly end: (key: string) => void;
  /** How many replicas it sees. */
  readonly replicas: () => Promise<number>;
  readonly kill: () => Promise<void>;
  /** Lets it close its queue as on SIGTERM. */
  readonly close: () => Promise<void>;
}

const Said = z.object({ begun: z.string().optional(), replicas: z.number().optional() });

/** Starts a replica; resolves when it takes jobs. */
export async function startChild(databaseUrl: string): Promise<Child> {
  const child = fork(join(import.meta.dirname, "replica.ts"), [databaseUrl], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const begun: string[] = [];
  let seen = 0;
  child.on("message", (message) => {
    const said = Said.parse(message);
    if (said.begun !== undefined) begun.push(said.begun);
    seen = said.replicas ?? seen;
  });
  const exit = once(child, "exit");
  await Promise.race([once(child, "message"), exit]);
  if (child.exitCode !== null) throw new Error("the replica did not start");
  return {
    begun: () => begun.filter((one) => one !== "ready"),
    end: (key) => void child.send(key),
    replicas: async () => {
      seen = 0;
      child.send("replicas");
      await vi.waitUntil(() => seen > 0, { timeout: 10_000 });
      return seen;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await exit;
    },
    close: async () => {
      child.send("close");
      await exit;
    },
  };
}
