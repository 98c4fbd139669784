import type { IncidentEvent } from "../../src/domain/event.ts";
import { instant } from "../../src/domain/time.ts";
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
  { ...BY_ANA, kind: "reopened", reason: "it is back" },
  { ...BY_ANA, kind: "postmortem-declined", pull: 13 },
  { ...BY_ANA, kind: "postmortem-waived" },
];
