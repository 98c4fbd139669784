import { after, before, instant, minutes, seconds, type Instant } from "../domain/time.ts";
import type { IssueKey, RepoKey } from "./key.ts";
import type { ForgeReads, ListedIssue } from "./port.ts";
import { allIncidents, incidentLabel } from "./sweep.ts";
import type { World } from "./world.ts";

/**
 * Finds incidents that changed without anybody being told: the safety net under webhooks. It forgets nothing that
 * matters, because what it keeps is only a reason not to look.
 */
export interface Sweeper {
  /**
   * The incidents of a repository that need a pass. The first time all that are open or were closed within two
   * weeks; later those that changed since, for one request where nothing did. Whoever cannot nudge one of them must
   * `forget` the repository.
   */
  readonly sweep: (repo: RepoKey, forge: ForgeReads) => Promise<readonly IssueKey[]>;
  /** The next sweep of that repository looks at all of it: its config changed, or a nudge failed. */
  readonly forget: (repo: RepoKey) => void;
}

/** What is kept of one repository: a number and a moment for each incident. */
interface Known {
  readonly label: string;
  readonly fullAt: Instant;
  readonly changes: ReadonlyMap<number, Instant>;
  /** When the last change of all was. */
  readonly edge: Instant;
  /** When that was first seen, by our clock. */
  readonly seenAt: Instant;
  /** Changed in the second of `edge`: another change in it could not be seen, so they are named once more. */
  readonly again: readonly number[];
}

/**
 * How often all is looked at, although nothing seems to have changed: an incident may have been missed while pages
 * shifted under the reader (one that vanished pulls the next one up a page), and the config may name another label.
 */
const FULL_EVERY = minutes(60 * 6);

/** Lists may be late: what changed shortly before the last change known may turn up only now. */
const LATE = minutes(2);

/** GitHub's moments are whole seconds. */
const TICK = seconds(2);

const MOST_PAGES = 100;
const MOST_REPOSITORIES = 50_000;

const NEVER = instant(0);

/** Makes a sweeper that has seen nothing yet. */
export function createSweeper(world: Pick<World, "clock" | "documents" | "memory">): Sweeper {
  const known = new Map<string, Known>();

  async function sweepAll(repo: RepoKey, forge: ForgeReads, earlier: Known | undefined) {
    const { clock } = world;
    const label = await incidentLabel(repo, { ...world, forge });
    // First, so that what changes meanwhile is behind the edge and found by the next sweep.
    const { issues } = await forge.latestIncidents(repo, label, 1);
    const all = await allIncidents(repo, label, forge, clock);
    const changed = all.filter(
      ({ number, updatedAt }) => earlier?.changes.get(number) !== updatedAt,
    );
    const changes = new Map(
      [...issues, ...all].map(({ number, updatedAt }) => [number, updatedAt]),
    );
    const edge = latest(issues);
    return {
      changed: changed.map(({ number }) => number),
      known: {
        label,
        fullAt: clock(),
        changes,
        edge,
        seenAt: clock(),
        again: numbersAt(changes, edge),
      },
    };
  }

  return {
    forget: (repo) => void known.delete(nameOf(repo)),
    sweep: async (repo, forge) => {
      const name = nameOf(repo);
      const old = known.get(name);
      const isDue = old === undefined || isFullDue(old, world.clock());
      const found = isDue
        ? await sweepAll(repo, forge, old)
        : await sweepNew(repo, forge, old, world.clock());
      known.delete(name);
      known.set(name, found.known);
      const [oldest] = known.keys();
      if (known.size > MOST_REPOSITORIES && oldest !== undefined) known.delete(oldest);
      return found.changed.map((number) => ({ ...repo, number }));
    },
  };
}

/** A clock that was set back must not put off the next full look for long. */
const isFullDue = ({ fullAt }: Known, now: Instant): boolean =>
  now >= after(fullAt, FULL_EVERY) || now < fullAt;

/** Reads the newest changes, page by page until there can be none that was not known. */
async function sweepNew(
  repo: RepoKey,
  forge: ForgeReads,
  old: Known,
  now: Instant,
): Promise<{ readonly changed: readonly number[]; readonly known: Known }> {
  const changes = new Map(old.changes);
  const changed = new Set(old.again);
  const horizon = before(old.edge, LATE);
  let first: readonly ListedIssue[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    // Whether there is more to read is known only from the page before.
    // oxlint-disable-next-line no-await-in-loop
    const { issues, isFull, hasNext } = await forge.latestIncidents(repo, old.label, page);
    if (page === 1) first = issues;
    const fresh = issues.filter(({ number, updatedAt }) => changes.get(number) !== updatedAt);
    for (const { number, updatedAt } of fresh) {
      changes.set(number, updatedAt);
      if (updatedAt > horizon) changed.add(number);
    }
    if (issues.some(({ updatedAt }) => updatedAt <= horizon)) break;
    // A page answered from memory may name no next one because there was none when it was remembered.
    if (!hasNext && !(isFull && fresh.length > 0)) break;
  }
  const edge = instant(Math.max(latest(first), old.edge));
  const seenAt = edge > old.edge ? now : old.seenAt;
  const isOver = edge === old.edge && now >= after(seenAt, TICK);
  const again = isOver ? [] : numbersAt(changes, edge);
  return { changed: [...changed], known: { ...old, changes, edge, seenAt, again } };
}

const latest = (issues: readonly ListedIssue[]): Instant =>
  issues.reduce((newest, { updatedAt }) => (updatedAt > newest ? updatedAt : newest), NEVER);

const numbersAt = (changes: Known["changes"], at: Instant): readonly number[] =>
  [...changes].flatMap(([number, updatedAt]) => (updatedAt === at ? [number] : []));

const nameOf = ({ owner, repo }: RepoKey): string => `${owner}/${repo}`.toLowerCase();
