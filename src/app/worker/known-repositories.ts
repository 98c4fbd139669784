import type { RepoKey } from "../../control/key.ts";
import type { Clock } from "../../control/port.ts";
import { createLru } from "../../domain/lru.ts";
import { before, type Instant, minutes } from "../../domain/time.ts";

/** Which repositories each installation covers, as GitHub told lately. */
export interface KnownRepositories {
  /** From memory within an hour; asked for at the first time and after `forget`. */
  readonly of: (installation: number) => Promise<readonly RepoKey[]>;
  /** What was told of the installation may not hold any more. */
  readonly forget: (installation: number) => void;
}

/** A repository that was added or renamed without a webhook that says so is found after that time. */
const HOLDS_FOR = minutes(60);

/** Over all installations. */
const MOST_REPOSITORIES = 100_000;

/** What GitHub told, and when. */
interface Told {
  readonly repositories: readonly RepoKey[];
  readonly at: Instant;
}

/** Makes one that knows nothing yet; `ask` asks GitHub. */
export function rememberRepositories(
  ask: (installation: number) => Promise<readonly RepoKey[]>,
  clock: Clock,
): KnownRepositories {
  const known = createLru<number, Told>({
    most: MOST_REPOSITORIES,
    weigh: ({ repositories }) => 1 + repositories.length,
  });
  let forgotten = 0;
  return {
    of: async (installation) => {
      const held = known.get(installation);
      if (held !== undefined && held.at >= before(clock(), HOLDS_FOR)) return held.repositories;
      const changes = forgotten;
      const repositories = await ask(installation);
      // What was asked before something changed may be how it was before.
      if (changes === forgotten) known.set(installation, { repositories, at: clock() });
      return repositories;
    },
    forget: (installation) => {
      forgotten += 1;
      known.delete(installation);
    },
  };
}
