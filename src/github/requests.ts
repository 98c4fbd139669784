import type { RepoKey } from "../control/key.ts";
import type { Octokit } from "@octokit/rest";

/** What the adapter needs of an Octokit; Probot's and that of `@octokit/rest` both have it. */
export type Requests = Pick<Octokit, "rest" | "request" | "log">;

/** Login and App slug a host writes under. */
export interface Identity {
  readonly login: string;
  readonly app: string;
}

/** Owner and name for a request, and nothing else: the key of an issue is also one of a repository. */
export const placeOf = ({ owner, repo }: RepoKey): RepoKey => ({ owner, repo });
