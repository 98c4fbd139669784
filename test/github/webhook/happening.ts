import type { Actor } from "../identity/actor.ts";
import type { RepositoryState } from "../store/records.ts";

/** Something Apps and workflows are told of. */
export interface Happening {
  /** `issues`, `issue_comment`, `push`… */
  readonly event: string;
  readonly action?: string;
  readonly repository: RepositoryState;
  /** The payload without action, repository, sender and installation, which every one has. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
  /** Login of the sender; undefined: the actor's. */
  readonly sender?: string;
  /** An App's permissions, any of which entitles it to hear of this. */
  readonly permissions: readonly string[];
  /** The only App that is told; undefined: all that subscribe. */
  readonly onlyApp?: number;
  /** Where workflows for it run; undefined: the default branch. */
  readonly ref?: string;
  readonly sha?: string;
  /** For a dispatch. */
  readonly workflow?: {
    readonly file: string;
    readonly inputs: Readonly<Record<string, string>>;
    readonly runId: number;
  };
}
