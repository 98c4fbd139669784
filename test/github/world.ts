import type { Credential } from "./identity/actor.ts";
import type { Clock } from "./local-github.ts";
import type {
  AppRecord,
  InstallationRecord,
  RepositoryState,
  UserRecord,
} from "./store/records.ts";
import type { RateLimits } from "./http/rate-limit.ts";
import type { Happening } from "./webhook/happening.ts";
import type { PostOffice } from "./webhook/post-office.ts";

/** What the local GitHub knows. Records are replaced, never changed, so one that was read stays as it was. */
export interface Knowledge {
  /** API base and origin of all addresses; known once the server listens. */
  url: string;
  readonly clock: Clock;
  /** A number larger than any before, beyond 32 bits as GitHub's are. It also orders what happened in one second. */
  readonly nextId: () => number;
  /** By lower-case login. */
  readonly users: Map<string, UserRecord>;
  readonly apps: Map<number, AppRecord>;
  readonly installations: Map<number, InstallationRecord>;
  readonly credentials: Map<string, Credential>;
  /** By lower-case `owner/name`. */
  readonly repositories: Map<string, RepositoryState>;
}

/** All that happens to what is known leaves through these. */
export interface World extends Knowledge {
  /** Tells Apps and workflows of something that happened. */
  readonly announce: (happening: Happening) => void;
  /** Asks the runner to cancel a run. */
  readonly cancelRun: (runId: number) => void;
  readonly office: PostOffice;
  readonly limits: RateLimits;
}

/** The App whose token workflows have, and its bot, under the ids they have at GitHub. */
export const ACTIONS_APP = { id: 15_368, slug: "github-actions" } as const;
export const ACTIONS_BOT = { id: 41_898_282, login: "github-actions[bot]" } as const;

const FIRST_ID = 3_000_000_000;

/** A world with nobody in it but GitHub's own bot; `connect` is given what is known and answers the ways out of it. */
export function createWorld(
  clock: Clock,
  connect: (known: Knowledge) => Omit<World, keyof Knowledge>,
): World {
  let lastId = FIRST_ID;
  const createdAt = clock.now();
  const bot: UserRecord = { ...ACTIONS_BOT, type: "Bot", createdAt };
  const owner: UserRecord = { id: 9919, login: "github", type: "Organization", createdAt };
  const app: AppRecord = {
    ...ACTIONS_APP,
    owner: owner.login,
    publicKey: "",
    permissions: {},
    events: [],
    webhookUrl: undefined,
    webhookSecret: undefined,
    createdAt,
  };
  const known: Knowledge = {
    url: "",
    clock,
    nextId: () => (lastId += 1),
    users: new Map([
      [bot.login, bot],
      [owner.login, owner],
    ]),
    apps: new Map([[app.id, app]]),
    installations: new Map(),
    credentials: new Map(),
    repositories: new Map(),
  };
  return Object.assign(known, connect(known));
}

/** The account of a login, made on first mention. */
export function account(
  world: World,
  login: string,
  type: UserRecord["type"] = "User",
): UserRecord {
  const known = world.users.get(login.toLowerCase());
  if (known !== undefined) return known;
  const made = { id: world.nextId(), login, type, createdAt: world.clock.now() };
  world.users.set(login.toLowerCase(), made);
  return made;
}
