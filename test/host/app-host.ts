import { Writable } from "node:stream";
import { createLog } from "../../src/app/log.ts";
import { dependenciesFor } from "../../src/app/worker/dependencies.ts";
import type { Engine } from "../../src/app/worker/engine.ts";
import { type LocalApp, startApp } from "../../src/app/one-thread.ts";
import type { LogLevel } from "../../src/settings/settings.ts";
import { formatKey } from "../../src/control/key.ts";
import { type Instant, instant } from "../../src/domain/time.ts";
import { systemAlarm } from "../../src/queue/alarm.ts";
import type { InstalledApp, LocalGitHub } from "../github/local-github.ts";
import { settingsFor } from "../support/app-settings.ts";

/** Signs what GitHub sends to the App. */
export const SECRET = "webhook-secret-of-the-test";

/** Keys in the order in which passes began, by an engine that labels an issue and greets it, once. */
export interface GreetingEngine extends Engine {
  readonly passes: readonly string[];
}

/** The smallest engine with the two properties that matter to a host: it writes, and a second pass writes nothing. */
export function createGreetingEngine(): GreetingEngine {
  const passes: string[] = [];
  return {
    passes,
    reconcile: async (key, forge) => {
      passes.push(formatKey(key));
      const timeline = await forge.timeline(key);
      const isGreeted = timeline.some(
        (item) => item.kind === "comment" && item.comment.author.login === forge.self.login,
      );
      if (isGreeted) return { kind: "settled", wakeAt: undefined, effects: [] };
      await forge.editIssue(key, { labels: ["incident"] });
      await forge.createComment(key, "Hello");
      return { kind: "changed", wakeAt: undefined, effects: ["labels", "greeting"] };
    },
    raise: () => Promise.resolve({ opened: [] }),
    prepareRepository: async (repo, forge) => {
      const label = { name: "incident", color: "b60205", description: "An incident" };
      await forge.createLabel(repo, label);
      return [label.name];
    },
    sweep: async (repo, forge) => {
      const incidents = await forge.incidents(repo, "incident", instant(0));
      return incidents.map(({ number }) => ({ ...repo, number }));
    },
    forgetSweep: () => {},
  };
}

/** An App under test, and every line it logged. */
export interface AppUnderTest {
  readonly app: LocalApp;
  readonly lines: readonly string[];
}

const clock = (): Instant => instant(Date.now());

/** Starts the App for an installed one and tells GitHub where it listens. */
export async function startOn(
  github: LocalGitHub,
  installed: InstalledApp,
  engine: Engine,
  logLevel: LogLevel = "info",
): Promise<AppUnderTest> {
  const lines: string[] = [];
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
  const app = await startApp(settingsFor(github, installed, { secret: SECRET, logLevel }), {
    engine,
    log: createLog(logLevel, destination),
    clock,
    alarm: systemAlarm(clock),
  });
  github.setWebhookUrl(installed, `${app.url}/api/github/webhooks`);
  return { app, lines };
}

/** The engine as it runs for teams, with the built-in templates. */
export const earnestEngine = async (): Promise<Engine> =>
  (await dependenciesFor(createLog("silent"))).engine;

/** Resolves when the App has nothing left to do: passes write and writes are webhooks, so a round brings nothing new. */
export async function settle(
  github: LocalGitHub,
  queue: Pick<LocalApp["queue"], "idle">,
): Promise<void> {
  for (let before = -1; before !== github.requests.entries.length;) {
    before = github.requests.entries.length;
    await github.settled();
    await queue.idle();
  }
}
