import { rankOf, worstOf, type Health } from "../../domain/probe/report.ts";
import { formatInstant, instant } from "../../domain/time.ts";
import { address } from "../link.ts";
import type { Model } from "../markdown.ts";
import type { Words } from "../messages.ts";
import type { ProbesView, ProbeView } from "../view.ts";
import { foldHealthy } from "./fold-healthy.ts";
import { probeCommand, reportModel } from "./reading.ts";
import { shorten } from "../shorten.ts";
import { code, healthDot } from "./text.ts";

/** The answer to `/probe`, in each of its four states. */
export function probeModel(view: ProbeView, words: Words): Model {
  const { run, title, runUrl, impossible } = view;
  const { outcome } = run;
  const report = outcome.kind === "reported" ? outcome.report : undefined;
  const url = runUrl ?? report?.runUrl;
  return {
    title: run.purpose === "triage" ? words.say("probe.triage") : shorten(title, 120),
    name: code(run.probe),
    again: run.purpose === "triage" ? code("/triage") : probeCommand(run.probe),
    requestedAt: formatInstant(run.requestedAt),
    requestedBy: run.requestedBy,
    isValidation: run.purpose === "validation",
    runUrl: address(url),
    impossible: impossible === undefined ? undefined : shorten(impossible, 1000),
    lost:
      outcome.kind === "lost"
        ? { at: formatInstant(outcome.at), why: shorten(words.because(outcome.why), 500) }
        : undefined,
    report:
      report === undefined
        ? undefined
        : reportModel(report, words, { earlier: view.earlier ?? [] }),
  };
}

/**
 * Several probes that ran together, those that need somebody first: all of them as `probes`, and as `groups` the same in
 * those that are shown and the healthy ones that are folded.
 */
export function probesModel({ answers, runUrl }: ProbesView, words: Words): Model {
  const count = (health: Health): number =>
    answers.filter(({ report }) => report.health === health).length;
  const worst = worstOf(answers.map(({ report }) => report.health));
  const at = answers.map(({ report }) => report.at);
  const probes = answers
    .toSorted((a, b) => rankOf(a.report.health) - rankOf(b.report.health))
    .map(({ title, report, earlier }) => ({
      title: shorten(title, 120),
      name: code(report.probe),
      isHealthy: report.health === "healthy",
      ...reportModel(report, words, { earlier, charts: 1 }),
    }));
  const { shown, folded } = foldHealthy(probes, ({ isHealthy }) => isHealthy);
  const inconclusive = count("inconclusive");
  const groups = [
    { healthy: 0, inconclusive, probes: shown },
    { healthy: folded.length, inconclusive: 0, probes: folded },
  ];
  return {
    dot: healthDot(worst),
    health: words.say(`health.${worst}`),
    count: answers.length,
    unhealthy: count("unhealthy"),
    inconclusive,
    at: formatInstant(instant(Math.max(...at))),
    runUrl: address(runUrl),
    probes,
    groups: groups.filter((group) => group.probes.length > 0),
  };
}
