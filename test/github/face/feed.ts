import type { ServerResponse } from "node:http";
import type { LocalGitHub } from "../local-github.ts";

/** Tells open pages that something changed, as server-sent events. */
export interface Feed {
  readonly join: (response: ServerResponse) => void;
  readonly close: () => void;
}

/** Changes that come at once are told once. */
const PAUSE = 40;

/** A feed of the changes of a local GitHub. */
export function createFeed(github: LocalGitHub): Feed {
  const listeners = new Set<ServerResponse>();
  let pending: NodeJS.Timeout | undefined;
  const stop = github.onChange(() => {
    if (listeners.size === 0) return;
    pending ??= setTimeout(() => {
      pending = undefined;
      for (const listener of listeners) listener.write("data: change\n\n");
    }, PAUSE);
  });
  return {
    join: (response) => {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      response.write("retry: 500\n\n");
      listeners.add(response);
      response.on("close", () => listeners.delete(response));
    },
    close: () => {
      stop();
      clearTimeout(pending);
      for (const listener of listeners) listener.end();
    },
  };
}
