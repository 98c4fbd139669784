import type { JobRecord, RunRecord } from "./store/records.ts";

/** Something that happened in a repository and may start workflows. */
export interface TriggerEvent {
  /** Name of the event as workflows write it under `on`: `issues`, `push`, `workflow_dispatch`, `schedule`… */
  readonly name: string;
  readonly action?: string;
  /** `owner/name` */
  readonly repository: string;
  /** The webhook payload, as `GITHUB_EVENT_PATH` holds it. */
  readonly payload: object;
  /** Login of whoever caused the event. */
  readonly actor: string;
  /** Full ref, such as `refs/heads/main`. */
  readonly ref: string;
  readonly sha: string;
  /** File name of the dispatched workflow (`workflow_dispatch` only). */
  readonly workflow?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** The run already made for a dispatch, so that its id could be answered; the runner uses it instead of making one. */
  readonly runId?: number;
}

/** What runs workflows: started by the local GitHub, reports back through `RunnerHost`. */
export interface WorkflowRunner {
  /** Returns quickly; the run proceeds in the background. */
  readonly trigger: (event: TriggerEvent) => void;
  /** Resolves once no run is queued or running. */
  readonly idle: () => Promise<void>;
  readonly isIdle: () => boolean;
  /** Somebody asked for the run to be cancelled. */
  readonly cancel?: (runId: number) => void;
}

/** Permissions of a `GITHUB_TOKEN`; names may be written with `-` (as in workflow files) or `_`. */
export type TokenPermissions = Readonly<Record<string, "read" | "write">>;

/** A run's own token, good until revoked. */
interface MintedToken {
  readonly token: string;
  readonly revoke: () => void;
}

/** What the local GitHub offers to a runner. */
export interface RunnerHost {
  readonly apiUrl: string;
  /** Milliseconds since the epoch, from the local GitHub's clock. */
  readonly now: () => number;
  /** Every file of the tree at a branch, tag, full ref or commit; empty when there is no such ref. */
  readonly files: (repository: string, ref: string) => ReadonlyMap<string, Uint8Array>;
  readonly defaultBranch: (repository: string) => string;
  /** Commit a branch (default: the default branch) points to. */
  readonly headSha: (repository: string, branch?: string) => string;
  readonly createRun: (o: {
    readonly repository: string;
    /** `.github/workflows/probe.yml` */
    readonly workflowPath: string;
    readonly name: string;
    readonly displayTitle: string;
    readonly event: string;
    readonly actor: string;
    readonly headBranch: string;
    readonly headSha: string;
  }) => RunRecord;
  /** Emits `workflow_run` webhooks (requested, in_progress, completed) and a state change. */
  readonly updateRun: (
    id: number,
    change: {
      readonly status?: RunRecord["status"];
      readonly conclusion?: NonNullable<RunRecord["conclusion"]>;
      readonly name?: string;
      readonly displayTitle?: string;
      readonly jobs?: readonly Omit<JobRecord, "id">[] | undefined;
    },
  ) => void;
  readonly run: (id: number) => RunRecord | undefined;
  readonly mintToken: (o: {
    readonly repository: string;
    readonly permissions: TokenPermissions;
    readonly runId: number;
  }) => MintedToken;
  readonly secrets: (repository: string) => Readonly<Record<string, string>>;
  readonly variables: (repository: string) => Readonly<Record<string, string>>;
}
