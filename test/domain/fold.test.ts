import { describe, expect, test } from "vitest";
import type { IncidentEvent } from "../../src/domain/event.ts";
import { eventsOf, fold } from "../../src/domain/fold.ts";
import type { Incident } from "../../src/domain/incident.ts";
import { mergeLedgers, type LedgerEntry } from "../../src/domain/ledger.ts";
import type { ProbeReport } from "../../src/domain/probe/report.ts";
import { after, instant, minutes, type Instant } from "../../src/domain/time.ts";

const START = instant("2026-11-21T03:00:00Z");
const m = (count: number): Instant => after(START, minutes(count));
const by = "ada";

type Kind = IncidentEvent["kind"];
type Rest<K extends Kind> = Omit<Extract<IncidentEvent, { kind: K }>, "kind" | "at" | "by">;

const ev = <K extends Kind>(kind: K, at: number, rest: Rest<K>): IncidentEvent =>
  // The parts of one kind put together are that kind; TypeScript cannot follow `Omit` over a union.
  ({ kind, at: m(at), by, ...rest }) as unknown as IncidentEvent;

const DECLARED = ev("declared", 0, {
  severity: "sev-1",
  unsureBetween: undefined,
  service: "sync",
  isTriaged: false,
  startedAt: undefined,
});

const entry = (events: readonly IncidentEvent[], seq: number): LedgerEntry => ({
  id: `e${seq}`,
  seq,
  judgedAt: m(seq),
  verdict: { kind: "accepted" },
  events,
});

function folded(...events: readonly IncidentEvent[]): Incident {
  const entries = [DECLARED, ...events].map((event, index) => entry([event], index + 1));
  const incident = fold({ entries });
  if (incident === undefined) throw new Error("nothing was declared");
  return incident;
}

const report = (health: ProbeReport["health"], at: number): ProbeReport => ({
  version: 1,
  probe: "health",
  request: "r",
  health,
  summary: "",
  at: m(at),
  latency: undefined,
  attempts: undefined,
  assertions: [],
  values: {},
  runUrl: undefined,
});
const asked = (at: number, request: string, purpose: "question" | "validation" = "validation") =>
  ev("probe-requested", at, { probe: "health", request, purpose });
const told = (at: number, request: string, health: ProbeReport["health"]) =>
  ev("probe-reported", at, { request, report: report(health, at) });
const resolve = (at: number, probes: readonly string[] = ["health"], soak = 10) =>
  ev("resolution-requested", at, {
    note: undefined,
    probes,
    soakFor: minutes(soak),
    every: minutes(5),
  });
const phase = (at: number, to: Incident["phase"]) =>
  ev("phase-set", at, { phase: to, note: undefined });

test("nothing is an incident before it is declared", () => {
  expect(fold({ entries: [] })).toBeUndefined();
  expect(fold({ entries: [entry([ev("acknowledged", 1, {})], 1)] })).toBeUndefined();
});

describe("the declaration", () => {
  test("begins the investigation, and counts once", () => {
    const again = ev("declared", 5, {
      severity: "sev-3",
      unsureBetween: undefined,
      service: undefined,
      isTriaged: true,
      startedAt: undefined,
    });
    expect(folded(again)).toMatchObject({
      phase: "investigating",
      severity: "sev-1",
      service: "sync",
      openedAt: m(0),
      startedAt: m(0),
      openedBy: "ada",
      isTriaged: false,
    });
  });

  test("keeps when the trouble began by the reporter's word", () => {
    const declared = { ...DECLARED, startedAt: m(-20) } as IncidentEvent;
    expect(fold({ entries: [entry([declared], 1)] })?.startedAt).toBe(m(-20));
  });

  test("from outside waits in triage until somebody acknowledges", () => {
    const declared = { ...DECLARED, isTriaged: true } as IncidentEvent;
    const waiting = fold({ entries: [entry([declared], 1)] });
    expect(waiting?.phase).toBe("triage");
    const taken = fold({ entries: [entry([declared, ev("acknowledged", 2, {})], 1)] });
    expect(taken).toMatchObject({ phase: "investigating", isTriaged: false, acknowledgedAt: m(2) });
  });
});

describe("what people say", () => {
  test("the first acknowledgement counts, and leaves a later phase alone", () => {
    const second = { ...ev("acknowledged", 9, {}), by: "grace" };
    expect(folded(phase(2, "mitigating"), ev("acknowledged", 5, {}), second)).toMatchObject({
      acknowledgedAt: m(5),
      acknowledgedBy: "ada",
      phase: "mitigating",
    });
  });

  test("the last severity counts and ends the doubt", () => {
    const unsure = { ...DECLARED, unsureBetween: ["sev-1", "sev-2"] } as IncidentEvent;
    const set = ev("severity-set", 1, { severity: "sev-2", reason: undefined });
    expect(fold({ entries: [entry([unsure, set], 1)] })).toMatchObject({
      severity: "sev-2",
      unsureBetween: undefined,
    });
  });

  test("the last holder of a role counts, and roles stay apart", () => {
    const incident = folded(
      ev("role-assigned", 1, { role: "lead", to: "ada" }),
      ev("role-assigned", 2, { role: "comms", to: "grace" }),
      ev("role-assigned", 3, { role: "lead", to: "linus" }),
    );
    expect([...incident.roles]).toEqual([
      ["lead", "linus"],
      ["comms", "grace"],
    ]);
  });

  test("a fact's last value counts, in the place of the first", () => {
    const incident = folded(
      ev("fact-recorded", 1, { name: "endpoints", value: "/a" }),
      ev("fact-recorded", 2, { name: "start", value: "02:40" }),
      ev("fact-recorded", 3, { name: "endpoints", value: "/b" }),
    );
    expect([...incident.facts]).toEqual([
      ["endpoints", { value: "/b", at: m(3), by }],
      ["start", { value: "02:40", at: m(2), by }],
    ]);
  });

  test("updates and notes are kept in order", () => {
    const incident = folded(
      ev("update-posted", 1, { text: "looking" }),
      ev("note-added", 2, { text: "logs are odd" }),
      ev("update-posted", 3, { text: "found" }),
    );
    expect(incident.updates.map(({ text }) => text)).toEqual(["looking", "found"]);
    expect(incident.notes).toEqual([{ at: m(2), by, text: "logs are odd" }]);
  });
});

describe("being mitigated", () => {
  test("begins with monitoring and goes on through the resolution", () => {
    const incident = folded(
      phase(5, "monitoring"),
      ev("resolved", 9, { note: undefined, isOverride: false }),
    );
    expect(incident).toMatchObject({ mitigatedAt: m(5), resolvedAt: m(9), phase: "resolved" });
  });

  test("ends when the phase goes back", () => {
    expect(folded(phase(5, "monitoring"), phase(7, "identified")).mitigatedAt).toBeUndefined();
    const again = folded(phase(5, "monitoring"), phase(7, "identified"), phase(9, "monitoring"));
    expect(again.mitigatedAt).toBe(m(9));
  });
});

describe("checklists", () => {
  const attached = (at: number, id: string, steps: number) =>
    ev("runbook-attached", at, {
      because: "it fits",
      runnersUp: ["other"],
      checklists: [
        {
          id,
          path: "runbooks/sync.md",
          commit: "c",
          runbookTitle: "Sync",
          part: "p",
          heading: "First response",
          phase: "first-response",
          steps,
        },
      ],
    });
  const set = (at: number, checklist: string, step: number, to: "open" | "done" | "skipped") =>
    ev("step-set", at, { checklist, step, to, reason: undefined, via: "command" });

  test("start open, and each step goes its own way", () => {
    const incident = folded(
      attached(1, "c1", 3),
      set(2, "c1", 1, "done"),
      set(3, "c1", 3, "skipped"),
      set(4, "c1", 1, "open"),
    );
    expect(incident.checklists[0]?.steps.map(({ state }) => state)).toEqual([
      "open",
      "open",
      "skipped",
    ]);
    expect(incident.checklists[0]).toMatchObject({ because: "it fits", runnersUp: ["other"] });
  });

  test("attached twice are one, and a step of another checklist is not touched", () => {
    const incident = folded(
      attached(1, "c1", 2),
      set(2, "c1", 1, "done"),
      attached(3, "c1", 2),
      attached(4, "c2", 2),
      set(5, "c2", 2, "done"),
    );
    expect(
      incident.checklists.map(({ steps }) => steps.map(({ state }) => state).join(" ")),
    ).toEqual(["done open", "open done"]);
  });

  test("one that is found ends the lack of one", () => {
    const missing = ev("runbook-missing", 1, { because: "none fits" });
    expect(folded(missing).runbookMissing).toBe("none fits");
    expect(folded(missing, attached(2, "c1", 1)).runbookMissing).toBeUndefined();
  });
});

describe("probes", () => {
  test("are pending until they report, once", () => {
    const pending = folded(asked(1, "r1", "question"), asked(2, "r1", "question"));
    expect(pending.probeRuns).toHaveLength(1);
    expect(pending.probeRuns[0]?.outcome).toEqual({ kind: "pending" });
    const done = folded(
      asked(1, "r1", "question"),
      told(2, "r1", "unhealthy"),
      told(3, "r1", "healthy"),
      told(3, "unknown", "healthy"),
    );
    expect(done.probeRuns.map(({ outcome }) => outcome)).toMatchObject([
      { kind: "reported", at: m(2), report: { health: "unhealthy" } },
    ]);
  });

  test("that were lost say why, and a question does not touch a soak", () => {
    const lost = ev("probe-lost", 3, { request: "r1", why: "it died" });
    expect(folded(asked(1, "r1", "question"), lost).probeRuns[0]?.outcome).toEqual({
      kind: "lost",
      why: "it died",
      at: m(3),
    });
    const soaking = folded(resolve(1), asked(2, "q", "question"), told(3, "q", "unhealthy"));
    expect(soaking.validation?.lastReadingAt).toBeUndefined();
  });
});

test("a report that comes after its run was given up still counts, and a loss after a report does not", () => {
  const lost = (at: number) => ev("probe-lost", at, { request: "r1", why: "it died" });
  const late = folded(asked(1, "r1", "question"), lost(3), told(5, "r1", "healthy"), lost(6));
  expect(late.probeRuns[0]?.outcome).toMatchObject({ kind: "reported", at: m(5) });
  const twice = folded(asked(1, "r1", "question"), lost(3), lost(6));
  expect(twice.probeRuns[0]?.outcome).toMatchObject({ kind: "lost", at: m(3) });
});

describe("the soak", () => {
  test("takes a reading that was lost for a look that could not be had", () => {
    const lost = ev("probe-lost", 8, { request: "r2", why: "it died" });
    const incident = folded(
      resolve(2),
      asked(2, "r1"),
      told(3, "r1", "healthy"),
      asked(8, "r2"),
      lost,
    );
    expect(incident).toMatchObject({
      phase: "monitoring",
      validation: { healthySince: m(3), lastHealthyAt: m(3), lastReadingAt: m(8) },
    });
    const unseen = folded(
      resolve(2),
      asked(2, "r1"),
      ev("probe-lost", 4, { request: "r1", why: "it died" }),
    );
    expect(unseen).toMatchObject({
      phase: "investigating",
      validation: { healthySince: undefined, lastHealthyAt: undefined, lastReadingAt: m(4) },
    });
  });

  test("that began in monitoring goes back to mitigating", () => {
    const red = folded(
      phase(1, "monitoring"),
      resolve(2),
      asked(2, "r1"),
      told(3, "r1", "unhealthy"),
    );
    expect(red).toMatchObject({ phase: "mitigating", mitigatedAt: undefined });
  });

  test("asked for again begins anew: readings of the one before do not speak for it", () => {
    const two = ["health", "queue"];
    const queue = (at: number, request: string) =>
      ev("probe-requested", at, { probe: "queue", request, purpose: "validation" });
    const again = folded(
      resolve(2, two),
      asked(2, "r1"),
      queue(2, "r2"),
      told(3, "r1", "healthy"),
      resolve(5, two),
      told(6, "r2", "healthy"),
      asked(7, "r3"),
      told(8, "r3", "healthy"),
    );
    expect(again.validation).toMatchObject({ healthySince: undefined, lastReadingAt: m(8) });
    const answered = folded(
      resolve(2, two),
      ev("probe-requested", 2, { probe: "queue", request: "q", purpose: "question" }),
      told(2, "q", "healthy"),
      asked(2, "r1"),
      told(3, "r1", "healthy"),
    );
    expect(answered.validation?.healthySince).toBeUndefined();
  });

  test("waits for a probe whose last reading was red", () => {
    const two = ["health", "queue"];
    const queue = ev("probe-requested", 2, {
      probe: "queue",
      request: "r2",
      purpose: "validation",
    });
    const half = folded(
      resolve(2, two),
      asked(2, "r1"),
      queue,
      told(3, "r2", "unhealthy"),
      told(4, "r1", "healthy"),
    );
    expect(half).toMatchObject({ phase: "investigating", validation: { healthySince: undefined } });
  });

  test("begins with the first healthy reading, and so does monitoring", () => {
    const waiting = folded(phase(1, "mitigating"), resolve(2), asked(2, "r1"));
    expect(waiting).toMatchObject({ phase: "mitigating", validation: { healthySince: undefined } });
    const soaking = folded(
      phase(1, "mitigating"),
      resolve(2),
      asked(2, "r1"),
      told(3, "r1", "healthy"),
    );
    expect(soaking).toMatchObject({
      phase: "monitoring",
      mitigatedAt: m(3),
      validation: { healthySince: m(3), lastReadingAt: m(3), phaseBefore: "mitigating" },
    });
  });

  test("needs every probe to be healthy", () => {
    const two = ["health", "queue"];
    const queue = ev("probe-requested", 2, {
      probe: "queue",
      request: "r2",
      purpose: "validation",
    });
    const half = folded(resolve(2, two), asked(2, "r1"), queue, told(3, "r1", "healthy"));
    expect(half.validation).toMatchObject({ healthySince: undefined, lastReadingAt: m(3) });
    const whole = folded(
      resolve(2, two),
      asked(2, "r1"),
      queue,
      told(3, "r1", "healthy"),
      told(4, "r2", "healthy"),
    );
    expect(whole.validation?.healthySince).toBe(m(4));
  });

  test("goes back to where it came from when a reading is red", () => {
    const red = folded(
      phase(1, "identified"),
      resolve(2),
      asked(2, "r1"),
      told(3, "r1", "healthy"),
      asked(8, "r2"),
      told(8, "r2", "unhealthy"),
    );
    expect(red).toMatchObject({
      phase: "identified",
      mitigatedAt: undefined,
      validation: { healthySince: undefined, lastReadingAt: m(8) },
    });
  });

  test("keeps its beginning through further healthy readings and looks that failed", () => {
    const incident = folded(
      resolve(2),
      asked(2, "r1"),
      told(3, "r1", "healthy"),
      asked(8, "r2"),
      told(8, "r2", "inconclusive"),
      asked(9, "r3"),
      told(9, "r3", "healthy"),
    );
    expect(incident.validation).toMatchObject({ healthySince: m(3), lastReadingAt: m(9) });
    expect(incident.phase).toBe("monitoring");
  });

  test("without probes begins at once", () => {
    expect(folded(resolve(2, []))).toMatchObject({
      phase: "monitoring",
      validation: { healthySince: m(2), lastReadingAt: m(2) },
    });
  });

  test("does not count readings from before it", () => {
    const incident = folded(asked(1, "r0"), resolve(2), told(3, "r0", "healthy"));
    expect(incident.validation?.healthySince).toBeUndefined();
  });

  test.for([
    ["a phase set by hand", phase(5, "identified")],
    ["a resolution", ev("resolved", 5, { note: undefined, isOverride: true })],
    ["a closing", ev("closed", 5, { outcome: "not-planned" })],
    ["a reopening", ev("reopened", 5, { reason: undefined })],
  ] as const)("is ended by %s", ([, event]) => {
    expect(folded(resolve(2), event).validation).toBeUndefined();
  });
});

describe("the end", () => {
  const opened = ev("postmortem-opened", 7, { pull: 8, path: "p.md" });
  const merged = ev("postmortem-merged", 9, { pull: 8, path: "p.md", actionItems: [] });
  const closed = (at: number, outcome: "completed" | "duplicate" | "not-planned") =>
    ev("closed", at, { outcome });

  test("a second closing of what is closed for good changes nothing", () => {
    const once = folded(closed(5, "duplicate"));
    expect(folded(closed(5, "duplicate"), closed(6, "completed"))).toEqual(once);
  });

  test("a postmortem merged or declined after the incident was taken up again does not close it", () => {
    const reopened = ev("reopened", 8, { reason: undefined });
    expect(folded(closed(5, "completed"), opened, reopened, merged)).toMatchObject({
      phase: "investigating",
      closedAt: undefined,
      postmortem: { state: "merged" },
    });
    const open = folded(closed(5, "completed"), opened, reopened, closed(9, "completed"));
    expect(open).toMatchObject({ phase: "resolved", closedAt: undefined });
  });

  test("a reopening of what was still in triage waits in triage again", () => {
    const triaged = ev("declared", 0, {
      severity: "sev-1",
      unsureBetween: undefined,
      service: "sync",
      isTriaged: true,
      startedAt: undefined,
    });
    const reopened = ev("reopened", 8, { reason: undefined });
    const incident = fold({ entries: [entry([triaged, closed(5, "not-planned"), reopened], 1)] });
    expect(incident?.phase).toBe("triage");
  });

  test("action items are those of the merged file, and there are none before", () => {
    const item = { text: "x", group: undefined, owner: undefined, due: undefined, isDone: false };
    const reviewed = ev("postmortem-merged", 9, { pull: 8, path: "p.md", actionItems: [item] });
    expect(folded(closed(5, "completed"), opened).postmortem?.actionItems).toEqual([]);
    expect(folded(closed(5, "completed"), opened, reviewed).postmortem?.actionItems).toEqual([
      item,
    ]);
    const declined = ev("postmortem-declined", 9, { pull: 8 });
    expect(folded(closed(5, "completed"), opened, declined).postmortem?.actionItems).toEqual([]);
    expect(folded(closed(5, "completed"), declined).postmortem?.path).toBe("");
  });

  test("the close button resolves", () => {
    expect(folded(closed(5, "completed"))).toMatchObject({
      phase: "resolved",
      outcome: "completed",
      resolvedAt: m(5),
      resolvedBy: "ada",
      mitigatedAt: m(5),
    });
  });

  test("the first resolution counts", () => {
    expect(
      folded(ev("resolved", 4, { note: undefined, isOverride: false }), closed(5, "completed")),
    ).toMatchObject({ resolvedAt: m(4) });
  });

  test.for(["duplicate", "not-planned"] as const)(
    "closed as %s it is over without a resolution",
    (outcome) => {
      expect(folded(closed(5, outcome))).toMatchObject({
        phase: "closed",
        outcome,
        closedAt: m(5),
        resolvedAt: undefined,
      });
    },
  );

  test("the merged postmortem closes it", () => {
    expect(folded(closed(5, "completed"), opened)).toMatchObject({
      phase: "resolved",
      postmortem: { state: "open", pull: 8, path: "p.md" },
    });
    expect(folded(closed(5, "completed"), opened, merged)).toMatchObject({
      phase: "closed",
      closedAt: m(9),
      postmortem: { state: "merged" },
    });
  });

  test("a postmortem that is declined or waived closes it, too", () => {
    const declined = ev("postmortem-declined", 9, { pull: 8 });
    expect(folded(closed(5, "completed"), opened, declined)).toMatchObject({
      phase: "closed",
      postmortem: { state: "declined", path: "p.md" },
    });
    expect(folded(closed(5, "completed"), ev("postmortem-waived", 6, {}))).toMatchObject({
      phase: "closed",
      closedAt: m(6),
    });
    expect(folded(ev("postmortem-waived", 6, {})).phase).toBe("investigating");
  });

  test("a reopening clears what was over, and the merged postmortem is not asked for again", () => {
    const back = folded(
      closed(5, "completed"),
      opened,
      merged,
      ev("reopened", 10, { reason: undefined }),
    );
    expect(back).toMatchObject({
      phase: "investigating",
      outcome: undefined,
      resolvedAt: undefined,
      closedAt: undefined,
      mitigatedAt: undefined,
      postmortem: { state: "merged" },
    });
    const over = folded(
      closed(5, "completed"),
      opened,
      merged,
      ev("reopened", 10, { reason: undefined }),
      ev("resolved", 12, { note: undefined, isOverride: false }),
    );
    expect(over).toMatchObject({ phase: "closed", resolvedAt: m(12), closedAt: m(12) });
  });
});

describe("ledgers", () => {
  test("joined have each receipt once, the earlier one, in order", () => {
    const one = entry([DECLARED], 1);
    const early = { ...entry([ev("acknowledged", 2, {})], 2), judgedAt: m(2) };
    const late = { ...early, judgedAt: m(4), events: [ev("acknowledged", 3, {})] };
    const merged = mergeLedgers([{ entries: [one, late] }, { entries: [one, early] }]);
    expect(merged.entries).toEqual([one, early]);
  });

  test("are in the order in which they were written, whatever the clocks of the hosts say", () => {
    const ahead = { ...entry([DECLARED], 1), judgedAt: m(9) };
    const behind = { ...entry([ev("acknowledged", 2, {})], 2), judgedAt: m(3) };
    expect(mergeLedgers([{ entries: [ahead, behind] }]).entries).toEqual([ahead, behind]);
  });

  test("of two hosts that counted alike are counted anew", () => {
    const a = entry([DECLARED], 1);
    const b = { ...entry([ev("acknowledged", 2, {})], 1), id: "b", judgedAt: m(3) };
    expect(
      mergeLedgers([{ entries: [b] }, { entries: [a] }]).entries.map(({ id, seq }) => [id, seq]),
    ).toEqual([
      ["e1", 1],
      ["b", 2],
    ]);
  });

  test("tell their events in order of time", () => {
    const entries = [
      entry([DECLARED, ev("acknowledged", 9, {})], 1),
      entry([phase(5, "identified")], 2),
    ];
    expect(eventsOf({ entries }).map(({ kind }) => kind)).toEqual([
      "declared",
      "phase-set",
      "acknowledged",
    ]);
  });
});
