import type { IssueKey, RepoKey } from "../../control/key.ts";
import { raiseMessages, type Received } from "../../control/alert/alert-messages.ts";
import type { Forge } from "../../control/port.ts";
import { prepareRepository } from "../../control/prepare.ts";
import { type PassResult, reconcile } from "../../control/reconcile.ts";
import { createSweeper } from "../../control/sweeper.ts";
import type { World } from "../../control/world.ts";

/** What this host asks of the engine, on the GitHub of one installation. */
export interface Engine {
  /** One pass for one issue. */
  readonly reconcile: (key: IssueKey, forge: Forge) => Promise<PassResult>;
  /** Brings messages with alerts into the incidents of a repository. */
  readonly raise: (
    repo: RepoKey,
    messages: readonly unknown[],
    forge: Forge,
  ) => Promise<Pick<Received, "opened">>;
  /** Makes a repository ready for its first incident. */
  readonly prepareRepository: (repo: RepoKey, forge: Forge) => Promise<readonly string[]>;
  /** The incidents of a repository that changed since the last sweep; at first all that may need a pass. */
  readonly sweep: (repo: RepoKey, forge: Forge) => Promise<readonly IssueKey[]>;
  /** The next sweep of the repository looks at all of it. */
  readonly forgetSweep: (repo: RepoKey) => void;
}

/** The engine in everything of a world but the forge, which each installation has its own of. */
export function createEngine(world: Omit<World, "forge">): Engine {
  const sweeper = createSweeper(world);
  return {
    reconcile: (key, forge) => reconcile(key, { ...world, forge }),
    // One process brings them in one after the other, and others are seen to at the next look.
    raise: (repo, messages, forge) =>
      raiseMessages(repo, messages, { ...world, forge, pause: () => Promise.resolve() }),
    prepareRepository: (repo, forge) => prepareRepository(repo, { ...world, forge }),
    sweep: sweeper.sweep,
    forgetSweep: sweeper.forget,
  };
}
