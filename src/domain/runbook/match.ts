import type { Clause } from "../clause.ts";
import { hasWords, isUnspaced, toWords } from "../markdown/words.ts";
import { pathBehind } from "../relative-path.ts";
import { findService, findSeverity, type Policy } from "../policy.ts";
import type { IndexEntry } from "./care/model.ts";
import { isAttachable } from "./choice.ts";
import {
  readCondition,
  readingThatMeets,
  type Condition,
  type Reading,
} from "./condition/condition.ts";
import { readingsIn } from "./condition/readings.ts";
import { keywordScores, type Score } from "./keywords.ts";
import type { Runbook } from "./runbook.ts";
import { isAlertName } from "./signals.ts";
import { stemOf } from "./title.ts";

/** What is known of an incident when its runbook is looked for. */
export interface Circumstances {
  /** Id of the service, or what the form says instead. */
  readonly service: string | undefined;
  /** Text of the alert. */
  readonly alert: string | undefined;
  readonly title: string;
  /** Code of the severity. */
  readonly severity: string | undefined;
  /** What people wrote: summary, impact. */
  readonly text: string;
  /** What probes measured and people recorded. */
  readonly readings: readonly Reading[];
}

/** The runbook for an incident and why. */
export type Match =
  | {
      readonly kind: "matched";
      readonly runbook: Runbook;
      readonly because: Clause;
      /** Others that would have fitted, the best first. */
      readonly runnersUp: readonly Runbook[];
    }
  | { readonly kind: "none"; readonly because: Clause };

type Terms = Pick<Policy, "services" | "severities">;

/** Runners-up that are worth naming. */
const MAX_RUNNERS_UP = 3;

/**
 * Chooses the runbook: one for this very alert, one whose limits the numbers exceed, the one the config gives the
 * service, one that says it is for the service or is named after it, one whose row in an index speaks of this signal,
 * one named after the severity, one that shares the most telling words, the general one.
 */
export function matchRunbook(
  incident: Circumstances,
  runbooks: readonly Runbook[],
  policy: Terms,
): Match {
  const attachable = runbooks.filter((runbook) => isAttachable(runbook));
  const scores = keywordScores(textOf(incident, policy), attachable);
  const ranked = attachable.toSorted(
    (a, b) => pointsOf(scores, b) - pointsOf(scores, a) || (a.path < b.path ? -1 : 1),
  );
  const found: { readonly runbook: Runbook; readonly because: Clause }[] = [];
  for (const way of waysToMatch(incident, runbooks, scores, policy))
    for (const runbook of way.among ?? ranked) {
      const because = found.some((other) => other.runbook === runbook)
        ? undefined
        : way.fits(runbook);
      if (because !== undefined) found.push({ runbook, because });
    }
  const [best, ...others] = found;
  if (best === undefined) return { kind: "none", because: whyNone(runbooks, attachable) };
  return {
    kind: "matched",
    ...best,
    runnersUp: others.slice(0, MAX_RUNNERS_UP).map(({ runbook }) => runbook),
  };
}

interface Way {
  /** Where to look, if not among all that can be attached. */
  readonly among?: readonly Runbook[];
  /** Why the runbook fits, if it does. */
  readonly fits: (runbook: Runbook) => Clause | undefined;
}

function waysToMatch(
  incident: Circumstances,
  runbooks: readonly Runbook[],
  scores: ReadonlyMap<Runbook, Score>,
  policy: Terms,
): readonly Way[] {
  const service =
    incident.service === undefined ? undefined : findService(policy, incident.service);
  const id = service?.id ?? incident.service;
  const names = service === undefined ? [] : [service.id, service.label, ...service.aliases];
  const known = names.length > 0 || id === undefined ? names : [id];
  const severity =
    incident.severity === undefined ? undefined : findSeverity(policy, incident.severity);
  const shown = id ?? "";
  const readings = [
    ...incident.readings,
    ...[incident.alert ?? "", incident.title, incident.text].flatMap((text) => readingsIn(text)),
  ];
  return [
    { fits: (runbook) => alertReason(runbook.alerts, incident) },
    { fits: ({ conditions }) => numbersReason(conditions, readings) },
    {
      // What the config names is right even where it looks like an index.
      among: runbooks,
      fits: ({ path }) =>
        path === service?.runbook ? { kind: "service-config", service: shown } : undefined,
    },
    {
      fits: ({ services }) =>
        services.some((name) => isOneOf(name, known))
          ? { kind: "service-declared", service: shown }
          : undefined,
    },
    {
      fits: ({ path, title }) =>
        known.some((name) => isNamed(name, path, title))
          ? { kind: "service-named", service: shown }
          : undefined,
    },
    { fits: ({ path }) => indexReason(entriesFor(path, runbooks), incident, readings) },
    {
      fits: ({ path }) =>
        severity !== undefined && isNamed(severity.code, path, "")
          ? { kind: "severity-named", severity: severity.label }
          : undefined,
    },
    { fits: (runbook) => keywordReason(scores.get(runbook)) },
    { fits: ({ kind }) => (kind === "process" ? { kind: "general" } : undefined) },
  ];
}

const pointsOf = (scores: ReadonlyMap<Runbook, Score>, runbook: Runbook): number =>
  scores.get(runbook)?.points ?? 0;

/** Why a runbook fits numbers: the first limit that one of them exceeds, or the first state they are in. */
export function numbersReason(
  conditions: readonly Condition[],
  readings: readonly Reading[],
): Clause | undefined {
  for (const condition of conditions) {
    const met = readingThatMeets(condition, readings);
    if (met !== undefined) return { kind: "numbers", reading: met.raw, condition: condition.raw };
  }
  return undefined;
}

function alertReason(
  alerts: readonly string[],
  { alert, title }: Circumstances,
): Clause | undefined {
  const said = toWords(`${alert ?? ""} . ${title}`);
  const name = alerts.find((candidate) => hasWords(said, toWords(candidate)));
  return name === undefined ? undefined : { kind: "alert", name };
}

interface Listed extends IndexEntry {
  /** Path of the index. */
  readonly by: string;
}

/** What indexes say of a runbook; one that has had its day says nothing. */
const entriesFor = (path: string, runbooks: readonly Runbook[]): readonly Listed[] =>
  runbooks
    .filter(({ kind, status }) => kind === "index" && status !== "superseded")
    .flatMap(({ path: by, index }) =>
      index
        .filter(({ target }) => pathBehind(target, by) === path)
        .map((entry) => ({ ...entry, by })),
    );

/** Why the row of an index fits: the alert it names, a limit that a number exceeds, or words that were said. */
function indexReason(
  entries: readonly Listed[],
  { alert, title, text }: Circumstances,
  readings: readonly Reading[],
): Clause | undefined {
  const said = toWords(`${alert ?? ""} . ${title} . ${text.slice(0, 20_000)}`);
  for (const { signals, by } of entries)
    for (const signal of signals) {
      const condition = readCondition(signal);
      const met = condition && readingThatMeets(condition, readings);
      const words = toWords(signal);
      // One ordinary word says too little: `sync`, `login`.
      const isTelling = words.includes(" ") || isAlertName(signal) || isUnspaced(words);
      if (met !== undefined || (isTelling && hasWords(said, words)))
        return met === undefined
          ? { kind: "index", index: by, signal }
          : { kind: "index-numbers", index: by, signal, reading: met.raw };
    }
  return undefined;
}

const isOneOf = (name: string, names: readonly string[]): boolean =>
  names.some((other) => toWords(other) === toWords(name));

/** Whether the file or its title carries the name as whole words. */
const isNamed = (name: string, path: string, title: string): boolean =>
  hasWords(toWords(stemOf(path)), toWords(name)) || hasWords(toWords(title), toWords(name));

function keywordReason(score: Score | undefined): Clause | undefined {
  if (score === undefined || !score.isTelling) return undefined;
  const [first = "", second, third] = new Set(score.words);
  if (second === undefined) return { kind: "word", first };
  return third === undefined
    ? { kind: "two-words", first, second }
    : { kind: "three-words", first, second, third };
}

const textOf = ({ service, alert, title, text }: Circumstances, policy: Terms): string => {
  const label = service === undefined ? undefined : findService(policy, service)?.label;
  return [title, alert, text, service, label].filter((part) => part !== undefined).join("\n");
};

function whyNone(all: readonly Runbook[], attachable: readonly Runbook[]): Clause {
  if (all.length === 0) return { kind: "no-runbooks" };
  return attachable.length === 0
    ? { kind: "none-attachable" }
    : { kind: "none-fits", count: attachable.length };
}
