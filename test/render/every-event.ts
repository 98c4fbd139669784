import type { IncidentEvent } from "../../src/domain/event.ts";
import { instant, minutes } from "../../src/domain/time.ts";
import { EVENTS } from "./fixture.ts";

const BY_ANA = { at: instant("2026-11-21T12:00:00Z"), by: "ana" } as const;

/** Events of every kind, in every form that is told differently. */
export const ALL_EVENTS: readonly IncidentEvent[] = [
  ...EVENTS,
  {
    ...BY_ANA,
    kind: "declared",
    severity: "sev-2",
    unsureBetween: undefined,
    service: undefined,
    isTriaged: true,
    startedAt: undefined,
  },
  { ...BY_ANA, kind: "severity-set", severity: "sev-2", reason: "only one team" },
  { ...BY_ANA, kind: "note-added", text: "See the log." },
  { ...BY_ANA, kind: "runbook-missing", because: "no runbook fits" },
  {
    ...BY_ANA,
    kind: "step-set",
    checklist: "c1",
    step: 2,
    to: "open",
    reason: undefined,
    via: "mouse",
  },
  { ...BY_ANA, kind: "probe-lost", request: "health-1", why: "it was cancelled" },
  { ...BY_ANA, kind: "resolved", note: "users confirm", isOverride: true },
  {
    ...BY_ANA,
    kind: "closed",
    outcome: "completed",
    unchecked: {
      soakFor: minutes(15),
      probes: ["health"],
      manual: ["Sign up and log in"],
      final: ["smoke"],
    },
  },
  { ...BY_ANA, kind: "reopened", reason: "it is back" },
  { ...BY_ANA, kind: "postmortem-declined", pull: 13 },
  { ...BY_ANA, kind: "postmortem-waived" },
  { ...BY_ANA, kind: "manual-check-set", check: 1, isDone: true },
  { ...BY_ANA, kind: "manual-check-set", check: 1, isDone: false },
  {
    ...BY_ANA,
    kind: "probe-requested",
    probe: "queue",
    request: "t1~queue",
    purpose: "triage",
    group: "t1",
  },
  {
    ...BY_ANA,
    kind: "triage-decided",
    request: "t1",
    branch: "queue",
    title: "The queue is backed up",
    because: ["`queue_depth.queued` is 512, above 100"],
    flags: ["stop-deploys"],
  },
  {
    ...BY_ANA,
    kind: "triage-decided",
    request: "t2",
    branch: undefined,
    title: "No branch fits",
    because: [],
    flags: [],
  },
  { ...BY_ANA, kind: "flag-lifted", flag: "stop-deploys", reason: "the queue is empty" },
  ...operationEvents(),
  {
    ...BY_ANA,
    kind: "access-requested",
    request: "a1",
    reason: "the admin panel is read-only",
    span: minutes(60),
    hash: "0123456789ab",
    expiresAt: instant("2026-11-21T12:30:00Z"),
  },
  { ...BY_ANA, kind: "access-granted", request: "a1", until: instant("2026-11-21T13:00:00Z") },
  { ...BY_ANA, kind: "access-reminded", request: "a1" },
  { ...BY_ANA, kind: "access-revoked", request: "a1", why: "the time was up" },
  { ...BY_ANA, kind: "access-lapsed", request: "a1" },
];

function operationEvents(): readonly IncidentEvent[] {
  const outcomes = (["succeeded", "failed", "unknown"] as const).map((kind) => ({
    kind,
    summary: "answered 200",
    output: "{}",
    runUrl: undefined,
  }));
  const request = "o1";
  return [
    {
      ...BY_ANA,
      kind: "operation-requested",
      operation: "reconcile",
      request,
      parameters: { maxJobs: 3 },
      target: "billing",
      hash: "0123456789ab",
      commit: "0".repeat(40),
      needs: { dryRun: true, approval: true },
      expiresAt: instant("2026-11-21T12:30:00Z"),
    },
    { ...BY_ANA, kind: "operation-dry-run-begun", request },
    ...outcomes.map(
      (outcome) => ({ ...BY_ANA, kind: "operation-dry-run-ended", request, outcome }) as const,
    ),
    { ...BY_ANA, kind: "operation-approved", request },
    { ...BY_ANA, kind: "operation-begun", request },
    ...outcomes.map(
      (outcome) => ({ ...BY_ANA, kind: "operation-ended", request, outcome }) as const,
    ),
    { ...BY_ANA, kind: "operation-expired", request },
    { ...BY_ANA, kind: "operation-cancelled", request, why: "not needed" },
  ];
}
