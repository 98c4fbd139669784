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

const KEY = /^(?<owner>[\w.-]+)\/(?<repo>[\w.-]+)#(?<number>\d{1,10})$/u;

/** Reads `owner/repo#12`; `undefined` when the text has another form. */
export function parseKey(text: string): IssueKey | undefined {
  const groups = KEY.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { owner = "", repo = "", number = "" } = groups;
  return { owner, repo, number: Number(number) };
}
