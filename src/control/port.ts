import type { RecentActivity } from "../domain/probe/recent.ts";
import type { Duration, Instant } from "../domain/time.ts";
import type { IssueKey, RepoKey } from "./key.ts";

/** Tells the time; the only source of "now" for the engine. */
export type Clock = () => Instant;

/** Rings once, at the moment or as soon as possible after it; what it returns takes the alarm back. */
export interface Alarm {
  readonly at: (moment: Instant, ring: () => void) => () => void;
}

/** Who wrote a comment, as far as trust goes. */
export interface Author {
  readonly login: string;
  readonly isBot: boolean;
  /** Slug of the App a comment was written through, if it was. `github-actions` for `GITHUB_TOKEN`. */
  readonly app: string | undefined;
}

/** The issue as it is now. */
export interface IssueState {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: Author;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly isOpen: boolean;
  readonly closedAs: "completed" | "not-planned" | "duplicate" | undefined;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly url: string;
  readonly isPullRequest: boolean;
  /** How many comments it has, where the server tells: a timeline with fewer is late. */
  readonly commentCount?: number | undefined;
}

/** What a list tells of an issue. */
export interface ListedIssue {
  readonly number: number;
  readonly updatedAt: Instant;
}

/** One page of a list of issues. */
interface ListedPage {
  /** Without the pull requests of that page. */
  readonly issues: readonly ListedIssue[];
  /** Whether it holds as many as a page can. */
  readonly isFull: boolean;
  /** Whether GitHub names a next page. */
  readonly hasNext: boolean;
}

/** One comment. */
export interface CommentState {
  readonly id: number;
  readonly body: string;
  readonly author: Author;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly isPinned: boolean | undefined;
  readonly url: string;
}

/** Native events of the timeline the engine reads; others are dropped by the adapter. */
export type TimelineItem =
  | { readonly kind: "comment"; readonly comment: CommentState }
  | {
      readonly kind: "labeled" | "unlabeled";
      readonly id: number;
      readonly at: Instant;
      readonly by: Author;
      readonly label: string;
    }
  | {
      readonly kind: "closed";
      readonly id: number;
      readonly at: Instant;
      readonly by: Author;
      readonly as: "completed" | "not-planned" | "duplicate";
    }
  | { readonly kind: "reopened"; readonly id: number; readonly at: Instant; readonly by: Author };

/** The repository and the commit every file of one pass is read from. */
export interface RepoState {
  readonly isPrivate: boolean;
  readonly defaultBranch: string;
  /** Head of the default branch. */
  readonly commit: string;
  readonly url: string;
}

/** What a person may do in a repository. */
export type Permission = "none" | "read" | "triage" | "write" | "maintain" | "admin";

/** A file or folder of a commit. */
export interface TreeEntry {
  readonly path: string;
  readonly kind: "file" | "symlink" | "submodule" | "folder";
  readonly sha: string;
  readonly size: number;
}

/** A label of the repository. */
export interface LabelSpec {
  readonly name: string;
  /** Six hexadecimal digits without `#`. */
  readonly color: string;
  /** At most 100 characters. */
  readonly description: string;
}

/** A pull request. */
export interface PullState {
  readonly number: number;
  readonly isOpen: boolean;
  readonly title: string;
  readonly url: string;
  readonly headBranch: string;
  readonly mergedAt: Instant | undefined;
  readonly mergedBy: string | undefined;
  readonly mergeCommit: string | undefined;
  readonly closedAt: Instant | undefined;
  readonly closedBy?: string | undefined;
  readonly requestedReviewers: readonly string[];
  readonly author: Author;
}

/** A pull request as far as what it brings is concerned. */
interface PullHead {
  readonly number: number;
  readonly isOpen: boolean;
  readonly isDraft: boolean;
  /** The newest commit. It can be read in the repository the pull request is in, even where its branch is in a fork. */
  readonly headCommit: string;
}

/** A file a pull request changes. */
export interface PullFile {
  /** Where it is at the head commit; where it was, if it was removed. */
  readonly path: string;
  readonly isRemoved: boolean;
}

/** What a check says about one line of a file. */
export interface Annotation {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** From 1; `undefined`: the whole line. */
  readonly column: number | undefined;
  readonly level: "notice" | "warning" | "failure";
  readonly title: string;
  readonly message: string;
}

/** What a check says of a commit. */
export interface CheckRun {
  readonly name: string;
  readonly commit: string;
  readonly conclusion: "success" | "neutral" | "failure";
  readonly title: string;
  /** Markdown. */
  readonly summary: string;
  readonly annotations: readonly Annotation[];
}

/** A run of a workflow. */
export interface RunState {
  readonly id: number;
  /** The text of `run-name`. */
  readonly title: string;
  /** Whether a bot started it, and no person: an account that no person can have. */
  readonly isByBot: boolean;
  readonly status: "waiting" | "running" | "completed";
  /** GitHub's word, once completed: `success`, `failure`, `cancelled`, `timed_out`, … */
  readonly conclusion: string | undefined;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly url: string;
}

/** What came of asking GitHub to start a workflow. */
export type DispatchResult =
  | {
      readonly kind: "started";
      readonly run: { readonly id: number; readonly url: string } | undefined;
    }
  /** There is no such workflow, it has no `workflow_dispatch`, or it does not know an input. `why` is GitHub's sentence. */
  | { readonly kind: "impossible"; readonly why: string };

/** What came of writing something that a person or a rule may forbid. */
export type WriteResult =
  | { readonly kind: "written" }
  | { readonly kind: "impossible"; readonly why: string };

/** What came of making a check say something; `unchanged` when it said so already. */
export type CheckResult = WriteResult | { readonly kind: "unchanged" };

/** Reads of GitHub. Every one is fresh (a conditional request may save its cost); a missing thing is `undefined`, an outage a `Fault`. */
export interface ForgeReads {
  /** Logins and app slug this host writes under. */
  readonly self: { readonly login: string; readonly app: string };
  readonly repository: (repo: RepoKey) => Promise<RepoState>;
  readonly issue: (key: IssueKey) => Promise<IssueState | undefined>;
  /** Oldest first. */
  readonly timeline: (key: IssueKey) => Promise<readonly TimelineItem[]>;
  /**
   * What a person may do now, by GitHub's word. It is taken as it is: one that is some seconds late refuses what may
   * be said again, or accepts what would have been accepted a moment ago.
   */
  readonly permission: (repo: RepoKey, login: string) => Promise<Permission>;
  readonly tree: (repo: RepoKey, commit: string) => Promise<readonly TreeEntry[]>;
  /** `undefined` when the path is no file at that commit. */
  readonly file: (repo: RepoKey, path: string, commit: string) => Promise<Uint8Array | undefined>;
  /** A file by its SHA in a tree, under which it never changes, whatever the commit. */
  readonly blob: (repo: RepoKey, sha: string) => Promise<Uint8Array | undefined>;
  /** Commits that touched the path, newest first, at most `limit`. */
  readonly history: (
    repo: RepoKey,
    path: string,
    commit: string,
    limit: number,
  ) => Promise<readonly string[]>;
  readonly labels: (repo: RepoKey) => Promise<readonly LabelSpec[]>;
  /** The newest pull request from that branch of the same repository, open or not. */
  readonly pullFrom: (repo: RepoKey, branch: string) => Promise<PullState | undefined>;
  /** A pull request by its number; `undefined` where there is none of that number. */
  readonly pull: (repo: RepoKey, number: number) => Promise<PullHead | undefined>;
  /** Files it changes, as far as GitHub lists them: 3,000. */
  readonly pullFiles: (repo: RepoKey, number: number) => Promise<readonly PullFile[]>;
  /** Numbers of open pull requests whose newest commit this is; forks' too, which GitHub names in no event of a check. */
  readonly pullsAt: (repo: RepoKey, commit: string) => Promise<readonly number[]>;
  /** Head commit of a branch. */
  readonly branch: (repo: RepoKey, branch: string) => Promise<string | undefined>;
  readonly run: (repo: RepoKey, id: number) => Promise<RunState | undefined>;
  /** Runs of a workflow created since a moment, newest first. */
  readonly runs: (repo: RepoKey, workflow: string, since: Instant) => Promise<readonly RunState[]>;
  /** Issues with the label that are open, or were closed or changed since the moment; newest first. */
  readonly incidents: (
    repo: RepoKey,
    label: string,
    changedSince: Instant,
  ) => Promise<readonly ListedIssue[]>;
  /**
   * Open issues with the label as they are, and with a moment also those closed and changed since; the one opened last
   * first, without pull requests.
   */
  readonly labelledIssues: (
    repo: RepoKey,
    label: string,
    closedSince?: Instant,
  ) => Promise<readonly IssueState[]>;
  /**
   * The last runs of a workflow on a branch that a clock or somebody with write access started, newest first; a pull
   * request may bring a workflow of the same name. As many as one page holds.
   */
  readonly runsOn: (
    repo: RepoKey,
    workflow: string,
    branch: string,
  ) => Promise<readonly RunState[]>;
  /** What was deployed, merged into the default branch and failed on it since a moment; of much, the newest. */
  readonly recent: (repo: RepoKey, since: Instant) => Promise<RecentActivity>;
  /** Titles of the annotations that a run has left, those without a title left out. */
  readonly annotationTitles: (repo: RepoKey, run: number) => Promise<readonly string[]>;
  /**
   * One page of the issues with the label, open or not, the one changed last first; from 1. The question for a page
   * is always the same, so that one which is as it was costs nothing.
   */
  readonly latestIncidents: (repo: RepoKey, label: string, page: number) => Promise<ListedPage>;
}

/** Writes to GitHub, each one request where nothing else is said. */
interface ForgeWrites {
  /** Opens an issue; GitHub makes labels it does not know yet. */
  readonly createIssue: (
    repo: RepoKey,
    issue: { readonly title: string; readonly body: string; readonly labels: readonly string[] },
  ) => Promise<IssueState>;
  readonly createLabel: (repo: RepoKey, label: LabelSpec) => Promise<void>;
  /** Puts labels on and leaves those that are there; answers with all the issue has then. */
  readonly addLabels: (key: IssueKey, labels: readonly string[]) => Promise<readonly string[]>;
  /**
   * Sets what is given and leaves the rest. Of labels it sets all: one put on meanwhile is lost. Answers with the moment
   * of the change by GitHub's clock.
   */
  readonly editIssue: (
    key: IssueKey,
    change: {
      readonly labels?: readonly string[];
      readonly body?: string;
      readonly state?:
        | { readonly isOpen: true }
        | { readonly isOpen: false; readonly as: "completed" | "duplicate" };
    },
  ) => Promise<Instant>;
  readonly createComment: (key: IssueKey, body: string) => Promise<CommentState>;
  /** `impossible` when this host may not edit that comment or it is gone. */
  readonly editComment: (repo: RepoKey, id: number, body: string) => Promise<WriteResult>;
  readonly deleteComment: (repo: RepoKey, id: number) => Promise<WriteResult>;
  /** `impossible` on servers that cannot pin. */
  readonly pinComment: (repo: RepoKey, id: number) => Promise<WriteResult>;
  readonly react: (repo: RepoKey, comment: number, reaction: Reaction) => Promise<void>;
  readonly dispatch: (
    repo: RepoKey,
    workflow: string,
    branch: string,
    inputs: Readonly<Record<string, string>>,
  ) => Promise<DispatchResult>;
  readonly createBranch: (repo: RepoKey, branch: string, commit: string) => Promise<WriteResult>;
  /** Creates a file that is not there yet, in a commit of its own. */
  readonly createFile: (
    repo: RepoKey,
    file: {
      readonly branch: string;
      readonly path: string;
      readonly text: string;
      readonly message: string;
    },
  ) => Promise<WriteResult>;
  readonly createPull: (
    repo: RepoKey,
    pull: {
      readonly head: string;
      readonly base: string;
      readonly title: string;
      readonly body: string;
    },
  ) => Promise<
    | { readonly kind: "written"; readonly pull: PullState }
    | { readonly kind: "impossible"; readonly why: string }
  >;
  readonly requestReview: (
    repo: RepoKey,
    pull: number,
    logins: readonly string[],
  ) => Promise<WriteResult>;
  /**
   * Makes the newest check run of that name on the commit say this; writes nothing where it does. Several requests where
   * there are many annotations: the run is complete once all are there. `impossible` without the permission for checks.
   */
  readonly ensureCheckRun: (repo: RepoKey, run: CheckRun) => Promise<CheckResult>;
}

/** GitHub, as one installation or one `GITHUB_TOKEN` sees it. */
export type Forge = ForgeReads & ForgeWrites;

/** Reactions the bot gives. */
export type Reaction = "+1" | "-1" | "eyes" | "rocket" | "confused";

/**
 * How soon a pass should come when there is not room for all. `high`: a person said something and waits; `normal`:
 * something was opened or changed; `low`: a timer, a sweep, a recovery, a pull request.
 */
export type Urgency = "high" | "normal" | "low";

/** Runs one pass for a key and says when to look again. */
export type PassHandler = (key: IssueKey, urgency: Urgency) => Promise<Instant | undefined>;

/** Makes certain that a pass follows a nudge. See the contract suite in `test/queue/`. */
export interface Queue {
  /**
   * A pass for this key will follow. `normal` when nothing is said; while a pass waits, the most urgent nudge counts.
   * With `settleFor` more of the same is likely: the pass comes so long after the first of them, unless another nudge
   * brings it sooner.
   */
  readonly nudge: (key: IssueKey, urgency?: Urgency, settleFor?: Duration) => Promise<void>;
  /** A pass of low urgency for this key will follow at that moment; the last call for a key counts. */
  readonly wake: (key: IssueKey, at: Instant) => Promise<void>;
  /** Starts passes. Called once. */
  readonly run: (handler: PassHandler) => Promise<void>;
  /** Takes no more nudges, lets running passes end. */
  readonly close: () => Promise<void>;
}
