import type { Clause } from "../clause.ts";
import { findService, findSeverity, type Policy } from "../policy.ts";
import { isAttachable } from "./choice.ts";
import { readingsIn } from "./condition/readings.ts";
import { keywordScores, type Score } from "./keywords.ts";
import {
  alertReason,
  entriesFor,
  indexReason,
  isNamed,
  isOneOf,
  keywordReason,
  numbersReason,
  type Circumstances,
} from "./match-reasons.ts";
import type { Runbook } from "./runbook.ts";

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
