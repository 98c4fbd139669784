import { readdirSync, readFileSync } from "node:fs";
import type { IncidentEvent } from "../../src/domain/event.ts";
import { fold } from "../../src/domain/fold.ts";
import type { Incident } from "../../src/domain/incident.ts";
import type { Policy } from "../../src/domain/policy.ts";
import type { ProbeReport } from "../../src/domain/probe/report.ts";
import type { Checklist } from "../../src/domain/runbook/runbook.ts";
import { instant, milliseconds, minutes, seconds, type Instant } from "../../src/domain/time.ts";
import { createRenderer } from "../../src/render/create.ts";
import type { Renderer, TemplateSources } from "../../src/render/renderer.ts";
import { sampleModels } from "../../src/render/sample/samples.ts";
import type { CardView, Place, PostmortemView } from "../../src/render/view.ts";

/** The templates of the repository. */
export const BUILT_IN: TemplateSources = new Map(
  readdirSync("templates", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".hbs") || path.endsWith(".json"))
    .map((path) => [path, readFileSync(`templates/${path}`, "utf8")]),
);

/** A renderer with or without templates of a repository. */
export const rendererFor = (
  locale = "en",
  overrides: Readonly<Record<string, string>> = {},
): Renderer =>
  createRenderer({
    builtIn: BUILT_IN,
    overrides: new Map(Object.entries(overrides)),
    samples: sampleModels,
    locale,
  });

export const PLACE: Place = {
  repositoryUrl: "https://github.com/octo-org/pitpilot",
  issue: 12,
  issueTitle: "Sync queue stuck",
  issueUrl: "https://github.com/octo-org/pitpilot/issues/12",
};

export const POLICY: Policy = {
  severities: [
    {
      code: "sev-1",
      label: "SEV-1",
      description: "Core unavailable for most teams",
      aliases: ["sev1"],
      color: "b60205",
      acknowledgeWithin: minutes(5),
      resolveWithin: minutes(60),
      updateEvery: minutes(15),
      soakFor: minutes(15),
      postmortemWithin: minutes(24 * 60),
    },
    {
      code: "sev-2",
      label: "SEV-2",
      description: "Partial degradation",
      aliases: ["sev2"],
      color: "d93f0b",
      acknowledgeWithin: minutes(15),
      resolveWithin: undefined,
      updateEvery: minutes(30),
      soakFor: minutes(10),
      postmortemWithin: minutes(24 * 60),
    },
    {
      code: "sev-3",
      label: "SEV-3",
      description: "Minor, with a workaround",
      aliases: [],
      color: "fbca04",
      acknowledgeWithin: undefined,
      resolveWithin: undefined,
      updateEvery: undefined,
      soakFor: minutes(0),
      postmortemWithin: undefined,
    },
  ],
  services: [
    { id: "sync", label: "Sync jobs", aliases: [], runbook: "runbooks/sync-queue.md" },
    { id: "billing", label: "Stripe billing", aliases: [], runbook: undefined },
  ],
  roles: ["scribe"],
  probes: new Map([
    [
      "health",
      {
        kind: "http",
        name: "health",
        title: "API health",
        url: "https://pitpilot.example/api/health",
        method: "GET",
        headers: [],
        body: undefined,
        timeout: seconds(10),
        retries: 2,
        retryAfter: seconds(5),
        samples: undefined,
        hysteresis: { fail: 1, recover: 1 },
        values: [],
        expect: [],
      },
    ],
  ]),
  validation: { probes: ["health"], every: minutes(5), manual: [], final: [] },
  triage: { probes: [], onOpen: false, branches: [] },
  operations: { specs: new Map(), areOff: false },
  access: undefined,
  postmortem: { directory: "postmortems" },
};

export const CHECKLIST: Checklist = {
  id: "first-10-minutes",
  heading: "First 10 minutes",
  phase: "first-response",
  scope: { severities: [], branch: undefined },
  line: 12,
  steps: [
    { text: "Acknowledge and name an **incident lead**", details: "", code: [], line: 14 },
    {
      text: "Probe `GET /api/health`, see the [dashboard](https://pitpilot.example/board)",
      details: "Write down:\n\n- failing endpoints\n- start time in UTC",
      code: [],
      line: 15,
    },
    {
      text: "Requeue dead-letter jobs",
      details: "",
      code: [
        {
          language: "sql",
          text: "update jobs\nset phase = 'retrying', run_after = now()\nwhere phase = 'dead';",
        },
      ],
      line: 19,
    },
  ],
};

const at = (time: string): Instant => instant(`2026-11-21T${time}Z`);

export const RED: ProbeReport = {
  version: 1,
  probe: "health",
  request: "health-1",
  health: "unhealthy",
  summary: "status is 503, not 200",
  at: at("03:16:10"),
  latency: milliseconds(212),
  attempts: 3,
  assertions: [
    { assertion: "status is 200", holds: false, found: "503" },
    { assertion: '$.overall equals "ok"', holds: false, found: '"degraded"' },
    { assertion: "latency is below 2 s", holds: true, found: "212 ms" },
  ],
  values: { "queue.dead": 42 },
  runUrl: "https://github.com/octo-org/pitpilot/actions/runs/900",
};

export const GREEN: ProbeReport = {
  ...RED,
  request: "health-2",
  health: "healthy",
  summary: "all 3 assertions hold",
  at: at("03:36:20"),
  attempts: 1,
  assertions: RED.assertions.map(({ assertion }) => ({
    assertion,
    holds: true,
    found: "as it should be",
  })),
  values: { "queue.dead": 0 },
  runUrl: "https://github.com/octo-org/pitpilot/actions/runs/901",
};

/** One incident from the report to the merged postmortem. */
export const EVENTS: readonly IncidentEvent[] = [
  {
    kind: "declared",
    at: at("03:10:05"),
    by: "mia",
    severity: "sev-1",
    unsureBetween: ["sev-1", "sev-2"],
    service: "sync",
    isTriaged: false,
    startedAt: at("03:02:00"),
  },
  {
    kind: "runbook-attached",
    at: at("03:10:05"),
    by: undefined,
    because: "it is the runbook of the service Sync jobs",
    runnersUp: ["api-degraded"],
    checklists: [
      {
        id: "c1",
        path: "runbooks/sync-queue.md",
        commit: "4f1c2d3e5a6b7c8d9e0f4f1c2d3e5a6b7c8d9e0f",
        runbookTitle: "Sync queue stuck",
        part: "first-10-minutes",
        heading: "First 10 minutes",
        phase: "first-response",
        steps: 3,
      },
    ],
  },
  { kind: "acknowledged", at: at("03:13:40"), by: "ana" },
  { kind: "role-assigned", at: at("03:13:40"), by: "ana", role: "lead", to: "ana" },
  { kind: "role-assigned", at: at("03:14:02"), by: "ana", role: "scribe", to: "leo" },
  {
    kind: "step-set",
    at: at("03:14:30"),
    by: undefined,
    checklist: "c1",
    step: 1,
    to: "done",
    reason: undefined,
    via: "mouse",
  },
  {
    kind: "probe-requested",
    at: at("03:15:30"),
    by: "ana",
    probe: "health",
    request: "health-1",
    purpose: "question",
  },
  { kind: "probe-reported", at: at("03:16:12"), by: undefined, report: RED, request: "health-1" },
  {
    kind: "fact-recorded",
    at: at("03:17:00"),
    by: "leo",
    name: "endpoints",
    value: "POST /api/events/sync",
  },
  {
    kind: "fact-recorded",
    at: at("03:17:20"),
    by: "leo",
    name: "blast radius",
    value: "about 40 teams",
  },
  {
    kind: "phase-set",
    at: at("03:20:00"),
    by: "ana",
    phase: "identified",
    note: "A lock is held by a dead worker",
  },
  {
    kind: "update-posted",
    at: at("03:21:00"),
    by: "ana",
    text: "The queue stands still. We are releasing the lock.",
  },
  {
    kind: "step-set",
    at: at("03:30:00"),
    by: "leo",
    checklist: "c1",
    step: 3,
    to: "skipped",
    reason: "no dead letters",
    via: "command",
  },
  {
    kind: "resolution-requested",
    at: at("03:35:00"),
    by: "ana",
    note: "Lock released",
    probes: ["health"],
    soakFor: minutes(15),
    every: minutes(5),
  },
  {
    kind: "probe-requested",
    at: at("03:35:00"),
    by: undefined,
    probe: "health",
    request: "health-2",
    purpose: "validation",
  },
  { kind: "probe-reported", at: at("03:36:22"), by: undefined, report: GREEN, request: "health-2" },
  { kind: "resolved", at: at("03:52:00"), by: "ana", note: undefined, isOverride: false },
  { kind: "closed", at: at("03:52:01"), by: "ana", outcome: "completed" },
  {
    kind: "postmortem-opened",
    at: at("03:52:05"),
    by: undefined,
    pull: 13,
    path: "postmortems/2026/2026-11-21-12-sync-queue-stuck.md",
  },
  {
    kind: "postmortem-merged",
    at: at("09:00:00"),
    by: "ana",
    pull: 13,
    path: "postmortems/2026/2026-11-21-12-sync-queue-stuck.md",
    actionItems: [
      {
        text: "Release locks of dead workers",
        group: "Code fix",
        owner: "ana",
        due: "2026-12-01",
        isDone: false,
      },
    ],
  },
];

/** The incident as it stood when the last event of a kind, or everything, had happened. */
export function incidentAt(time = "23:59:59", events = EVENTS): Incident {
  const past = events.filter((event) => event.at <= at(time));
  const incident = fold({
    entries: [
      { id: "all", seq: 1, judgedAt: at(time), verdict: { kind: "accepted" }, events: past },
    ],
  });
  if (incident === undefined) throw new Error("nothing was declared");
  return incident;
}

export const cardView = (incident: Incident): CardView => ({
  place: PLACE,
  policy: POLICY,
  incident,
  diagnostics: [],
  configNotice: undefined,
  commentUrls: new Map([
    ["c1", `${PLACE.issueUrl}#issuecomment-2`],
    ["health-1", `${PLACE.issueUrl}#issuecomment-3`],
  ]),
});

export const postmortemView = (incident: Incident): PostmortemView => ({
  place: PLACE,
  policy: POLICY,
  incident,
  answers: [
    { label: "What is happening?", answer: "Sync jobs do not finish" },
    { label: "Impact", answer: "Teams at the event see no scores" },
  ],
  events: EVENTS.filter((event) => event.at <= at("03:52:01")),
  refusals: [
    {
      id: "comment/9/0",
      seq: 9,
      judgedAt: at("03:13:00"),
      verdict: {
        kind: "refused",
        by: "zoe",
        said: "/severty 1",
        why: "There is no command `/severty`. Did you mean `/severity`?",
      },
      events: [],
    },
  ],
  steps: new Map([["c1", CHECKLIST.steps.map(({ text }) => text)]]),
  path: "postmortems/2026/2026-11-21-12-sync-queue-stuck.md",
  writtenAt: at("03:52:05"),
});
