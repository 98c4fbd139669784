import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { IncidentEvent } from "../../../src/domain/event.ts";
import { timelineLines } from "../../../src/domain/postmortem/timeline.ts";
import { instant } from "../../../src/domain/time.ts";
import { ALL_EVENTS } from "../../render/every-event.ts";
import { EVENTS, POLICY } from "../../render/fixture.ts";
import { namesWorded } from "../../support/wording.ts";

const names = (events: readonly IncidentEvent[]): readonly string[] =>
  timelineLines(events, POLICY).map(({ sentences }) => sentences.map(({ name }) => name).join(" "));

describe("a timeline", () => {
  test("tells every event in order of time", () => {
    expect(names(EVENTS)).toMatchInlineSnapshot(`
      [
        "declared declared-service declared-unsure declared-start",
        "runbook-attached",
        "acknowledged",
        "lead-assigned",
        "role-assigned",
        "step-done step-by-mouse",
        "probe-requested",
        "probe-reported",
        "fact-recorded",
        "fact-recorded",
        "phase-set note",
        "update-posted",
        "step-skipped reason",
        "resolution-requested note",
        "probe-validation",
        "probe-reported",
        "resolved",
        "closed",
        "postmortem-opened",
        "postmortem-merged postmortem-items",
      ]
    `);
  });

  test("has a line for every event, each with a sentence", () => {
    for (const { sentences } of timelineLines(ALL_EVENTS, POLICY))
      expect(sentences.length).toBeGreaterThan(0);
    expect(timelineLines(ALL_EVENTS, POLICY)).toHaveLength(ALL_EVENTS.length);
  });

  test("uses every sentence a language words, and no other", () => {
    const used = timelineLines(ALL_EVENTS, POLICY).flatMap(({ sentences }) =>
      sentences.map(({ name }) => name),
    );
    expect(new Set(used)).toEqual(new Set(namesWorded("en", "timeline")));
  });

  test("calls severities, services, checklists and probes what people call them", () => {
    const values = timelineLines(EVENTS, POLICY).flatMap(({ sentences }) =>
      sentences.map((sentence) => sentence.values),
    );
    expect(values).toContainEqual({ severity: "SEV-1" });
    expect(values).toContainEqual({ service: "Sync jobs" });
    expect(values).toContainEqual({ step: 1, checklist: "First 10 minutes" });
  });

  test("says in each line what the event says", () => {
    const lines = timelineLines(EVENTS, POLICY).flatMap(({ sentences }) =>
      sentences.map(({ name, values }) => `${name} ${JSON.stringify(values)}`),
    );
    expect(lines).toMatchInlineSnapshot(`
      [
        "declared {"severity":"SEV-1"}",
        "declared-service {"service":"Sync jobs"}",
        "declared-unsure {"worse":"SEV-1","milder":"SEV-2"}",
        "declared-start {"at":"2026-11-21 03:02:00 UTC"}",
        "runbook-attached {"title":"Sync queue stuck","because":"it is the runbook of the service Sync jobs"}",
        "acknowledged {}",
        "lead-assigned {"to":"ana"}",
        "role-assigned {"role":"scribe","to":"leo"}",
        "step-done {"step":1,"checklist":"First 10 minutes"}",
        "step-by-mouse {}",
        "probe-requested {"probe":"health"}",
        "probe-reported {"probe":"health","health":{"kind":"health","word":"unhealthy"},"summary":"status is 503, not 200"}",
        "fact-recorded {"fact":"endpoints","value":"POST /api/events/sync"}",
        "fact-recorded {"fact":"blast radius","value":"about 40 teams"}",
        "phase-set {"phase":{"kind":"phase","word":"identified"}}",
        "note {"text":"A lock is held by a dead worker"}",
        "update-posted {"text":"The queue stands still. We are releasing the lock."}",
        "step-skipped {"step":3,"checklist":"First 10 minutes"}",
        "reason {"text":"no dead letters"}",
        "resolution-requested {}",
        "note {"text":"Lock released"}",
        "probe-validation {"probe":"health"}",
        "probe-reported {"probe":"health","health":{"kind":"health","word":"healthy"},"summary":"all 3 assertions hold"}",
        "resolved {}",
        "closed {"outcome":{"kind":"outcome","word":"completed"}}",
        "postmortem-opened {"pull":13}",
        "postmortem-merged {"pull":13}",
        "postmortem-items {"count":1}",
      ]
    `);
  });

  test("falls back to ids the config and the log do not know", () => {
    const at = instant("2026-11-21T03:10:05Z");
    const lines = timelineLines(
      [
        { kind: "severity-set", at, by: "ana", severity: "p9", reason: undefined },
        { kind: "probe-lost", at, by: undefined, request: "r-1", why: "gone" },
        {
          kind: "step-set",
          at,
          by: "ana",
          checklist: "c9",
          step: 1,
          to: "done",
          reason: "",
          via: "command",
        },
      ],
      POLICY,
    );
    expect(lines.flatMap(({ sentences }) => sentences)).toEqual([
      { name: "severity-set", values: { severity: "p9" } },
      { name: "probe-lost", values: { probe: "r-1", why: "gone" } },
      { name: "step-done", values: { step: 1, checklist: "c9" } },
    ]);
  });

  test("does not depend on the order in which events of different moments are given", () => {
    const distinct = EVENTS.map((event, index) => ({ ...event, at: instant(event.at + index) }));
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...distinct], { minLength: distinct.length }),
        (shuffled) => {
          expect(names(shuffled)).toEqual(names(distinct));
        },
      ),
    );
  });
});
