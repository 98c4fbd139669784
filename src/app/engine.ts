import type { IssueKey, RepoKey } from "../control/key.ts";
import type { Forge } from "../control/port.ts";
import type { PassResult } from "../control/reconcile.ts";

/** What this host asks of the engine, on the GitHub of one installation. */
export interface Engine {
  /** One pass for one issue. */
  readonly reconcile: (key: IssueKey, forge: Forge) => Promise<PassResult>;
  /** Makes a repository ready for its first incident. */
  readonly prepareRepository: (repo: RepoKey, forge: Forge) => Promise<readonly string[]>;
  /** The incidents of a repository that may need a pass. */
  readonly incidentsOf: (repo: RepoKey, forge: Forge) => Promise<readonly IssueKey[]>;
}
