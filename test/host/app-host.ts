import { Writable } from "node:stream";
import { createLog } from "../../src/app/log.ts";
import type { Engine } from "../../src/app/engine.ts";
import { type RunningApp, startApp } from "../../src/app/server.ts";
import type { LogLevel } from "../../src/app/settings.ts";
import { formatKey } from "../../src/control/key.ts";
import { type Instant, instant } from "../../src/domain/time.ts";
import { systemAlarm } from "../../src/queue/alarm.ts";
import type { InstalledApp, LocalGitHub } from "../github/local-github.ts";

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
    prepareRepository: async (repo, forge) => {
      const label = { name: "incident", color: "b60205", description: "An incident" };
      await forge.createLabel(repo, label);
      return [label.name];
    },
    incidentsOf: async (repo, forge) => {
      const numbers = await forge.incidents(repo, "incident", instant(0));
      return numbers.map((number) => ({ ...repo, number }));
    },
  };
}

/** An App under test, and every line it logged. */
export interface AppUnderTest {
  readonly app: RunningApp;
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
  const app = await startApp(
    {
      appId: String(installed.appId),
      privateKey: installed.privateKey,
      webhookSecret: SECRET,
      port: 0,
      host: "127.0.0.1",
      apiUrl: github.url,
      logLevel,
    },
    { engine, log: createLog(logLevel, destination), clock, alarm: systemAlarm(clock) },
  );
  github.setWebhookUrl(installed, `${app.url}/api/github/webhooks`);
  return { app, lines };
}
