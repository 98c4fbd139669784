import type { ProbeRun } from "../../domain/incident.ts";
import type { Policy } from "../../domain/policy.ts";
import { historyOf, type History, type Reading } from "../../domain/probe/history.ts";
import { toldIn, type ProbeReport } from "../../domain/probe/report.ts";
import { isOrigin } from "../../domain/probe/telling.ts";
import { formatDuration, formatInstant, type Duration } from "../../domain/time.ts";
import { address, link } from "../link.ts";
import type { Markdown, Model } from "../markdown.ts";
import type { Words } from "../messages.ts";
import { shorten } from "../shorten.ts";
import { foldHealthy } from "./fold-healthy.ts";
import { changeModel, courseModels, namesOfChanges } from "./change.ts";
import { code, healthDot, minuteOf } from "./text.ts";

const ASSERTIONS = 40;

/** The last thing known of each probe, in the order in which they were first asked for, and how many are folded. */
export function probeModels(
  runs: readonly ProbeRun[],
  policy: Policy,
  {
    commentUrls,
    words,
    rows,
  }: {
    readonly commentUrls: ReadonlyMap<string, string>;
    readonly words: Words;
    /** At most so many of those that are shown, and of those that are folded. */
    readonly rows: number;
  },
): { readonly probes: readonly Model[]; readonly healthy: number } {
  const last = new Map<string, ProbeRun>();
  for (const run of runs)
    if (run.outcome.kind !== "pending" || !last.has(run.probe)) last.set(run.probe, run);
  const history = historyOf(
    runs.flatMap(({ outcome }) => (outcome.kind === "reported" ? [outcome.report] : [])),
  );
  const { shown, folded } = foldHealthy([...last.values()], isHealthy);
  const modelOf = (run: ProbeRun, isFolded: boolean): Model => ({
    title: link(probeTitle(run.probe, policy), commentUrls.get(run.group ?? run.request)),
    ...readingModel(run, words),
    courses: coursesUntil(run, history),
    isFolded,
  });
  return {
    probes: [
      ...shown.slice(-rows).map((run) => modelOf(run, false)),
      ...folded.slice(-rows).map((run) => modelOf(run, true)),
    ],
    healthy: folded.length,
  };
}

const isHealthy = ({ outcome }: ProbeRun): boolean =>
  outcome.kind === "reported" && outcome.report.health === "healthy";

function coursesUntil({ probe, outcome }: ProbeRun, history: History): readonly Model[] {
  if (outcome.kind !== "reported") return [];
  const { report } = outcome;
  const earlier = (history.get(probe) ?? []).filter(({ at }) => at < report.at);
  return courseModels(report, earlier);
}

/** What the config calls a probe; its name where the config has lost it. */
export const probeTitle = (name: string, policy: Policy): string =>
  shorten(policy.probes.get(name)?.title ?? name, 120);

/** One run in one line: how it ended, when, and why. */
export function readingModel(run: ProbeRun, words: Words): Model {
  const { outcome } = run;
  switch (outcome.kind) {
    case "pending":
      return {
        dot: "",
        health: words.say("health.pending"),
        at: minuteOf(run.requestedAt),
        summary: undefined,
      };
    case "lost":
      return {
        dot: "⚪",
        health: words.say("health.lost"),
        at: minuteOf(outcome.at),
        summary: shorten(words.because(outcome.why), 300),
      };
    case "reported":
      return {
        dot: healthDot(outcome.report.health),
        health: words.say(`health.${outcome.report.health}`),
        at: minuteOf(outcome.report.at),
        summary: shorten(words.because(toldIn(outcome.report)), 300),
      };
  }
}

/** A report in full, and what changed since the readings before it, oldest first. */
export function reportModel(
  report: ProbeReport,
  words: Words,
  {
    earlier = [],
    charts,
  }: { readonly earlier?: readonly Reading[]; readonly charts?: number } = {},
): Model {
  const changed = namesOfChanges(report, earlier);
  return {
    dot: healthDot(report.health),
    health: words.say(`health.${report.health}`),
    isInconclusive: report.health === "inconclusive",
    at: formatInstant(report.at),
    summary: shorten(words.because(toldIn(report)), 500),
    latency: formatLatency(report.latency),
    attempts: report.attempts,
    assertions: report.assertions.slice(0, ASSERTIONS).map(({ assertion, found, holds }) => ({
      assertion: shorten(assertion, 200),
      found: shorten(found, 200),
      holds,
    })),
    moreAssertions: Math.max(0, report.assertions.length - ASSERTIONS),
    ...changeModel(report, earlier, charts),
    values: Object.entries(report.values)
      .filter(([name, value]) => !changed.has(name) && !isOrigin(name, value))
      .slice(0, ASSERTIONS)
      .map(([name, value]) => ({
        name: code(shorten(name, 80)),
        value: shorten(String(value), 120),
      })),
    runUrl: address(report.runUrl),
  };
}

/** A latency: milliseconds below ten seconds, where seconds say too little. */
export function formatLatency(latency: Duration | undefined): string | undefined {
  if (latency === undefined) return undefined;
  return latency < 10_000 ? `${Math.round(latency)} ms` : formatDuration(latency);
}

/** The command that asks again. */
export const probeCommand = (name: string): Markdown => code(`/probe ${name}`);
