import { setTimeout } from "node:timers/promises";
import { CONFIG_DOCUMENTS } from "../config/config-documents.ts";
import { configInForce } from "../control/config-in-force.ts";
import type { IssueKey } from "../control/key.ts";
import { createMemory } from "../control/memory.ts";
import { readOverrides } from "../control/overrides.ts";
import type { Forge, RepoState } from "../control/port.ts";
import { NO_HISTORY } from "../domain/probe/history.ts";
import { needsHistory } from "../domain/probe/needs-history.ts";
import { instant } from "../domain/time.ts";
import { readAsked } from "./asked.ts";
import { readEarlier } from "./earlier-readings.ts";
import { hostsOf } from "./engine-app.ts";
import type { Job } from "./job.ts";
import { look, unknownProbe } from "./look.ts";
import type { Outcome } from "./outcome.ts";
import { probeGitHub } from "./probe-github.ts";
import { failureOf, healthOf, resultOf } from "./probe-result.ts";
import { openEnvironment, takeSecrets } from "./probe-secrets.ts";
import { publishReport } from "./publish-report.ts";
import { saveReport } from "./report-file.ts";
import { reportPrinter } from "./report-printer.ts";
import { unheard } from "../github/unheard.ts";

/** What a run already has when the rest of its code is loaded. */
interface Begun {
  /** The issue that is told of it; `undefined`: none. */
  readonly key: IssueKey | undefined;
  readonly forge: Forge;
  /** GitHub's answer, on its way. */
  readonly asking: Promise<RepoState>;
}

/** Runs the probes that were asked for and publishes what they found. */
export async function runAsked(job: Job, { key, forge, asking }: Begun): Promise<Outcome> {
  const repo = await asking;
  const overrides = unheard(readOverrides({ key: job.repo, repo }, forge));
  const eyes = { forge, documents: CONFIG_DOCUMENTS, memory: createMemory() };
  const { config, notice } = await configInForce(job.repo, repo.commit, eyes);
  if (notice !== undefined) job.log.warn(notice);
  // With an earlier config in force it is not this commit the probes are from.
  const asked = readAsked(job, notice === undefined ? repo.commit : undefined);
  const specs = asked.names.flatMap((name) => config.probes.get(name) ?? []);
  const hosts = hostsOf(config, job);
  const isNeeded = specs.some(needsHistory);
  const earlier = { key, forge, hosts, asked, isNeeded };
  const before = isNeeded ? await readEarlier(earlier, job) : NO_HISTORY;
  const found = await look(
    specs,
    {
      secrets: takeSecrets(specs, job),
      clock: () => instant(Date.now()),
      // The runner ends the whole process when the job is cancelled.
      signal: new AbortController().signal,
      network: config.network,
      environment: openEnvironment(job),
      github: probeGitHub(job, { forge, repo }),
      delay: (span) => setTimeout(span),
      history: before,
    },
    asked.originOf,
  );
  const looks = asked.names.map(
    (name) =>
      found.find(({ report }) => report.probe === name) ??
      unknownProbe(name, config.probes, asked.originOf(name)),
  );
  const path = await saveReport(looks, job);
  const printer = await reportPrinter(job.templates, {
    overrides: await overrides,
    locale: config.locale,
  });
  const isToldOf = job.input("quiet") !== "true" || healthOf(looks) !== "healthy";
  const history = isNeeded || !isToldOf ? before : await readEarlier(earlier, job);
  const published = await publishReport(looks, {
    job,
    forge,
    repo,
    config: { hosts },
    printer,
    key,
    request: asked.request,
    history,
  });
  return {
    result: resultOf(looks, asked.request, published),
    outputs: { health: healthOf(looks), report: path },
    summary: published.markdown,
    failure: failureOf(looks, published),
  };
}
