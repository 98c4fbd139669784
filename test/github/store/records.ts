import type { GitStore } from "../git/git-store.ts";
import type { Table } from "./table.ts";

/** What may be done in a repository, from least to most. */
export const ROLES = ["read", "triage", "write", "maintain", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** A person, an organization or an App's bot. */
export interface UserRecord {
  readonly id: number;
  readonly login: string;
  readonly type: "User" | "Organization" | "Bot";
  readonly createdAt: number;
}

/** A GitHub App as its owner registered it. */
export interface AppRecord {
  readonly id: number;
  readonly slug: string;
  readonly owner: string;
  readonly publicKey: string;
  readonly permissions: Readonly<Record<string, "read" | "write">>;
  readonly events: readonly string[];
  readonly webhookUrl: string | undefined;
  readonly webhookSecret: string | undefined;
  readonly createdAt: number;
}

/** An App on one account's repositories. */
export interface InstallationRecord {
  readonly id: number;
  readonly appId: number;
  readonly account: string;
  /** `owner/name` of each. */
  readonly repositories: readonly string[];
  /** What the owner accepted; the App may have come to ask for more since. */
  readonly permissions: AppRecord["permissions"];
  readonly events: readonly string[];
  readonly suspendedAt: number | undefined;
  readonly createdAt: number;
}

/** One repository and all it holds. */
export interface RepositoryState {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly fullName: string;
  readonly isPrivate: boolean;
  readonly defaultBranch: string;
  readonly mayActionsOpenPulls: boolean;
  /** `owner/name` of the repository it is a fork of. */
  readonly forkOf: string | undefined;
  readonly createdAt: number;
  readonly collaborators: Map<string, Role>;
  readonly secrets: Map<string, string>;
  readonly variables: Map<string, string>;
  /** By lower-case name. */
  readonly labels: Map<string, LabelRecord>;
  readonly issues: Map<number, IssueRecord>;
  /** By issue. */
  readonly comments: Table<CommentRecord, number>;
  /** By `subjectKey`. */
  readonly reactions: Table<ReactionRecord, string>;
  /** By issue. */
  readonly events: Table<IssueEventRecord, number>;
  /** By pull request. */
  readonly reviews: Table<ReviewRecord, number>;
  /** By commit. */
  readonly checkRuns: Table<CheckRunRecord, string>;
  /** Check suites that somebody asked to run again, until their App says something. */
  readonly reopenedSuites: Set<number>;
  /** By workflow id. */
  readonly runs: Table<RunRecord, number>;
  readonly deployments: Table<DeploymentRecord, string>;
  /** Logins whose pull requests were merged. */
  readonly contributors: Set<string>;
  /** Workflow ids by path. */
  readonly workflowIds: Map<string, number>;
  readonly git: GitStore;
}

/** A deployment, in the order of their making. */
export interface DeploymentRecord {
  readonly id: number;
  readonly ref: string;
  readonly sha: string;
  readonly environment: string;
  readonly creator: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Oldest first. */
  readonly statuses: readonly DeploymentStatus[];
}

/** What somebody said of a deployment. */
export interface DeploymentStatus {
  readonly id: number;
  readonly state: string;
  readonly creator: string;
  readonly createdAt: number;
  readonly logUrl: string;
}

/** What happened to an issue, as its timeline tells it. */
export type IssueEventDetail =
  | {
      readonly kind: "labeled" | "unlabeled";
      readonly label: { readonly name: string; readonly color: string };
    }
  | { readonly kind: "assigned" | "unassigned"; readonly assignee: string }
  | {
      readonly kind: "closed";
      readonly reason: StateReason | undefined;
      readonly commitSha: string | undefined;
    }
  | { readonly kind: "reopened" }
  | { readonly kind: "renamed"; readonly from: string; readonly to: string }
  | {
      readonly kind: "review_requested" | "review_request_removed";
      readonly reviewer: string;
    }
  | { readonly kind: "merged"; readonly commitSha: string }
  | { readonly kind: "mentioned" | "subscribed" }
  | { readonly kind: "head_ref_deleted" }
  | {
      readonly kind: "cross-referenced";
      readonly source: { readonly repository: string; readonly number: number };
    };

export interface IssueEventRecord {
  readonly id: number;
  readonly repository: string;
  readonly issueNumber: number;
  readonly actor: string;
  readonly viaAppId: number | undefined;
  readonly createdAt: number;
  readonly detail: IssueEventDetail;
}

export interface LabelRecord {
  readonly id: number;
  readonly name: string;
  /** Six hexadecimal digits without `#`. */
  readonly color: string;
  readonly description: string | undefined;
  readonly isDefault: boolean;
}

export type StateReason = "completed" | "not_planned" | "duplicate" | "reopened";

/** Times in every record are milliseconds since the epoch; payloads have whole seconds. */
export interface IssueRecord {
  readonly id: number;
  readonly number: number;
  /** `owner/name` */
  readonly repository: string;
  readonly title: string;
  readonly body: string | undefined;
  readonly author: string;
  /** The App it was written through, if any. */
  readonly viaAppId: number | undefined;
  readonly state: "open" | "closed";
  readonly stateReason: StateReason | undefined;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly closedAt: number | undefined;
  readonly closedBy: string | undefined;
  /** A pull request is an issue with this part. */
  readonly pull: PullPart | undefined;
}

/** What a pull request has beyond an issue. */
interface PullPart {
  readonly id: number;
  /** `owner/name` of the fork it comes from; undefined: the repository itself. */
  readonly fork: string | undefined;
  readonly headBranch: string;
  readonly headSha: string;
  readonly baseBranch: string;
  readonly baseSha: string;
  readonly isDraft: boolean;
  readonly requestedReviewers: readonly string[];
  readonly mergedAt: number | undefined;
  readonly mergedBy: string | undefined;
  readonly mergeCommitSha: string | undefined;
}

/** An issue that is a pull request. */
export type PullRecord = IssueRecord & { readonly pull: PullPart };

export interface CommentRecord {
  readonly id: number;
  readonly repository: string;
  readonly issueNumber: number;
  readonly author: string;
  readonly viaAppId: number | undefined;
  readonly body: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly pin: { readonly at: number; readonly by: string } | undefined;
}

export type ReactionContent =
  | "+1"
  | "-1"
  | "laugh"
  | "confused"
  | "heart"
  | "hooray"
  | "rocket"
  | "eyes";

export interface ReactionRecord {
  readonly id: number;
  readonly repository: string;
  readonly subject: { readonly kind: "issue" | "comment"; readonly id: number };
  readonly author: string;
  readonly content: ReactionContent;
  readonly createdAt: number;
}

export interface ReviewRecord {
  readonly id: number;
  readonly repository: string;
  readonly issueNumber: number;
  readonly author: string;
  readonly viaAppId: number | undefined;
  readonly body: string;
  readonly state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "PENDING" | "DISMISSED";
  readonly commitSha: string;
  readonly submittedAt: number;
}

/** One run of a workflow. */
export interface RunRecord {
  readonly id: number;
  readonly repository: string;
  readonly workflowPath: string;
  readonly workflowId: number;
  readonly name: string;
  readonly displayTitle: string;
  readonly event: string;
  readonly actor: string;
  readonly headBranch: string;
  readonly headSha: string;
  readonly status: "queued" | "in_progress" | "completed";
  readonly conclusion:
    | "success"
    | "failure"
    | "cancelled"
    | "timed_out"
    | "skipped"
    | "neutral"
    | "action_required"
    | "startup_failure"
    | undefined;
  readonly runNumber: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly startedAt: number;
  readonly htmlUrl: string;
  /** What its jobs left, once it is completed. */
  readonly jobs?: readonly JobRecord[];
}

/** A job of a completed run; as a check run it has the same number. */
export interface JobRecord {
  readonly id: number;
  readonly name: string;
  readonly conclusion: "success" | "failure" | "cancelled" | "skipped";
  readonly annotations: readonly {
    readonly level: "notice" | "warning" | "failure";
    readonly title: string | null;
    readonly message: string;
  }[];
}

export interface CheckRunRecord {
  readonly id: number;
  /** One for each App and commit. */
  readonly suiteId: number;
  readonly repository: string;
  readonly appId: number;
  readonly name: string;
  readonly headSha: string;
  readonly externalId: string | undefined;
  readonly detailsUrl: string | undefined;
  readonly status: "queued" | "in_progress" | "completed";
  readonly conclusion: string | undefined;
  readonly startedAt: number;
  readonly completedAt: number | undefined;
  readonly output: {
    readonly title: string | undefined;
    readonly summary: string | undefined;
    readonly text: string | undefined;
    readonly annotations: readonly object[];
  };
}
