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
  readonly request: (
    method: string,
    path: string,
    body?: object,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
  readonly openIssue: (
    repository: string,
    issue: {
      readonly title: string;
      readonly body?: string;
      readonly labels?: readonly string[];
      readonly assignees?: readonly string[];
    },
  ) => Promise<IssueRecord>;
  readonly editIssue: (
    repository: string,
    number: number,
    change: { readonly title?: string; readonly body?: string },
  ) => Promise<IssueRecord>;
  readonly closeIssue: (
    repository: string,
    number: number,
    how?: { readonly reason?: "completed" | "not_planned" | "duplicate" },
  ) => Promise<IssueRecord>;
  readonly reopenIssue: (repository: string, number: number) => Promise<IssueRecord>;
  readonly comment: (repository: string, number: number, body: string) => Promise<CommentRecord>;
  readonly editComment: (repository: string, id: number, body: string) => Promise<CommentRecord>;
  readonly deleteComment: (repository: string, id: number) => Promise<void>;
  readonly addLabel: (repository: string, number: number, label: string) => Promise<void>;
  readonly removeLabel: (repository: string, number: number, label: string) => Promise<void>;
  readonly assign: (repository: string, number: number, login: string) => Promise<void>;
  readonly review: (
    repository: string,
    number: number,
    review: {
      readonly event: "APPROVE" | "REQUEST_CHANGES" | "COMMENT";
      readonly body?: string;
    },
  ) => Promise<ReviewRecord>;
  readonly merge: (repository: string, number: number) => Promise<void>;
  /** Creates or replaces one file; the branch is made from the default branch when missing. Answers the commit's SHA. */
  readonly commitFile: (
    repository: string,
    file: {
      readonly path: string;
      readonly content: string | Uint8Array;
      readonly branch?: string;
      readonly message?: string;
    },
  ) => Promise<string>;
}
