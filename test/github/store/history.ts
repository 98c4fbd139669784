import type { World } from "../world.ts";
import type { RepositoryState } from "./records.ts";

/** What the repositories were like a little while ago. */
export interface History {
  /** Something changed: what is so now counts from now on. */
  readonly note: () => void;
  /** The world with its repositories as they were at that moment, or as long ago as is known. Only to be read. */
  readonly at: (moment: number) => World;
}

/** How long is remembered, in milliseconds. */
const KEPT_FOR = 60_000;

interface Age {
  readonly from: number;
  readonly repositories: ReadonlyMap<string, RepositoryState>;
}

/** Remembers from now on, at the cost of a copy for each change. */
export function createHistory(world: World): History {
  let ages: readonly Age[] = [];
  return {
    note: () => {
      const from = world.clock.now();
      const younger = ages.filter((age) => age.from < from);
      // The oldest one kept is the state before all others.
      const first = younger.findLastIndex((age) => age.from <= from - KEPT_FOR);
      ages = [...younger.slice(Math.max(0, first)), { from, repositories: copied(world) }];
    },
    at: (moment) => {
      const age = ages.findLast(({ from }) => from <= moment) ?? ages[0];
      return age === undefined ? world : { ...world, repositories: new Map(age.repositories) };
    },
  };
}

const copied = (world: World): Age["repositories"] =>
  new Map([...world.repositories].map(([name, repository]) => [name, copyOf(repository)]));

/** A copy that stays as it is: records are replaced, never changed, and git's objects only grow. */
const copyOf = (repository: RepositoryState): RepositoryState => ({
  ...repository,
  collaborators: new Map(repository.collaborators),
  labels: new Map(repository.labels),
  issues: new Map(repository.issues),
  comments: repository.comments.copy(),
  reactions: repository.reactions.copy(),
  events: repository.events.copy(),
  reviews: repository.reviews.copy(),
  checkRuns: repository.checkRuns.copy(),
  reopenedSuites: new Set(repository.reopenedSuites),
  runs: repository.runs.copy(),
  deployments: repository.deployments.copy(),
  contributors: new Set(repository.contributors),
  git: { objects: repository.git.objects, refs: new Map(repository.git.refs) },
});
