import type {
  CheckRunRecord,
  CommentRecord,
  IssueRecord,
  LabelRecord,
  PullRecord,
  ReactionRecord,
  ReviewRecord,
  RunRecord,
} from "./records.ts";

/** Read access to the state, for assertions and the browser face. Repositories are named `owner/name`. */
export interface Store {
  /** Full names of all repositories. */
  readonly repositories: () => readonly string[];
  /** Issues and pull requests in order of their numbers. */
  readonly issues: (repository: string) => readonly IssueRecord[];
  readonly issue: (repository: string, number: number) => IssueRecord | undefined;
  readonly comments: (repository: string, number: number) => readonly CommentRecord[];
  readonly comment: (repository: string, id: number) => CommentRecord | undefined;
  readonly labels: (repository: string) => readonly LabelRecord[];
  /** Reactions to an issue, or to one of its comments. */
  readonly reactions: (
    repository: string,
    subject: ReactionRecord["subject"],
  ) => readonly ReactionRecord[];
  /** Timeline items as the REST API presents them. */
  readonly timeline: (
    repository: string,
    number: number,
  ) => readonly Readonly<Record<string, unknown>>[];
  readonly pulls: (repository: string) => readonly PullRecord[];
  readonly reviews: (repository: string, number: number) => readonly ReviewRecord[];
  readonly checkRuns: (repository: string, sha: string) => readonly CheckRunRecord[];
  readonly runs: (repository: string) => readonly RunRecord[];
  readonly branches: (repository: string) => readonly string[];
  readonly headSha: (repository: string, branch?: string) => string | undefined;
  /** Text of a file at a branch, tag, full ref or commit (default: the default branch). */
  readonly file: (repository: string, path: string, ref?: string) => string | undefined;
  readonly files: (repository: string, ref?: string) => ReadonlyMap<string, Uint8Array>;
}
