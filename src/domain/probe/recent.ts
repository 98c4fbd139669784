import type { Instant } from "../time.ts";

/** What may have changed the service of late, newest first each. */
export interface RecentActivity {
  readonly deployments: readonly RecentDeployment[];
  readonly merges: readonly RecentMerge[];
  readonly failedRuns: readonly RecentFailure[];
}

/** A deployment, whatever became of it. */
export interface RecentDeployment {
  readonly at: Instant;
  readonly environment: string;
  /** Branch, tag or commit that was deployed. */
  readonly ref: string;
  readonly commit: string;
  /** Login; `undefined` where GitHub tells none. */
  readonly by: string | undefined;
  /** GitHub's word for its newest status: `success`, `failure`, `in_progress`; `undefined` while it has none. */
  readonly state: string | undefined;
  readonly url: string;
}

/** A pull request that was merged into the default branch. */
export interface RecentMerge {
  readonly at: Instant;
  readonly number: number;
  readonly title: string;
  /** Login of its author, who knows what it changes. */
  readonly by: string | undefined;
  readonly url: string;
}

/** A run of a workflow on the default branch that did not end well. */
export interface RecentFailure {
  /** When it ended. */
  readonly at: Instant;
  /** Name of the workflow. */
  readonly workflow: string;
  /** The text of `run-name`. */
  readonly title: string;
  /** Login of who or what started it. */
  readonly by: string | undefined;
  /** GitHub's word: `failure`, `timed_out`. */
  readonly conclusion: string;
  readonly url: string;
}
