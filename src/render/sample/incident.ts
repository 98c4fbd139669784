import { NO_TRIAGE } from "../../domain/triage/state.ts";
import type { IncidentEvent } from "../../domain/event.ts";
import type { ChecklistProgress, Incident, ProbeRun } from "../../domain/incident.ts";
import type { Policy } from "../../domain/policy.ts";
import type { ProbeReport } from "../../domain/probe/report.ts";
import type { Checklist } from "../../domain/runbook/runbook.ts";
import { instant, milliseconds, minutes } from "../../domain/time.ts";
import type { Place } from "../view.ts";
import { sampleAccess } from "./access.ts";
import { sampleOperations } from "./operation.ts";

const AT = instant("2026-01-02T03:04:05Z");
const LATER = instant("2026-01-02T03:44:05Z");

/** A place for samples. */
export const SAMPLE_PLACE: Place = {
  repositoryUrl: "https://github.com/example/service",
  issue: 12,
  issueTitle: "Sample incident",
  issueUrl: "https://github.com/example/service/issues/12",
};

/** A policy in which everything a model can name is set. */
export const SAMPLE_POLICY: Policy = {
  severities: [
    {
      code: "sev-1",
      label: "SEV-1",
      description: "",
      aliases: [],
      color: "b60205",
      acknowledgeWithin: minutes(5),
      resolveWithin: minutes(60),
      updateEvery: minutes(30),
      soakFor: minutes(15),
      postmortemWithin: minutes(1440),
    },
  ],
  services: [{ id: "sync", label: "Sync", aliases: [], runbook: undefined }],
  roles: ["scribe"],
  probes: new Map(),
  validation: {
    probes: ["health"],
    every: minutes(5),
    manual: ["Sign up and log in"],
    final: ["smoke"],
  },
  triage: { probes: [], onOpen: false, branches: [] },
  operations: { specs: new Map(), areOff: false },
  access: undefined,
  postmortem: { directory: "postmortems" },
};

/** A checklist with a step of every state. */
export const SAMPLE_CHECKLIST: Checklist = {
  id: "first",
  heading: "First 10 minutes",
  phase: "first-response",
  scope: { severities: [], branch: undefined },
  line: 3,
  steps: [1, 2, 3].map((number) => ({
    text: `Step ${number}`,
    details: "More about it.",
    code: [{ language: "sh", text: "true\n".repeat(number * 8) }],
    line: number + 4,
  })),
};

/** How far people are in it. */
export const SAMPLE_PROGRESS: ChecklistProgress = {
  ref: {
    id: "c1",
    path: "runbooks/sync.md",
    commit: "0123456789abcdef0123456789abcdef01234567",
    runbookTitle: "Sync queue stuck",
    part: "first",
    heading: "First 10 minutes",
    phase: "first-response",
    steps: 3,
  },
  attachedAt: AT,
  because: { kind: "general" },
  runnersUp: ["api"],
  steps: [
    { state: "done", at: AT, by: "ana", reason: undefined },
    { state: "skipped", at: AT, by: "ana", reason: "not needed" },
    { state: "open", at: undefined, by: undefined, reason: undefined },
  ],
};

/** A report with something in every part. */
const SAMPLE_REPORT: ProbeReport = {
  version: 1,
  probe: "health",
  request: "health-1",
  health: "inconclusive",
  summary: "status is 503",
  at: AT,
  latency: milliseconds(120),
  attempts: 3,
  assertions: [{ assertion: "status is 200", holds: false, found: "503" }],
  values: { queue: 42, failed: 3, state: "down" },
  runUrl: "https://github.com/example/service/actions/runs/1",
};

/** Runs with each outcome. */
export const SAMPLE_RUNS: readonly [ProbeRun, ProbeRun, ProbeRun] = [
  run("health-1", { kind: "reported", report: SAMPLE_REPORT, at: AT }),
  run("queue-1", { kind: "lost", why: "cancelled", at: AT }),
  run("api-1", { kind: "pending" }),
];

function run(request: string, outcome: ProbeRun["outcome"]): ProbeRun {
  return {
    request,
    probe: request.slice(0, -2),
    purpose: "question",
    requestedAt: AT,
    requestedBy: "ana",
    outcome,
  };
}

/** An incident of which nothing is known but that it was declared. */
export const BARE_INCIDENT: Incident = {
  openedAt: AT,
  openedBy: undefined,
  startedAt: AT,
  severity: "gone",
  unsureBetween: undefined,
  service: undefined,
  phase: "triage",
  outcome: undefined,
  isTriaged: true,
  acknowledgedAt: undefined,
  acknowledgedBy: undefined,
  mitigatedAt: undefined,
  resolvedAt: undefined,
  resolvedBy: undefined,
  closedAt: undefined,
  roles: new Map(),
  facts: new Map(),
  updates: [],
  notes: [],
  checklists: [],
  runbookMissing: undefined,
  probeRuns: [],
  validation: undefined,
  unchecked: undefined,
  postmortem: undefined,
  triage: NO_TRIAGE,
  operations: [],
  access: [],
};

/** An incident with everything at once, more than one can have. */
export const FULL_INCIDENT: Incident = {
  ...BARE_INCIDENT,
  openedBy: "ana",
  startedAt: instant("2026-01-02T03:00:05Z"),
  severity: "sev-1",
  unsureBetween: ["sev-1", "sev-1"],
  service: "sync",
  phase: "monitoring",
  outcome: "completed",
  isTriaged: false,
  acknowledgedAt: LATER,
  acknowledgedBy: "ana",
  mitigatedAt: LATER,
  resolvedAt: LATER,
  resolvedBy: "ana",
  closedAt: LATER,
  roles: new Map([
    ["lead", "ana"],
    ["scribe", "bo"],
  ]),
  facts: new Map([["endpoints", { value: "/api/sync", at: AT, by: "ana" }]]),
  updates: [{ at: AT, by: "ana", text: "Looking into it." }],
  notes: [{ at: AT, by: "ana", text: "A note." }],
  checklists: [SAMPLE_PROGRESS],
  runbookMissing: { kind: "no-runbooks" },
  probeRuns: SAMPLE_RUNS,
  validation: {
    requestedAt: AT,
    requestedBy: "ana",
    note: "Fixed.",
    probes: ["health"],
    soakFor: minutes(15),
    every: minutes(5),
    manual: [{ text: "Sign up and log in", isDone: false }],
    final: ["smoke"],
    phaseBefore: "mitigating",
    healthySince: AT,
    lastHealthyAt: AT,
    lastReadingAt: AT,
  },
  unchecked: {
    soakFor: minutes(15),
    probes: ["health"],
    manual: ["Sign up and log in"],
    final: ["smoke"],
  },
  triage: {
    decision: {
      at: AT,
      request: "triage-open",
      branch: "database",
      title: "The database is down",
      because: [{ kind: "measured", name: "db_ok", value: "false" }],
    },
    flags: new Map([["stop-deploys", { at: AT, because: "The database is down" }]]),
  },
  operations: sampleOperations(SAMPLE_PLACE, AT).map((view) => view.run),
  access: sampleAccess(SAMPLE_PLACE, AT).map(({ access }) => access),
  postmortem: {
    pull: 7,
    path: "postmortems/2026/2026-01-02-12.md",
    state: "open",
    actionItems: [],
  },
};

/** The same with its recovery set back by a red reading. */
export const SET_BACK_INCIDENT: Incident = {
  ...FULL_INCIDENT,
  probeRuns: [
    ...SAMPLE_RUNS,
    {
      ...SAMPLE_RUNS[0],
      request: "health-2",
      purpose: "validation",
      outcome: { kind: "reported", report: { ...SAMPLE_REPORT, health: "unhealthy" }, at: AT },
    },
  ],
  validation: FULL_INCIDENT.validation && {
    ...FULL_INCIDENT.validation,
    healthySince: undefined,
    lastHealthyAt: undefined,
  },
};

/** The same with so many healthy probes that they are folded. */
export const MANY_HEALTHY_INCIDENT: Incident = {
  ...FULL_INCIDENT,
  probeRuns: [
    ...SAMPLE_RUNS,
    ...["a", "b", "c", "d"].map((name) => {
      const report = { ...SAMPLE_REPORT, probe: name, health: "healthy" } as const;
      return run(`${name}-1`, { kind: "reported", report, at: AT });
    }),
  ],
};

/** Events for a timeline. */
export const SAMPLE_EVENTS: readonly IncidentEvent[] = [
  { kind: "acknowledged", at: AT, by: "ana" },
  { kind: "closed", at: LATER, by: undefined, outcome: "completed" },
];

/** The moment a sample is written. */
export const SAMPLE_NOW = LATER;
