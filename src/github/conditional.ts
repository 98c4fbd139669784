import type { Octokit } from "@octokit/rest";
import { problemOf } from "./problem.ts";
import type { AnswerCache } from "./remembered.ts";

/** Option of a single request for things that never change, such as a file at a commit: asked for once. */
const IMMUTABLE = "isImmutable";

/** `request` options for something read at a commit; a branch's name may come to mean something else. */
export const atCommit = (commit: string): { readonly [IMMUTABLE]: boolean } => ({
  [IMMUTABLE]: /^[0-9a-f]{40,64}$/u.test(commit),
});

/**
 * Makes every read of this client conditional: what GitHub says is unchanged (304, free of charge) is answered
 * from the cache. Answers of one tenant are never shown to another.
 */
export function makeConditional(octokit: Octokit, cache: AnswerCache, tenant: string): void {
  octokit.hook.wrap("request", async (request, options) => {
    if (options.method !== "GET") return request(options);
    const { url, headers } = octokit.request.endpoint.parse(options);
    const key = `${tenant} ${headers.accept ?? ""} ${url}`;
    const known = cache.get(key);
    const isImmutable = options.request?.[IMMUTABLE] === true;
    if (known !== undefined && isImmutable) return answer(url, known.data, known.link);
    if (known?.etag !== undefined) options.headers["if-none-match"] = known.etag;
    try {
      const response = await request(options);
      const { etag, link } = response.headers;
      if (etag !== undefined || isImmutable) cache.set(key, { etag, data: response.data, link });
      return response;
    } catch (error) {
      const problem = problemOf(error);
      if (problem?.status !== 304 || known === undefined) throw error;
      return answer(url, known.data, problem.headers["link"] ?? known.link);
    }
  });
}

const answer = (url: string, data: unknown, link: string | undefined) => ({
  status: 200 as const,
  url,
  headers: link === undefined ? {} : { link },
  // The hook's type says `any`: what was remembered is what GitHub once answered to this very request.
  data,
});
