import type { CommentRecord, IssueRecord, ReviewRecord } from "./store/records.ts";

/** An answer of the API; `body` is parsed JSON, text, or undefined when empty. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** A person with a token. Every action goes over HTTP, and rejects when the API refuses it. Repositories are `owner/name`. */
export interface Person {
  readonly login: string;
  readonly token: string;
  /** A raw request; never rejects because of a status. */
  request(
    method: string,
    path: string,
    body?: object,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  openIssue(
    repository: string,
    issue: {
      readonly title: string;
      readonly body?: string;
      readonly labels?: readonly string[];
      readonly assignees?: readonly string[];
    },
  ): Promise<IssueRecord>;
  editIssue(
    repository: string,
    number: number,
    change: { readonly title?: string; readonly body?: string },
  ): Promise<IssueRecord>;
  closeIssue(
    repository: string,
    number: number,
    how?: { readonly reason?: "completed" | "not_planned" | "duplicate" },
  ): Promise<IssueRecord>;
  reopenIssue(repository: string, number: number): Promise<IssueRecord>;
  comment(repository: string, number: number, body: string): Promise<CommentRecord>;
  editComment(repository: string, id: number, body: string): Promise<CommentRecord>;
  deleteComment(repository: string, id: number): Promise<void>;
  addLabel(repository: string, number: number, label: string): Promise<void>;
  removeLabel(repository: string, number: number, label: string): Promise<void>;
  assign(repository: string, number: number, login: string): Promise<void>;
  review(
    repository: string,
    number: number,
    review: {
      readonly event: "APPROVE" | "REQUEST_CHANGES" | "COMMENT";
      readonly body?: string;
    },
  ): Promise<ReviewRecord>;
  merge(repository: string, number: number): Promise<void>;
  /** Creates or replaces one file; the branch is made from the default branch when missing. Answers the commit's SHA. */
  commitFile(
    repository: string,
    file: {
      readonly path: string;
      readonly content: string | Uint8Array;
      readonly branch?: string;
      readonly message?: string;
    },
  ): Promise<string>;
}
