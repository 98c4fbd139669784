import { describe, expect, test } from "vitest";
import type { Incident } from "../../../src/domain/incident.ts";
import { instant } from "../../../src/domain/time.ts";
import { fold } from "../../../src/domain/fold.ts";
import {
  eventsOf,
  inPhase,
  INCIDENT,
  judge,
  POLICY,
  refusalOf,
  request,
} from "../command/situation.ts";

const at = instant("2026-11-21T03:14:00Z");
const policy = {
  ...POLICY,
  triage: { probes: ["ready", "queue", "ready"], onOpen: false, branches: [] },
};

describe("`/triage`", () => {
  test("asks for each probe once, as one group", () => {
    expect(eventsOf("/triage", request({ policy }))).toEqual(
      ["ready", "queue"].map((probe) => ({
        kind: "probe-requested",
        probe,
        request: `123456-0~${probe}`,
        purpose: "triage",
        group: "123456-0",
      })),
    );
  });

  test("is refused once the incident is over", () => {
    for (const phase of ["resolved", "closed"] as const)
      expect(refusalOf("/triage", request({ policy, incident: inPhase(phase) }))).toContain(
        "/reopen",
      );
  });

  test("may be asked for where nobody has looked yet", () => {
    expect(judge("/triage", request({ policy, incident: inPhase("triage") })).kind).toBe(
      "accepted",
    );
  });
});

describe("`/flag`", () => {
  const up = (...names: readonly string[]): Incident => ({
    ...INCIDENT,
    triage: {
      decision: undefined,
      flags: new Map(names.map((name) => [name, { at, because: "The database is down" }])),
    },
  });
  const incident = up("stop-deploys", "no-migrations");

  test("alone lists", () => {
    expect(judge("/flag", request({ incident }))).toEqual({
      kind: "accepted",
      events: [],
      asks: [{ kind: "list-flags" }],
    });
  });

  test.each([
    ["/flag lift stop-deploys", "stop-deploys", undefined],
    ["/FLAG LIFT Stop-Deploys the database is back", "stop-deploys", "the database is back"],
  ])("%s takes it down", (said, flag, reason) => {
    expect(eventsOf(said, request({ incident }))).toEqual([{ kind: "flag-lifted", flag, reason }]);
  });

  test.each([
    ["/flag lift", "Say which flag: `stop-deploys`, `no-migrations`."],
    ["/flag lift stop-deploy", "Did you mean `/flag lift stop-deploys`?"],
    ["/flag lift other", "The flag `other` is not up. Up: `stop-deploys`, `no-migrations`."],
    ["/flag raise stop-deploys", "`lift`; a flag goes up by a triage alone"],
    ["/flag stop-deploys", "`lift`; a flag goes up by a triage alone"],
  ])("%s is refused: %s", (said, why) => {
    expect(refusalOf(said, request({ incident }))).toContain(why);
  });

  test("says that none is up, and changes nothing of an incident that is closed", () => {
    expect(refusalOf("/flag lift x", request())).toBe("No flag is up.");
    const closed = { ...inPhase("closed"), triage: incident.triage };
    expect(refusalOf("/flag lift stop-deploys", request({ incident: closed }))).toContain(
      "/reopen",
    );
  });
});

test("a flag keeps the moment and the reason it went up with until it is lifted", () => {
  const decided = (minute: number, title: string, flags: readonly string[]) =>
    ({
      kind: "triage-decided",
      at: instant(`2026-11-21T03:${minute}:00Z`),
      by: undefined,
      request: `g${minute}`,
      branch: title,
      title,
      because: [],
      flags,
    }) as const;
  const flagsAfter = (...events: Parameters<typeof fold>[0]["entries"][number]["events"]) =>
    fold({
      entries: [
        {
          id: "all",
          seq: 1,
          judgedAt: at,
          verdict: { kind: "accepted" },
          events: [
            {
              kind: "declared",
              at,
              by: "ada",
              severity: "sev-2",
              unsureBetween: undefined,
              service: undefined,
              isTriaged: false,
              startedAt: undefined,
            },
            ...events,
          ],
        },
      ],
    })?.triage.flags;
  const first = decided(15, "database", ["stop-deploys"]);
  const second = decided(20, "queue", ["stop-deploys", "no-migrations"]);
  const lifted = { kind: "flag-lifted", at, by: "ada", flag: "stop-deploys", reason: undefined };
  expect(flagsAfter(first, second)).toEqual(
    new Map([
      ["stop-deploys", { at: first.at, because: "database" }],
      ["no-migrations", { at: second.at, because: "queue" }],
    ]),
  );
  expect(flagsAfter(first, { ...lifted, kind: "flag-lifted" })).toEqual(new Map());
  expect(
    flagsAfter(first, { ...lifted, kind: "flag-lifted" }, second)?.get("stop-deploys"),
  ).toEqual({ at: second.at, because: "queue" });
});
