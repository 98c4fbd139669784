import type { IssueKey, RepoKey } from "../control/key.ts";
import type { Forge } from "../control/port.ts";
import { prepareRepository } from "../control/prepare.ts";
import { type PassResult, reconcile } from "../control/reconcile.ts";
import { incidentsOf } from "../control/sweep.ts";
import type { World } from "../control/world.ts";

/** What this host asks of the engine, on the GitHub of one installation. */
export interface Engine {
  /** One pass for one issue. */
  readonly reconcile: (key: IssueKey, forge: Forge) => Promise<PassResult>;
  /** Makes a repository ready for its first incident. */
  readonly prepareRepository: (repo: RepoKey, forge: Forge) => Promise<readonly string[]>;
  /** The incidents of a repository that may need a pass. */
  readonly incidentsOf: (repo: RepoKey, forge: Forge) => Promise<readonly IssueKey[]>;
}

/** The engine in everything of a world but the forge, which each installation has its own of. */
export const createEngine = (world: Omit<World, "forge">): Engine => ({
  reconcile: (key, forge) => reconcile(key, { ...world, forge }),
  prepareRepository: (repo, forge) => prepareRepository(repo, { ...world, forge }),
  incidentsOf: (repo, forge) => incidentsOf(repo, { ...world, forge }),
});
