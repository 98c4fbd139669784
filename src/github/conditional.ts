import type { Octokit } from "@octokit/rest";
import type { Clock } from "../control/port.ts";
import { type Instant, minutes } from "../domain/time.ts";
import { addressOf } from "./address.ts";
import { problemOf } from "./problem.ts";
import type { AnswerCache, Remembered } from "./remembered.ts";
import { shared } from "./shared.ts";

/** Option of a single request for things that never change, such as a file at a commit: asked for once, and shared. */
const IMMUTABLE = "isImmutable";

/** `request` options for something read at a commit; a branch's name may come to mean something else. */
export const atCommit = (commit: string): object =>
  /^[0-9a-f]{40,64}$/u.test(commit) ? { [IMMUTABLE]: true, ...shared } : {};

/** Option of a single request whose answer is cut down to what is read of it. */
const KEPT = "kept";

/** What is read of an answer. */
interface Kept {
  /** Tells apart what different readers keep of one address. */
  readonly name: string;
  readonly fields: readonly string[];
}

/**
 * `request` options that cut an answer down to the fields of these names, at every depth: most of what GitHub tells is
 * addresses that nobody follows, and what is kept of ten thousand incidents has to fit into memory. The answer has
 * only these fields whether it is new or remembered, so that a field which is read and not named here is never there.
 */
export const keeping = (name: string, ...fields: readonly string[]): object => ({
  [KEPT]: { name, fields } satisfies Kept,
});

/**
 * How long a file that a commit does not have is not asked for again. Not for ever, because GitHub also says 404 when
 * a permission is missing, or a commit has not yet arrived everywhere.
 */
const MISSING_FOR = minutes(1);

/**
 * Makes every read of this client conditional: what GitHub says is unchanged (304, free of charge) is answered
 * from the cache. Answers of one tenant are never shown to another.
 */
export function makeConditional(
  octokit: Octokit,
  { cache, tenant, clock }: { cache: AnswerCache; tenant: string; clock: Clock },
): void {
  octokit.hook.wrap("request", async (request, options) => {
    if (options.method !== "GET") return request(options);
    const { headers } = options;
    const kept: Kept | undefined = options.request?.[KEPT];
    const address = addressOf(options);
    const key = `${tenant} ${headers.accept ?? ""} ${kept?.name ?? ""} ${address}`;
    const missing = `missing ${key}`;
    const known = cache.get(key);
    const isImmutable = options.request?.[IMMUTABLE] === true;
    if (known !== undefined && isImmutable) return answer(address, known, known.link);
    if (isImmutable && isRecent(cache.get(missing)?.data(), clock())) throw new Missing();
    if (known?.etag !== undefined) options.headers["if-none-match"] = known.etag;
    try {
      const whole = await request(options);
      const response = kept === undefined ? whole : { ...whole, data: cutDown(whole.data, kept) };
      const { etag, link } = response.headers;
      if (etag !== undefined || isImmutable) cache.set(key, { etag, data: response.data, link });
      return response;
    } catch (error) {
      const problem = problemOf(error);
      if (problem?.status === 404 && isImmutable) {
        cache.set(missing, { etag: undefined, data: clock(), link: undefined });
      }
      if (problem?.status !== 304 || known === undefined) throw error;
      return answer(address, known, problem.headers["link"] ?? known.link);
    }
  });
}

/** What has no JSON, such as a number too large for JavaScript, stays whole. */
function cutDown(data: unknown, { fields }: Kept): unknown {
  try {
    return JSON.parse(JSON.stringify(data, [...fields]));
  } catch {
    return data;
  }
}

const isRecent = (at: unknown, now: Instant): boolean =>
  typeof at === "number" && now - at < MISSING_FOR;

/** GitHub's 404, from memory. */
class Missing extends Error {
  override readonly name = "Missing";
  readonly status = 404;
  readonly response = { headers: {}, data: { message: "Not Found" } };

  constructor() {
    super("Not Found");
  }
}

/** Header of an answer that comes from memory, where GitHub itself would have no such header. */
const FROM_MEMORY = "sitrep-from-memory";

/** Whether an answer is one remembered from earlier, which GitHub called unchanged. */
export const isFromMemory = (headers: object): boolean => FROM_MEMORY in headers;

const answer = (url: string, known: Remembered, link: string | undefined) => ({
  status: 200 as const,
  url,
  headers: { [FROM_MEMORY]: "yes", ...(link === undefined ? {} : { link }) },
  // The hook's type says `any`: what was remembered is what GitHub once answered to this very request.
  data: known.data(),
});
