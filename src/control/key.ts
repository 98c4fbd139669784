/** Names an issue; the only thing a nudge says. */
export interface IssueKey {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
}

/** Names a repository. */
export interface RepoKey {
  readonly owner: string;
  readonly repo: string;
}

/** `owner/repo#12`, the form in which keys are queued, logged and typed. */
export const formatKey = ({ owner, repo, number }: IssueKey): string =>
  `${owner}/${repo}#${number}`;
