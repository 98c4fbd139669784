import type { WriteResult } from "../control/port.ts";
import { Fault, TerminalFault } from "../domain/fault.ts";
import { after } from "../domain/time.ts";
import { isLimited, LimitFault, statedWait, unstatedWait } from "./limited.ts";
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
  if (error instanceof LimitFault) {
    const retryAt = error.retryAt === undefined ? {} : { retryAt: error.retryAt };
    return new Fault(`could not ${what.to}: ${error.message}`, { cause: error, ...retryAt });
  }
  const problem = problemOf(error);
  // A defect of ours, or already one of the two: nothing to add.
  if (problem === undefined) return error;
  const said = `could not ${what.to}: ${sentenceOf(problem)}`;
  const options = { cause: error };
  if (isLimited(problem)) {
    // By a client that does not hold to our limits.
    const retryAt = after(problem.at, statedWait(problem) ?? unstatedWait(0));
    return new Fault(`${said} (rate limit)`, { ...options, retryAt });
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
