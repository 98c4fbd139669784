import type { RepoKey } from "../control/key.ts";
import { seconds } from "../domain/time.ts";
import type { Nudge } from "./nudges.ts";
import { repositoryOf } from "./nudges.ts";
import { numberAt, numbersAt, textAt, valueAt } from "./payload.ts";
import type { Identity } from "./requests.ts";

/** What an event asks for pull requests. */
export interface PullNudges {
  readonly nudges: readonly Nudge[];
  /** A commit whose pull requests the event is about and does not name, which GitHub does for forks. */
  readonly at: { readonly repo: RepoKey; readonly commit: string } | undefined;
}

const NOTHING: PullNudges = { nudges: [], at: undefined };

/** What brings new commits to a pull request, or lets others look at it. */
const NEWS: ReadonlySet<string | undefined> = new Set([
  "opened",
  "reopened",
  "synchronize",
  "ready_for_review",
]);

/**
 * Which pull requests an event is about, each by its own number, where what they bring may have changed or somebody asks
 * for their check again. What the host itself wrote (`self`) holds nothing that is looked at.
 */
export function pullNudgesOf(event: string, payload: unknown, self: Identity): PullNudges {
  const repo = repositoryOf(payload);
  if (repo === undefined) return NOTHING;
  const action = textAt(payload, "action");
  switch (event) {
    case "pull_request": {
      const isOwn = textAt(payload, "sender", "login") === self.login;
      const isNews = NEWS.has(action) || (action === "edited" && hasNewBase(payload));
      const number = numberAt(payload, "pull_request", "number");
      return isOwn || !isNews || number === undefined ? NOTHING : named(repo, [number]);
    }
    case "check_run":
      return action === "rerequested" ? checked(repo, valueAt(payload, "check_run")) : NOTHING;
    case "check_suite":
      if (action === "rerequested") return checked(repo, valueAt(payload, "check_suite"));
      // Every push to any branch is one of these. Those from forks come with the pull request's own event.
      return action === "requested"
        ? { ...checked(repo, valueAt(payload, "check_suite")), at: undefined }
        : NOTHING;
    default:
      return NOTHING;
  }
}

/** Its files are then compared with another branch's. */
const hasNewBase = (payload: unknown): boolean => valueAt(payload, "changes", "base") !== undefined;

function checked(repo: RepoKey, check: unknown): PullNudges {
  const numbers = numbersAt(check, ["pull_requests"], "number");
  const commit = textAt(check, "head_sha");
  if (numbers.length > 0) return named(repo, numbers);
  return commit === undefined ? NOTHING : { nudges: [], at: { repo, commit } };
}

/**
 * GitHub may answer for a moment as if the push had not been, and no later event would tell. Several pushes in that time
 * are one pass, too.
 */
const SETTLING = seconds(2);

/** Incidents go before what is merely looked at. */
const named = (repo: RepoKey, numbers: readonly number[]): PullNudges => ({
  nudges: numbers.map((number) => ({
    key: { ...repo, number },
    settleFor: SETTLING,
    urgency: "low",
  })),
  at: undefined,
});
