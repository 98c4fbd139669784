import type { Octokit } from "@octokit/rest";
import { textAt } from "./payload.ts";
import { problemOf } from "./problem.ts";

/**
 * A token that GitHub does not take any more, though it should still be good (revoked, or ended early), is replaced by
 * a new one, and the request is sent once more.
 */
export function renewTokens(octokit: Octokit): void {
  const currentToken = async (): Promise<string | undefined> =>
    textAt(await octokit.auth({ type: "installation" }), "token");
  octokit.hook.wrap("request", async (request, options) => {
    if (isOfApp(options.url)) return request(options);
    const token = await currentToken();
    try {
      return await request(options);
    } catch (error) {
      if (problemOf(error)?.status !== 401) throw error;
      // Another request may have got a new one meanwhile.
      if ((await currentToken()) === token) {
        await octokit.auth({ type: "installation", refresh: true });
      }
      return request(options);
    }
  });
}

/** Requests that the App makes as itself, with its key. */
const isOfApp = (url: string): boolean => /^\/app(?:\/|$)|\/installation$/u.test(url);
