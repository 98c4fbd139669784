import type { Bound, Decision, Request } from "../../../src/domain/command/command.ts";
import { parseComment } from "../../../src/domain/command/parse.ts";
import { COMMANDS } from "../../../src/domain/command/registry.ts";
import { vocabularyOf } from "../../../src/domain/command/vocabulary.ts";
import type { ChecklistProgress, Incident } from "../../../src/domain/incident.ts";
import type { Phase } from "../../../src/domain/phase.ts";
import type { Policy, Severity } from "../../../src/domain/policy.ts";
import type { ProbeSpec } from "../../../src/domain/probe/spec.ts";
import { NO_TRIAGE } from "../../../src/domain/triage/state.ts";
import { instant, minutes, seconds } from "../../../src/domain/time.ts";

/** The moment at which commands are given. */
const NOW = instant("2026-11-21T03:20:00Z");

const OPENED = instant("2026-11-21T03:12:45Z");

const severity = (code: string, soak: number, aliases: readonly string[]): Severity => ({
  code,
  label: code.toUpperCase(),
  description: "",
  aliases,
  color: "b60205",
  acknowledgeWithin: minutes(5),
  resolveWithin: minutes(60),
  updateEvery: minutes(30),
  soakFor: minutes(soak),
  postmortemWithin: undefined,
});

/** An HTTP probe of that name. */
export const probeSpec = (name: string): ProbeSpec => ({
  kind: "http",
  name,
  title: name,
  url: "https://example.com/health",
  method: "GET",
  headers: [],
  body: undefined,
  timeout: seconds(5),
  retries: 0,
  retryAfter: seconds(1),
  samples: undefined,
  hysteresis: { fail: 1, recover: 1 },
  values: [],
  expect: [],
});

/** A team with three severities (the last without a soak), a probe, and no validation. */
export const POLICY: Policy = {
  severities: [
    severity("sev-1", 15, ["critical"]),
    severity("sev-2", 10, ["major"]),
    severity("sev-3", 0, ["minor"]),
  ],
  services: [],
  roles: ["comms", "scribe"],
  probes: new Map([["health", probeSpec("health")]]),
  validation: { probes: [], every: minutes(5), manual: [], final: [] },
  triage: { probes: ["health"], onOpen: false, branches: [] },
  operations: { specs: new Map(), areOff: false },
  access: undefined,
  postmortem: { directory: "postmortems" },
};

/** A checklist with that many steps, all open. */
export const checklist = (id: string, steps: number, at = OPENED): ChecklistProgress => ({
  ref: {
    id,
    path: `runbooks/${id}.md`,
    commit: "0".repeat(40),
    runbookTitle: `Runbook ${id}`,
    part: "first",
    heading: `Heading of ${id}`,
    phase: "first-response",
    steps,
  },
  attachedAt: at,
  because: "",
  runnersUp: [],
  steps: Array.from({ length: steps }, () => ({
    state: "open",
    at: undefined,
    by: undefined,
    reason: undefined,
  })),
});

/** An incident under investigation, acknowledged by nobody yet, with a checklist of three steps. */
export const INCIDENT: Incident = {
  openedAt: OPENED,
  openedBy: "reporter",
  startedAt: OPENED,
  severity: "sev-2",
  unsureBetween: undefined,
  service: undefined,
  phase: "investigating",
  outcome: undefined,
  isTriaged: false,
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
  checklists: [checklist("c1", 3)],
  runbookMissing: undefined,
  probeRuns: [],
  validation: undefined,
  unchecked: undefined,
  postmortem: undefined,
  triage: NO_TRIAGE,
  operations: [],
  access: [],
};

/** The incident in a phase, with what a phase implies. */
export const inPhase = (phase: Phase): Incident => ({
  ...INCIDENT,
  phase,
  isTriaged: phase === "triage",
  ...(phase === "resolved" || phase === "closed"
    ? { resolvedAt: instant("2026-11-21T03:18:00Z"), resolvedBy: "octocat" }
    : {}),
});

/** A request by `ada`, with whatever differs. */
export const request = (changes: Partial<Request> = {}): Request => ({
  by: "ada",
  at: NOW,
  incident: INCIDENT,
  policy: POLICY,
  runbooks: [
    {
      id: "sync-queue",
      path: "runbooks/sync-queue.md",
      title: "Sync queue backed up",
      parts: [
        { id: "first", heading: "First response" },
        { id: "diagnosis", heading: "Diagnosis" },
        { id: "rollback", heading: "Rollback" },
      ],
    },
    { id: "billing", path: "runbooks/billing.md", title: "Billing inconsistent", parts: [] },
  ],
  requestId: "123456-0",
  commit: "0".repeat(40),
  ...changes,
});

/** Lines of a comment, as a team with `POLICY` writes it. */
export const read = (markdown: string, { policy, runbooks }: Request = request()) =>
  parseComment(markdown, COMMANDS, vocabularyOf(policy, runbooks));

/** What comes of a comment that holds one command, in that situation. */
export function judge(markdown: string, situation: Request = request()): Decision {
  const [line] = read(markdown, situation);
  if (line === undefined) throw new Error(`no command in ${markdown}`);
  if (line.kind === "unknown") return { kind: "refused", why: line.why };
  return decide(line.bound, situation);
}

const decide = (bound: Bound, situation: Request): Decision =>
  bound.ok ? bound.decide(situation) : { kind: "refused", why: bound.problem };

/** What an accepted comment records; the moment and the person, always the same here, are left out. */
export function eventsOf(markdown: string, situation: Request = request()): readonly object[] {
  const decision = judge(markdown, situation);
  if (decision.kind === "refused") throw new Error(decision.why);
  return decision.events.map(({ at: _at, by: _by, ...event }) => event);
}

/** The sentence of a refusal. */
export function refusalOf(markdown: string, situation: Request = request()): string {
  const decision = judge(markdown, situation);
  if (decision.kind === "accepted") throw new Error(`accepted: ${markdown}`);
  return decision.why;
}
