import { readAsked } from "../../src/action/asked.ts";
import { unknownProbe, type Look } from "../../src/action/look.ts";
import { passFor } from "../../src/action/pass.ts";
import { publishReport } from "../../src/action/publish-report.ts";
import { DOCUMENTS } from "../../src/config/documents.ts";
import { readHistory } from "../../src/control/earlier.ts";
import { configInForce } from "../../src/control/config-in-force.ts";
import type { IssueKey, RepoKey } from "../../src/control/key.ts";
import type { Forge } from "../../src/control/port.ts";
import { incidentsOf } from "../../src/control/sweep.ts";
import type { World } from "../../src/control/world.ts";
import { makeReport } from "../../src/domain/probe/make-report.ts";
import { needsHistory } from "../../src/domain/probe/needs-history.ts";
import { judge } from "../../src/domain/probe/judge.ts";
import type { Observation } from "../../src/domain/probe/observation.ts";
import { milliseconds } from "../../src/domain/time.ts";
import { createClient } from "../../src/github/client.ts";
import { createForge } from "../../src/github/forge.ts";
import { ACTIONS_IDENTITY } from "../../src/github/identity.ts";
import { createLimits } from "../../src/github/limits.ts";
import { nudgeOf } from "../../src/github/nudges.ts";
import { createAnswerCache } from "../../src/github/remembered.ts";
import { createLookup } from "../../src/probe/json-lookup.ts";
import type { RunnerHost, TriggerEvent } from "../github/actions.ts";
import type { Machine } from "./machine.ts";
import { createShelf, type Shelf } from "../support/shelf.ts";

/** A job of the Action; resolves with how its run ended. */
export type Job = (event: TriggerEvent, runId: number) => Promise<"success" | "failure">;

/** What jobs need of the world. */
export interface JobOptions {
  readonly host: RunnerHost;
  readonly shelf: Shelf;
  readonly start: (name: string, role: "respond" | "probe") => Machine;
  readonly workTime: () => number;
  /** What a probe of that incident sees, under the request it answers; `undefined`: its machine dies with it. */
  readonly see: (issue: number, request: string) => { readonly isWell: boolean } | undefined;
}

const PERMISSIONS = {
  actions: "write",
  contents: "write",
  issues: "write",
  pull_requests: "write",
} as const;

/** A job of `respond.yml`: a pass for what the event is about, by a program that remembers nothing. */
export const createRespond =
  (options: JobOptions): Job =>
  async (event, runId) => {
    const { host, shelf } = options;
    await asleep(options.workTime());
    const machine = options.start(`respond ${runId}`, "respond");
    const { forge, leave } = login(host, machine, event, runId);
    const world: World = {
      forge,
      clock: machine.clock,
      documents: DOCUMENTS,
      memory: createShelf(shelf),
      templates: shelf.templates,
      log: { info: () => {}, warn: () => {} },
    };
    host.updateRun(runId, { status: "in_progress" });
    try {
      let failures = 0;
      for (const key of await keysOf(event, world)) {
        // As in the Action, one after the other.
        // oxlint-disable-next-line no-await-in-loop
        const { failure } = await passFor(key, world, asleep);
        failures += failure === undefined ? 0 : 1;
      }
      return failures === 0 ? "success" : "failure";
    } catch {
      return "failure";
    } finally {
      leave();
    }
  };

async function keysOf(event: TriggerEvent, world: World): Promise<readonly IssueKey[]> {
  const repo = repoOf(event);
  const asked = event.inputs?.["issue"] ?? "";
  if (asked !== "") return [{ ...repo, number: Number(asked) }];
  if (event.name === "schedule" || event.name === "workflow_dispatch")
    return await incidentsOf(repo, world);
  const nudge = nudgeOf(event.name, event.payload, world.forge.self);
  return nudge === undefined ? [] : [nudge.key];
}

/** A job of `probe.yml`: looks, and writes what it saw as the Action does. */
export const createProbe =
  (options: JobOptions): Job =>
  async (event, runId) => {
    const { host, shelf } = options;
    const inputs = event.inputs ?? {};
    const key = { ...repoOf(event), number: Number(inputs["issue"]) };
    const request = inputs["request"] ?? "";
    await asleep(options.workTime());
    const machine = options.start(`probe ${request}`, "probe");
    host.updateRun(runId, { status: "in_progress" });
    await asleep(options.workTime());
    const seen = options.see(key.number, request);
    if (seen === undefined) return "failure";
    const { forge, leave } = login(host, machine, event, runId);
    try {
      const repo = await forge.repository(key);
      const eyes = { forge, documents: DOCUMENTS, memory: createShelf(shelf) };
      const { config } = await configInForce(key, repo.commit, eyes);
      const input = (name: string): string =>
        name === "respond-workflow" ? "respond.yml" : (inputs[name] ?? "");
      const asked = readAsked({ input, runUrl: host.run(runId)?.htmlUrl ?? "" }, repo.commit);
      const { hosts } = config;
      const history = await readHistory(key, { forge, hosts, isOwn: asked.isOwn });
      const looks = asked.names.map((name): Look => {
        const spec = config.probes.get(name);
        const origin = asked.originOf(name);
        if (spec === undefined) return unknownProbe(name, config.probes, origin);
        const observation = observe(seen.isWell, machine);
        const lookup = createLookup(observation);
        const earlier = history.get(name) ?? [];
        const verdict = judge(spec, observation, { lookup, secrets: [], earlier });
        const attempts = [{ observation, verdict }] as const;
        return {
          title: spec.title,
          report: makeReport(spec, attempts, origin, earlier),
          reason: "assertions_hold",
          isCompared: needsHistory(spec),
          attempts,
        };
      });
      const { problem } = await publishReport(looks, {
        job: { repo: key, runId, input, log: { info: () => {}, warn: () => {} } },
        forge,
        repo,
        config,
        printer: shelf.renderer,
        key,
        request,
        history,
      });
      const isWell = looks.every(({ report }) => report.health === "healthy");
      return isWell && problem === undefined ? "success" : "failure";
    } catch {
      return "failure";
    } finally {
      leave();
    }
  };

function observe(
  isWell: boolean,
  { clock }: Machine,
): Extract<Observation, { readonly kind: "answered" }> {
  return {
    kind: "answered",
    at: clock(),
    latency: milliseconds(80),
    status: isWell ? 200 : 503,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ overall: isWell ? "ok" : "degraded" }),
    isCut: false,
    redirect: undefined,
    named: {},
    timings: {},
  };
}

/** GitHub as the run's own token sees it; the token is worth nothing once the run has left. */
function login(
  host: RunnerHost,
  machine: Machine,
  event: TriggerEvent,
  runId: number,
): { readonly forge: Forge; readonly leave: () => void } {
  const { repository } = event;
  const { token, revoke } = host.mintToken({ repository, permissions: PERMISSIONS, runId });
  const client = createClient(
    { kind: "token", token },
    {
      apiUrl: host.apiUrl,
      cache: createAnswerCache(8_000_000),
      limits: createLimits(),
      carry: machine.carry,
    },
  );
  const leave = (): void => {
    machine.stop();
    revoke();
  };
  return { forge: createForge(client, ACTIONS_IDENTITY), leave };
}

const repoOf = ({ repository }: TriggerEvent): RepoKey => {
  const [owner = "", repo = ""] = repository.split("/");
  return { owner, repo };
};

const asleep = (span: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, span));
