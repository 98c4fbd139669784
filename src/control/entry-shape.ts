import type { IncidentEvent } from "../domain/event.ts";
import type { LedgerEntry } from "../domain/ledger.ts";
import { PHASES } from "../domain/phase.ts";
import type { ProbeReport } from "../domain/probe/report.ts";
import { isInstant } from "../domain/time.ts";

type Check = (value: unknown) => boolean;
type Fields = Readonly<Record<string, Check>>;

/** Whether a value is a record. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const text: Check = (value) => typeof value === "string";
const flag: Check = (value) => typeof value === "boolean";
const count: Check = (value) => Number.isInteger(value) && Number(value) >= 0;
const span: Check = (value) => typeof value === "number" && value >= 0 && Number.isFinite(value);
const moment: Check = (value) => typeof value === "number" && isInstant(value);
/** A checklist of thousands of steps is a mistake of somebody's hand. */
const steps: Check = (value) => count(value) && Number(value) <= 2000;
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const oneOf =
  (...names: readonly string[]): Check =>
  (value) =>
    typeof value === "string" && names.includes(value);
const withFields =
  (fields: Fields): Check =>
  (value) =>
    isRecord(value) && Object.entries(fields).every(([name, check]) => check(value[name]));

const isNumber: Check = (value) => typeof value === "number";
const scalar: Check = (value) =>
  value === null || ["string", "number", "boolean"].includes(typeof value);

/** More than the engine ever nests; a hand could nest clauses until reading them fails. */
const DEEPEST = 8;

/** Words, as a person or an older version has written them, or a clause, maybe of a version that knows more kinds. */
const why: Check = (value) => text(value) || isClause(value, DEEPEST);

function isClause(value: unknown, depth: number): boolean {
  if (!isRecord(value) || depth === 0) return false;
  const inner: Check = (part) => text(part) || isClause(part, depth - 1);
  const { kind, ...contents } = value;
  if (kind === "span") return isNumber(contents["length"]);
  if (kind === "all" || kind === "sentences") return listOf(inner)(contents["of"]);
  return text(kind) && Object.values(contents).every((part) => isNumber(part) || inner(part));
}

/**
 * Any workflow of the repository may write as `github-actions[bot]`, and a report with a part missing must not stop the
 * incident. Its moment is not looked at: one that is none means now.
 */
const REPORT: Fields = {
  version: (value) => value === 1,
  probe: text,
  health: oneOf("healthy", "unhealthy", "inconclusive"),
  summary: text,
  says: optional((value) => isClause(value, DEEPEST)),
  request: optional(text),
  runUrl: optional(text),
  latency: optional(isNumber),
  attempts: optional(isNumber),
  values: (value) => isRecord(value) && Object.values(value).every(scalar),
  assertions: listOf(withFields({ assertion: text, holds: flag, found: text })),
  reading: optional(oneOf("healthy", "unhealthy", "inconclusive")),
  reason: optional(text),
  spec: optional(text),
  commit: optional(text),
  timings: optional((value) => isRecord(value) && Object.values(value).every(isNumber)),
};

const UNCHECKED = optional(
  withFields({ soakFor: span, probes: listOf(text), manual: listOf(text), final: listOf(text) }),
);

const CHECKLIST: Fields = {
  id: text,
  path: text,
  commit: text,
  runbookTitle: text,
  part: text,
  heading: text,
  phase: text,
  steps,
};

const OUTCOME: Fields = {
  kind: oneOf("succeeded", "failed", "unknown"),
  summary: why,
  output: optional(text),
  runUrl: optional(text),
};

/** What `fold` relies on, by kind. */
const EVENTS: Readonly<Record<IncidentEvent["kind"], Fields>> = {
  declared: {
    severity: text,
    unsureBetween: optional(listOf(text)),
    service: optional(text),
    isTriaged: flag,
    startedAt: optional(moment),
  },
  acknowledged: {},
  "severity-set": { severity: text, reason: optional(why) },
  "phase-set": { phase: oneOf(...PHASES) },
  "update-posted": { text },
  "note-added": { text },
  "role-assigned": { role: text, to: text },
  "fact-recorded": { name: text, value: text },
  "runbook-attached": {
    checklists: listOf(withFields(CHECKLIST)),
    because: why,
    runnersUp: listOf(text),
  },
  "runbook-missing": { because: why },
  "step-set": { checklist: text, step: count, to: oneOf("open", "done", "skipped"), via: text },
  "probe-requested": {
    probe: text,
    request: text,
    purpose: oneOf("question", "validation", "triage"),
    group: optional(text),
  },
  "probe-reported": { request: text, report: withFields(REPORT) },
  "probe-lost": { request: text, why },
  "resolution-requested": {
    probes: listOf(text),
    soakFor: span,
    every: span,
    manual: optional(listOf(text)),
    final: optional(listOf(text)),
  },
  "manual-check-set": { check: count, isDone: flag },
  resolved: { note: optional(text), isOverride: flag, unchecked: UNCHECKED },
  closed: {
    outcome: oneOf("completed", "duplicate", "not-planned"),
    unchecked: UNCHECKED,
  },
  reopened: { reason: optional(text) },
  "postmortem-opened": { pull: count, path: text },
  "postmortem-merged": {
    pull: count,
    path: text,
    actionItems: listOf(withFields({ text, isDone: flag })),
  },
  "postmortem-declined": { pull: count },
  "postmortem-waived": {},
  "triage-decided": {
    request: text,
    branch: optional(text),
    title: text,
    because: listOf(why),
    flags: listOf(text),
  },
  "flag-lifted": { flag: text },
  "operation-requested": {
    operation: text,
    request: text,
    parameters: (value) => isRecord(value) && Object.values(value).every(scalar),
    target: text,
    hash: text,
    commit: text,
    needs: withFields({ dryRun: flag, approval: flag }),
    expiresAt: moment,
  },
  "operation-dry-run-begun": { request: text },
  "operation-dry-run-ended": { request: text, outcome: withFields(OUTCOME) },
  "operation-approved": { request: text },
  "operation-begun": { request: text },
  "operation-ended": { request: text, outcome: withFields(OUTCOME) },
  "operation-expired": { request: text },
  "operation-cancelled": { request: text, why },
  "access-requested": { request: text, reason: text, span, hash: text, expiresAt: moment },
  "access-granted": { request: text, until: moment },
  "access-reminded": { request: text },
  "access-revoked": { request: text, why },
  "access-lapsed": { request: text },
};

const isKind = (kind: unknown): kind is IncidentEvent["kind"] =>
  typeof kind === "string" && Object.hasOwn(EVENTS, kind);

const isEvent: Check = (value) =>
  isRecord(value) &&
  isKind(value["kind"]) &&
  moment(value["at"]) &&
  optional(text)(value["by"]) &&
  withFields(EVENTS[value["kind"]])(value);

const ENTRY: Fields = {
  id: text,
  seq: (value) => typeof value === "number" && Number.isFinite(value),
  judgedAt: moment,
  verdict: (value) =>
    withFields({ kind: oneOf("accepted") })(value) ||
    withFields({ kind: oneOf("refused"), by: text, said: text, why: text })(value),
  events: listOf(isEvent),
};

/** Whether a value read from a comment is a receipt that can be folded: people may have changed it by hand. */
export const isEntry = (value: unknown): value is LedgerEntry => withFields(ENTRY)(value);

/** Whether a value is a number or a text where a marker may leave it out. */
export const isOptional = (value: unknown, type: "number" | "string"): boolean =>
  optional(type === "number" ? isNumber : text)(value);

/** Whether a value read from a comment is a report that can be shown. */
export const isReport = (value: unknown): value is ProbeReport => withFields(REPORT)(value);
