import type { Octokit } from "@octokit/rest";
import { asksForToken } from "./cost.ts";
import { isLimited, statedWait } from "./limited.ts";
import type { RequestLimits } from "./limits.ts";
import { headersOf, type Problem, problemOf } from "./problem.ts";

/** What GitHub said to one request. */
export interface Answer {
  readonly method: string;
  /** 304: unchanged since it was last asked, which costs nothing of the primary limit. 0: there was no answer. */
  readonly status: number;
  /** `installation 12`, `app` or `token`. */
  readonly tenant: string;
  /** Requests left to the tenant in this hour, where GitHub told. */
  readonly remaining: number | undefined;
}

/** Where answers are told. */
interface Listeners {
  readonly limits: RequestLimits;
  readonly onAnswer?: (answer: Answer) => void;
}

/** GitHub should have answered by then, in milliseconds. */
const PATIENCE = 30_000;

/** Gives each request a time limit, and tells of each answer. The first hook, so that it sees what others hide. */
export function listen(octokit: Octokit, tenant: string, { limits, onAnswer }: Listeners): void {
  octokit.hook.wrap("request", async (request, options) => {
    const { method } = options;
    const tell = (status: number, told: Problem["headers"], problem?: Problem): void => {
      const turns = limits.of(tenant);
      // What is left to the App, which asks for tokens, or to nobody in particular, is not what is left to the tenant.
      const headers = asksForToken(options) || status === 401 ? {} : told;
      turns.hear(headers);
      if (problem !== undefined && isLimited(problem)) turns.pause(statedWait(problem));
      else if (problem === undefined || status === 304) turns.resume();
      onAnswer?.({ method, status, tenant, remaining: numberIn(headers["x-ratelimit-remaining"]) });
    };
    const patience = new AbortController();
    const timer = setTimeout(
      () => patience.abort(new Error("GitHub did not answer in time")),
      PATIENCE,
    );
    options.request = { ...options.request, signal: patience.signal };
    try {
      const response = await request(options);
      if (isCutOff(response))
        throw Object.assign(new Error("the answer broke off"), { status: 500 });
      tell(response.status, headersOf(response.headers));
      return response;
    } catch (error) {
      const problem = problemOf(error);
      tell(problem?.isAnswered === true ? problem.status : 0, problem?.headers ?? {}, problem);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  });
}

const numberIn = (text: string | undefined): number | undefined =>
  text === undefined || Number.isNaN(Number(text)) ? undefined : Number(text);

/** A connection lost in the middle of an answer leaves Octokit with text in the place of what the text means. */
const isCutOff = (response: { readonly headers: object; readonly data: unknown }): boolean =>
  typeof response.data === "string" &&
  /\bjson\b/u.test(headersOf(response.headers)["content-type"] ?? "");
