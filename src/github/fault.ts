import type { WriteResult } from "../control/port.ts";
import { Fault, TerminalFault } from "../domain/fault.ts";
import { after, type Instant, instant, seconds } from "../domain/time.ts";
import { type Problem, problemOf, sentenceOf } from "./problem.ts";

/** What is being tried, for messages. */
export interface Attempt {
  /** Completes "could not …": `edit a comment`. */
  readonly to: string;
  /** The permission it takes, in the words of an App's settings: `issues: write`. */
  readonly needs: string;
}

/** Asks GitHub; whatever goes wrong becomes a `Fault` or a `TerminalFault` that says what to do. */
export async function attempt<T>(what: Attempt, request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw translate(what, error);
  }
}

/** Asks for something that may be missing: `undefined` then. */
export async function attemptRead<T>(
  what: Attempt,
  request: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await request();
  } catch (error) {
    const problem = problemOf(error);
    if (problem !== undefined && isMissing(problem)) return undefined;
    throw translate(what, error);
  }
}

/** What came of a write that may be forbidden. */
export type Attempted<T> =
  | { readonly kind: "written"; readonly value: T }
  | { readonly kind: "impossible"; readonly status: number; readonly why: string };

/** Writes something that a person, a rule or a missing permission may forbid; outages are still faults. */
export async function attemptWrite<T>(
  what: Attempt,
  request: () => Promise<T>,
): Promise<Attempted<T>> {
  try {
    return { kind: "written", value: await request() };
  } catch (error) {
    const problem = problemOf(error);
    if (problem === undefined || !isRefusal(problem)) throw translate(what, error);
    const { status } = problem;
    return { kind: "impossible", status, why: whyForbidden(what, problem) };
  }
}

/** What came of an attempt, without what the port does not tell. */
export const resultOf = (attempted: Attempted<unknown>): WriteResult =>
  attempted.kind === "written" ? { kind: "written" } : { kind: "impossible", why: attempted.why };

// 409 with this sentence is GitHub's answer to git reads of a repository without any commit.
const isMissing = (problem: Problem): boolean =>
  problem.status === 404 ||
  problem.status === 410 ||
  (problem.status === 409 && /repository is empty/iu.test(problem.message));

const isRefusal = (problem: Problem): boolean =>
  [403, 404, 409, 410, 422].includes(problem.status) && !isLimited(problem);

const isLimited = ({ status, message, headers }: Problem): boolean =>
  status === 429 ||
  (status === 403 &&
    (headers["retry-after"] !== undefined ||
      headers["x-ratelimit-remaining"] === "0" ||
      /rate limit|abuse detection/iu.test(message))) ||
  /submitted too quickly/iu.test(message);

const lacksPermission = (problem: Problem): boolean =>
  problem.status === 403 &&
  /not accessible by|must have (?:admin|push|write)/iu.test(sentenceOf(problem));

function whyForbidden({ needs }: Attempt, problem: Problem): string {
  const sentence = sentenceOf(problem);
  if (!lacksPermission(problem)) return sentence;
  const accepted = problem.headers["x-accepted-github-permissions"];
  const permission = accepted === undefined ? needs : accepted.replaceAll("=", ": ");
  return `${sentence} (the permission \`${permission}\` is needed)`;
}

const GRANT =
  "; grant it in the App's settings and accept it in the installation, or under `permissions` of the workflow";

function translate(what: Attempt, error: unknown): unknown {
  const problem = problemOf(error);
  // A defect of ours, or already one of the two: nothing to add.
  if (problem === undefined) return error;
  const said = `could not ${what.to}: ${sentenceOf(problem)}`;
  const options = { cause: error };
  if (isLimited(problem)) {
    return new Fault(`${said} (rate limit)`, { ...options, retryAt: limitEnd(problem) });
  }
  switch (problem.status) {
    case 401:
      return new TerminalFault(
        `${said}; GitHub does not accept these credentials: check the App's id and private key, or the token`,
        options,
      );
    case 403:
      return new TerminalFault(
        `could not ${what.to}: ${whyForbidden(what, problem)}${lacksPermission(problem) ? GRANT : ""}`,
        options,
      );
    case 404:
    case 410:
      return new TerminalFault(
        `${said}; it is gone, or the App is not installed there any more`,
        options,
      );
    case 400:
    case 413:
    case 422:
    case 451:
      return new TerminalFault(said, options);
    default:
      return new Fault(said, options);
  }
}

/** When a rate limit ends, by GitHub's word; after a minute when it gives none, as its documentation asks. */
function limitEnd({ headers, at }: Problem): Instant {
  const wait = Number(headers["retry-after"]);
  if (wait > 0) return after(at, seconds(wait));
  const reset = Number(headers["x-ratelimit-reset"]);
  if (headers["x-ratelimit-remaining"] === "0" && reset > 0) {
    return after(instant(reset * 1000), seconds(1));
  }
  return after(at, seconds(60));
}
