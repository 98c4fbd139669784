import { DOCUMENTS } from "../../src/config/documents.ts";
import type { Forge } from "../../src/control/port.ts";
import { createMemory } from "../../src/control/memory.ts";
import { reconcile } from "../../src/control/reconcile.ts";
import { Fault } from "../../src/domain/fault.ts";
import { after, type Instant, instant, seconds } from "../../src/domain/time.ts";
import { readTemplates } from "../../src/files/read-templates.ts";
import type { Carry } from "../../src/github/carry.ts";
import { createClient } from "../../src/github/client.ts";
import { createForge } from "../../src/github/forge.ts";
import { createLimits } from "../../src/github/limits.ts";
import { createAnswerCache } from "../../src/github/remembered.ts";
import type { Urgency } from "../../src/github/urgency.ts";
import { signedToken } from "../github/app-client.ts";
import type { LocalGitHub } from "../github/local-github.ts";
import { startLocalGitHub } from "../github/server.ts";
import { PERMISSIONS } from "../support/app-manifest.ts";

const REPO = { owner: "acme", repo: "shop" };
const SHOP = "acme/shop";

const LABELS = ["incident", "severity/sev-1"];
const REPORTERS = ["alarm-1", "alarm-2", "alarm-3", "alarm-4"];

/** An installation with the whole engine but no queue: every pass that is due runs at once, so only limits hold it back. */
export interface Installation {
  readonly github: LocalGitHub;
  /** Opens incidents, of which Sitrep hears evenly spread over a minute. */
  readonly open: (count: number) => Promise<readonly number[]>;
  /** Writes a reminder into each, as a timer would. */
  readonly remind: (numbers: readonly number[]) => void;
  /** Forgets everything, as a restart does, and looks at the incidents, so many at once; resolves when all are seen. */
  readonly restart: (numbers: readonly number[], atOnce: number) => Promise<void>;
  /** Whether nothing is left to do. */
  readonly isIdle: () => boolean;
  /** When incidents got a comment with this text, in seconds, the earliest first. */
  readonly writtenAt: (numbers: readonly number[], text: string) => readonly number[];
}

/** The text of every card, and of every reminder. */
export const CARD = "<!-- sitrep:card ";
export const REMINDER = "The next update is due.";

/** Installs the App at a GitHub that enforces its secondary limits. */
export async function install(carry: Carry): Promise<Installation> {
  const github = await startLocalGitHub({ hasSecondaryLimits: true });
  github.addRepository({
    ...REPO,
    name: REPO.repo,
    collaborators: Object.fromEntries(REPORTERS.map((login) => [login, "write"])),
    files: { "runbooks/sync.md": "# Sync\n\n## First response\n\n- [ ] Look at the queue\n" },
  });
  const app = github.installApp({
    slug: "sitrep",
    repositories: [SHOP],
    permissions: PERMISSIONS,
    events: [],
  });
  const { appId, privateKey, installationId } = app;
  const connect = () =>
    createClient(
      { kind: "installation", appId: String(appId), privateKey, installationId },
      {
        apiUrl: github.url,
        cache: createAnswerCache(64_000_000),
        limits: createLimits({ random: draw() }),
        carry,
        // By default keys sign in another thread, which virtual time would not wait for.
        createJwt: async () => ({
          jwt: signedToken(app),
          expiresAt: new Date(Date.now() + 60_000).toISOString(),
        }),
      },
    );
  const self = { login: "sitrep[bot]", app: "sitrep" };
  const world = {
    clock: (): Instant => instant(Date.now()),
    documents: DOCUMENTS,
    templates: await readTemplates(new URL("../../templates/", import.meta.url)),
    log: { info: () => {}, warn: () => {} },
  };
  let [client, memory] = [connect(), createMemory()];
  const pass = async (number: number, forge: Forge): Promise<void> => {
    await reconcile({ ...REPO, number }, { ...world, memory, forge });
  };
  let unfinished = 0;
  /** Does something until it is not sent away. */
  const insist = async (
    urgency: Urgency,
    doing: (forge: Forge) => Promise<void>,
  ): Promise<void> => {
    try {
      await doing(createForge(client, self, urgency));
      unfinished -= 1;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      const at = error.retryAt ?? after(world.clock(), seconds(2));
      setTimeout(() => void insist(urgency, doing), at - world.clock());
    }
  };
  return {
    github,
    isIdle: () => unfinished === 0,
    open: async (count) => {
      const opened: number[] = [];
      for (let index = 0; index < count; index += 1) {
        // A person has the same limits as an App.
        const reporter = github.addPerson(REPORTERS[index % REPORTERS.length] ?? "");
        // oxlint-disable-next-line no-await-in-loop -- numbers in order
        const { number } = await reporter.openIssue(SHOP, {
          title: `Down ${index}`,
          labels: LABELS,
        });
        opened.push(number);
        const hear = () => insist("normal", (forge) => pass(number, forge));
        unfinished += 1;
        setTimeout(() => void hear(), (index * 60_000) / count);
      }
      return opened;
    },
    remind: (numbers) => {
      for (const number of numbers) {
        unfinished += 1;
        void insist("low", async (forge) => {
          await forge.createComment({ ...REPO, number }, REMINDER);
        });
      }
    },
    restart: async (numbers, atOnce) => {
      [client, memory] = [connect(), createMemory()];
      const left = [...numbers];
      const work = async (): Promise<void> => {
        for (let next = left.shift(); next !== undefined; next = left.shift()) {
          // oxlint-disable-next-line no-await-in-loop -- so many at once
          await pass(next, createForge(client, self, "low"));
        }
      };
      await Promise.all(Array.from({ length: atOnce }, () => work()));
    },
    writtenAt: (numbers, text) =>
      numbers
        .flatMap((number) => github.store.comments(SHOP, number))
        .filter(({ body }) => body.includes(text))
        .map(({ createdAt }) => createdAt / 1000)
        .toSorted((one, other) => one - other),
  };
}

/** Numbers from [0, 1) that look random and are the same each time. */
function draw(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
