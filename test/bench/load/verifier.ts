import { fork } from "node:child_process";
import { once } from "node:events";

/** A running server that only verifies signatures. */
export interface Verifier {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Starts one in a process of its own. */
export async function startVerifier(secret: string): Promise<Verifier> {
  const child = fork(new URL("verify-server.ts", import.meta.url), {
    env: { ...process.env, WEBHOOK_SECRET: secret },
  });
  const [port] = await once(child, "message");
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}
