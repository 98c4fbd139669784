import type { ChecklistProgress, Incident } from "../../domain/incident.ts";
import { parseBody } from "../../domain/markdown/parse.ts";
import { durations } from "../../domain/postmortem/durations.ts";
import { tellUnchecked } from "../../domain/postmortem/tell-unchecked.ts";
import { timelineLines } from "../../domain/postmortem/timeline.ts";
import { formatDuration, formatInstant, type Duration, type Instant } from "../../domain/time.ts";
import { inertInline } from "../foreign.ts";
import { fileUrl, link, resolverOf } from "../link.ts";
import { join, md, type Markdown, type Model } from "../markdown.ts";
import type { Words } from "../messages.ts";
import type { PostmortemView } from "../view.ts";
import { clocksOf } from "./clocks.ts";
import { frontMatterModel } from "./front-matter.ts";
import { formatLatency, probeTitle, readingModel } from "./reading.ts";
import { shorten } from "../shorten.ts";
import { code, serviceLabel, severityLabel, severityOf } from "./text.ts";

const CELL = 2000;

/** How much a postmortem tells of an incident that went on and on. */
export interface Telling {
  /** Characters of each text people wrote. */
  readonly text: number;
  /** Lines of the timeline, and of each other table. */
  readonly lines: number;
}

/** From everything to the least; tried in this order until the file has a size people can open. */
export const TELLINGS: readonly [Telling, Telling, Telling] = [
  { text: 2000, lines: Infinity },
  { text: 500, lines: 1500 },
  { text: 100, lines: 300 },
];

/** Everything the machine knows for the postmortem. */
export function postmortemModel(
  view: PostmortemView,
  words: Words,
  { text: length, lines } = TELLINGS[0],
): Model {
  const { place, policy, incident } = view;
  const timeline = timelineLines(view.events, policy);
  return {
    front: frontMatterModel(view),
    title: shorten(place.issueTitle, 300),
    incident: link(md`#${place.issue}`, place.issueUrl),
    issue: place.issue,
    path: code(view.path),
    writtenAt: formatInstant(view.writtenAt),
    severity: severityLabel(incident.severity, policy),
    service: incident.service === undefined ? undefined : serviceLabel(incident.service, policy),
    lead: incident.roles.get("lead"),
    roles: [...incident.roles].map(([role, login]) => ({
      role: role === "lead" ? words.say("role.lead") : role,
      login,
    })),
    outcome: incident.outcome === undefined ? undefined : words.say(`outcome.${incident.outcome}`),
    ...moments(view),
    unchecked:
      incident.unchecked === undefined
        ? undefined
        : words.tell(tellUnchecked(incident.unchecked), length),
    answers: view.answers.map(({ label, answer }) => ({ label, answer: answerCell(answer) })),
    facts: [...incident.facts].map(([name, { value }]) => ({ name, value: shorten(value, CELL) })),
    updates: incident.updates.map(({ at, by, text }) => ({
      at: formatInstant(at),
      by,
      text: shorten(text, CELL),
    })),
    timeline: timeline.slice(0, lines).map(({ at, by, sentences }) => ({
      at: stamp(at),
      by,
      what: words.tell(sentences, length),
    })),
    untold: Math.max(0, timeline.length - lines),
    refusals: refusalModels(view).slice(0, lines),
    checklists: incident.checklists.map((progress) => checklistModel(progress, view, words)),
    runbookMissing:
      incident.runbookMissing === undefined ? undefined : words.because(incident.runbookMissing),
    probes: incident.probeRuns.slice(-lines).map((run) => evidenceModel(run, view, words)),
  };
}

function moments({ incident, policy }: PostmortemView): Model {
  const spans = durations(incident);
  const severity = severityOf(incident, policy);
  return {
    began: formatInstant(incident.startedAt),
    opened: formatInstant(incident.openedAt),
    openedBy: incident.openedBy,
    acknowledged: moment(incident.acknowledgedAt),
    acknowledgedBy: incident.acknowledgedBy,
    mitigated: moment(incident.mitigatedAt),
    resolved: moment(incident.resolvedAt),
    resolvedBy: incident.resolvedBy,
    due: moment(clocksOf(incident, policy).postmortemBy),
    toDetect: span(spans.toDetect),
    toAcknowledge: span(spans.toAcknowledge),
    acknowledgeTarget: span(severity?.acknowledgeWithin),
    toMitigate: span(spans.toMitigate),
    toResolve: span(spans.toResolve),
    resolveTarget: span(severity?.resolveWithin),
  };
}

const refusalModels = ({ refusals }: PostmortemView): readonly Model[] =>
  refusals.flatMap(({ verdict, judgedAt }) =>
    verdict.kind === "refused"
      ? [
          {
            at: stamp(judgedAt),
            by: verdict.by,
            said: cell(shorten(verdict.said, 200)),
            // Safe to post as it is, but not in a table, where a pipe ends even code.
            why: inertInline(verdict.why, { place: "cell", resolve: () => "" }),
          },
        ]
      : [],
  );

function checklistModel(
  { ref, steps, because }: ChecklistProgress,
  { place, steps: texts }: PostmortemView,
  words: Words,
): Model {
  const text = texts.get(ref.id) ?? [];
  const passage = { place: "cell", resolve: resolverOf(place.repositoryUrl, ref) } as const;
  const count = (state: string): number => steps.filter((step) => step.state === state).length;
  return {
    heading: shorten(ref.heading, 200),
    title: shorten(ref.runbookTitle, 200),
    runbook: link(
      shorten(ref.runbookTitle, 200),
      fileUrl(place.repositoryUrl, { path: ref.path, commit: ref.commit }),
    ),
    because: words.because(because),
    done: count("done"),
    skipped: count("skipped"),
    open: count("open"),
    total: steps.length,
    steps: steps.map(({ state, by, at, reason }, index) => ({
      number: index + 1,
      text: inertInline(shorten(text[index] ?? "", 500), passage),
      state: words.say(`step.${state}`),
      by,
      at: at === undefined ? undefined : stamp(at),
      reason: reason === undefined ? undefined : shorten(reason, CELL),
    })),
  };
}

function evidenceModel(
  run: Incident["probeRuns"][number],
  { policy }: PostmortemView,
  words: Words,
): Model {
  const { outcome } = run;
  const report = outcome.kind === "reported" ? outcome.report : undefined;
  const values = Object.entries(report?.values ?? {}).map(
    ([name, value]) => md`${name} = ${String(value)}`,
  );
  return {
    ...readingModel(run, words),
    at: stamp(report?.at ?? run.requestedAt),
    title: link(probeTitle(run.probe, policy), report?.runUrl),
    values: join(values, ", "),
    latency: formatLatency(report?.latency),
    attempts: report?.attempts,
  };
}

const cell = (text: string): Markdown => code(text, "cell");

/** A moment in a column whose heading says UTC. */
const stamp = (at: Instant): string => formatInstant(at).replace(" UTC", "");

const moment = (at: Instant | undefined): string | undefined =>
  at === undefined ? undefined : formatInstant(at);

const span = (length: Duration | undefined): string | undefined =>
  length === undefined ? undefined : formatDuration(length);

/** An answer in a table: a form field that GitHub puts into a code block is code there, too. */
function answerCell(answer: string): string | Markdown {
  const [only, ...others] = parseBody(answer).children;
  return only?.type === "code" && others.length === 0
    ? code(shorten(only.value.replaceAll(/\s+/gu, " "), CELL), "cell")
    : shorten(answer, CELL);
}
