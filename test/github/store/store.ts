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
  repositories(): readonly string[];
  /** Issues and pull requests in order of their numbers. */
  issues(repository: string): readonly IssueRecord[];
  issue(repository: string, number: number): IssueRecord | undefined;
  comments(repository: string, number: number): readonly CommentRecord[];
  comment(repository: string, id: number): CommentRecord | undefined;
  labels(repository: string): readonly LabelRecord[];
  /** Reactions to an issue, or to one of its comments. */
  reactions(repository: string, subject: ReactionRecord["subject"]): readonly ReactionRecord[];
  /** Timeline items as the REST API presents them. */
  timeline(repository: string, number: number): readonly Readonly<Record<string, unknown>>[];
  pulls(repository: string): readonly PullRecord[];
  reviews(repository: string, number: number): readonly ReviewRecord[];
  checkRuns(repository: string, sha: string): readonly CheckRunRecord[];
  runs(repository: string): readonly RunRecord[];
  branches(repository: string): readonly string[];
  headSha(repository: string, branch?: string): string | undefined;
  /** Text of a file at a branch, tag, full ref or commit (default: the default branch). */
  file(repository: string, path: string, ref?: string): string | undefined;
  files(repository: string, ref?: string): ReadonlyMap<string, Uint8Array>;
}
