import type { Alert } from "../../src/domain/alert/alert.ts";
import { readAlerts } from "../../src/domain/alert/read.ts";
import { DOCUMENTS } from "../../src/config/documents.ts";
import type { AlertWorld } from "../../src/control/alert/desk.ts";
import { raiseAlerts, type Raised } from "../../src/control/alert/raise.ts";
import { reconcile, type PassResult } from "../../src/control/reconcile.ts";
import { instant } from "../../src/domain/time.ts";
import { createClient } from "../../src/github/client.ts";
import { createForge } from "../../src/github/forge.ts";
import { ACTIONS_IDENTITY } from "../../src/github/identity.ts";
import { createLimits } from "../../src/github/limits.ts";
import { createAnswerCache } from "../../src/github/remembered.ts";
import type { LocalGitHub } from "../github/local-github.ts";
import type { Person } from "../github/person.ts";
import { startLocalGitHub } from "../github/server.ts";
import { newMemory, TEMPLATES } from "../support/built-in.ts";
import { FILES } from "./bench.ts";

/** The repository of every bench. */
export const REPO = "acme/shop";
const KEY = { owner: "acme", repo: "shop" };

/** Writers of alerts on a GitHub of their own, over real HTTP. */
export interface AlertBench extends AsyncDisposable {
  readonly github: LocalGitHub;
  readonly ann: Person;
  /** Milliseconds since the epoch; a test sets it. */
  readonly clock: { now: number };
  /** A writer that remembers nothing of others, as each run of a workflow. */
  readonly writer: (before?: () => Promise<unknown>) => Writer;
  /** Issues as they are, in order. */
  readonly issues: () => readonly {
    number: number;
    title: string;
    body: string;
    state: string;
    stateReason: string | undefined;
    labels: readonly string[];
  }[];
  /** Writes by the bot since the last call. */
  readonly writes: () => readonly string[];
}

/** One process that brings alerts in. */
interface Writer {
  readonly world: AlertWorld;
  readonly raise: (...alerts: readonly Alert[]) => Promise<Raised>;
  readonly pass: (number: number) => Promise<PassResult>;
}

/** Opens a bench; `config` comes behind that of the other tests of the engine. */
export async function openAlertBench(
  config = "",
  files: Readonly<Record<string, string>> = {},
): Promise<AlertBench> {
  const clock = { now: Date.parse("2026-11-21T03:12:00Z") };
  const github = await startLocalGitHub({ clock: { now: () => clock.now } });
  const ann = github.addPerson("ann");
  github.addRepository({
    owner: "acme",
    name: "shop",
    collaborators: { ann: "write" },
    files: {
      ...FILES,
      ".github/incidents.yml": `${FILES[".github/incidents.yml"] ?? ""}\n${config}`,
      ...files,
    },
  });
  let seen = 0;
  return {
    github,
    ann,
    clock,
    writer: (before) => {
      const { token } = github.runnerHost.mintToken({
        repository: REPO,
        permissions: {
          contents: "read",
          issues: "write",
          actions: "write",
          checks: "read",
          pull_requests: "write",
        },
        runId: 1,
      });
      const client = createClient(
        { kind: "token", token },
        {
          apiUrl: github.url,
          cache: createAnswerCache(1_000_000),
          limits: createLimits(),
          onWarning: () => undefined,
        },
      );
      const world: AlertWorld = {
        forge: createForge(client, ACTIONS_IDENTITY),
        clock: () => instant(clock.now),
        documents: DOCUMENTS,
        memory: newMemory(),
        templates: TEMPLATES,
        log: { info: () => undefined, warn: () => undefined },
        pause: before ?? (() => Promise.resolve()),
      };
      return {
        world,
        raise: (...alerts) => raiseAlerts(KEY, alerts, world),
        pass: (number) => reconcile({ ...KEY, number }, world),
      };
    },
    issues: () =>
      github.store.issues(REPO).map((issue) => ({
        number: issue.number,
        title: issue.title,
        body: issue.body ?? "",
        state: issue.state,
        stateReason: issue.stateReason,
        labels: issue.labels,
      })),
    writes: () => {
      const fresh = github.requests.entries
        .slice(seen)
        .filter(({ isWrite, actor }) => isWrite && actor !== "ann");
      seen = github.requests.entries.length;
      return fresh.map(({ method, path }) => `${method} ${path.replace(`/repos/${REPO}`, "")}`);
    },
    [Symbol.asyncDispose]: () => github.close(),
  };
}

/** The alerts of a message, told apart by their name and service. */
export const alertsIn = (message: unknown): readonly Alert[] =>
  readAlerts(message, ["alertname", "service"]).alerts;

/** Alerts of one Alertmanager message. */
export const alertsOf = (
  ...alerts: readonly {
    readonly name: string;
    readonly status?: "firing" | "resolved";
    readonly labels?: Readonly<Record<string, string>>;
    readonly startsAt?: string;
    readonly summary?: string;
  }[]
): readonly Alert[] =>
  alertsIn({
    version: "4",
    status: "firing",
    alerts: alerts.map(
      ({ name, status = "firing", labels = {}, startsAt = "2026-11-21T03:10:00Z", summary }) => ({
        status,
        labels: { alertname: name, ...labels },
        annotations: summary === undefined ? {} : { summary },
        startsAt,
      }),
    ),
  });
