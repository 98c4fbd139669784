import type { Octokit } from "@octokit/rest";
import { milliseconds } from "../domain/time.ts";
import { problemOf } from "./problem.ts";

/** How long to wait before each further try of a read, in milliseconds. */
const WAITS = [250, 1000];

/**
 * Reads that GitHub fails to answer are asked again. Writes are not: one without an answer may have happened, and only
 * the next pass, which looks first, can tell.
 */
export function repeatReads(octokit: Octokit): void {
  octokit.hook.wrap("request", async (request, options) => {
    const waits = options.method === "GET" || options.method === "HEAD" ? WAITS : [];
    for (const wait of waits) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- one try after the other
        return await request(options);
      } catch (error) {
        if (!isOutage(error)) throw error;
      }
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => setTimeout(resolve, milliseconds(wait)));
    }
    return request(options);
  });
}

function isOutage(error: unknown): boolean {
  const status = problemOf(error)?.status ?? 0;
  return status >= 500 || status === 408;
}
