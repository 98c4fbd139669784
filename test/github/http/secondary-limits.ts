import { ApiError } from "./reply.ts";

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** What GitHub allows one actor besides requests an hour. */
const ALLOWED = { atOnce: 100, pointsAMinute: 900, contentsAMinute: 80, contentsAnHour: 500 };

/** Operations whose description says that "creating content too quickly" with them is limited. */
export const CREATES_CONTENT: ReadonlySet<string> = new Set([
  "POST /repos/{owner}/{repo}/commits/{commit_sha}/comments",
  "POST /repos/{owner}/{repo}/issues",
  "POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
  "POST /repos/{owner}/{repo}/issues/{issue_number}/sub_issues",
  "POST /repos/{owner}/{repo}/pulls",
  "POST /repos/{owner}/{repo}/pulls/{pull_number}/comments",
  "POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers",
  "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews",
  "POST /repos/{owner}/{repo}/releases",
  "PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge",
]);

/** GitHub's secondary limits of one actor. */
export interface SecondaryLimits {
  /** A request begins; its refusal, or `undefined`, and what to call when it is answered. */
  readonly begin: () => { readonly refusal: ApiError | undefined; readonly end: () => void };
  /** Counts an operation; throws GitHub's refusal, which counts nothing. */
  readonly count: (operation: string, now: number) => void;
}

export function createSecondaryLimits(): SecondaryLimits {
  let underWay = 0;
  let spent: readonly { readonly at: number; readonly points: number }[] = [];
  let created: readonly number[] = [];
  return {
    begin: () => {
      underWay += 1;
      return {
        refusal: underWay > ALLOWED.atOnce ? refusal("too many requests at once") : undefined,
        end: () => {
          underWay -= 1;
        },
      };
    },
    count: (operation, now) => {
      const points = /^(?:GET|HEAD) /u.test(operation) ? 1 : 5;
      spent = spent.filter(({ at }) => at > now - MINUTE);
      created = created.filter((at) => at > now - HOUR);
      if (spent.reduce((sum, one) => sum + one.points, points) > ALLOWED.pointsAMinute)
        throw refusal("too many points in a minute");
      if (CREATES_CONTENT.has(operation)) {
        const lately = created.filter((at) => at > now - MINUTE).length;
        if (created.length >= ALLOWED.contentsAnHour || lately >= ALLOWED.contentsAMinute)
          throw refusal("temporarily blocked from content creation");
        created = [...created, now];
      }
      spent = [...spent, { at: now, points }];
    },
  };
}

const refusal = (why: string): ApiError =>
  new ApiError(
    403,
    `You have exceeded a secondary rate limit (${why}). Please wait a few minutes before you try again.`,
    undefined,
    { "retry-after": "60" },
  );
