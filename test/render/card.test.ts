import { describe, expect, test } from "vitest";
import type { IncidentEvent } from "../../src/domain/event.ts";
import type { ProbeRun } from "../../src/domain/incident.ts";
import type { Health } from "../../src/domain/probe/report.ts";
import { instant } from "../../src/domain/time.ts";
import { cardView, EVENTS, incidentAt, RED, rendererFor } from "./fixture.ts";

const { card } = rendererFor();

describe("the card", () => {
  test("says what a report says, and what is due", () => {
    expect(card(cardView(incidentAt("03:10:06")))).toMatchInlineSnapshot(`
      "## 🔴 SEV-1 · Investigating

      | Service | Sync jobs |
      | :-- | :-- |
      | Severity | SEV-1. The report was not sure between SEV-1 and SEV-2, so it is taken as SEV-1; \`/severity\` changes it. |
      | Lead | nobody yet; \`/lead\` takes it |
      | Began | 2026-11-21 03:02 UTC |
      | Reported | 2026-11-21 03:10 UTC by mia |
      | Acknowledge by | 2026-11-21 03:15 UTC |
      | Next update due | 2026-11-21 03:25 UTC |
      | Resolve by | 2026-11-21 04:10 UTC |
      | Checklist | [First 10 minutes](https://github.com/octo-org/pitpilot/issues/12#issuecomment-2): 0 of 3 done |

      \`/help\` in a comment lists what you can do here."
    `);
  });

  test("shows who leads, what was found and how far people are", () => {
    expect(card(cardView(incidentAt("03:31:00")))).toMatchInlineSnapshot(`
      "## 🔴 SEV-1 · Identified

      | Service | Sync jobs |
      | :-- | :-- |
      | Severity | SEV-1. The report was not sure between SEV-1 and SEV-2, so it is taken as SEV-1; \`/severity\` changes it. |
      | Lead | ana |
      | Scribe | leo |
      | Began | 2026-11-21 03:02 UTC |
      | Reported | 2026-11-21 03:10 UTC by mia |
      | Acknowledged | by ana after 3 min 35 s (target 5 min) |
      | Next update due | 2026-11-21 03:36 UTC |
      | Resolve by | 2026-11-21 04:10 UTC |
      | Checklist | [First 10 minutes](https://github.com/octo-org/pitpilot/issues/12#issuecomment-2): 1 of 3 done, 1 skipped |
      | [API health](https://github.com/octo-org/pitpilot/issues/12#issuecomment-3) | 🔴 unhealthy, 2026-11-21 03:16 UTC: status is 503, not 200 |
      | Endpoints | POST /api/events/sync |
      | Blast radius | about 40 teams |

      **Latest update**, 2026-11-21 03:21 UTC, ana: The queue stands still. We are releasing the lock.

      \`/help\` in a comment lists what you can do here."
    `);
  });

  test("names the runbooks of lists that are called alike", () => {
    const incident = incidentAt("03:10:06");
    const [list] = incident.checklists;
    if (list === undefined) throw new Error("nothing is attached");
    const ref = { ...list.ref, id: "c2", runbookTitle: "Database *down*" };
    const text = card(cardView({ ...incident, checklists: [list, { ...list, ref }] }));
    const rows = text.split("\n").filter((line) => line.startsWith("| Checklist |"));
    expect(rows).toEqual([
      "| Checklist | [First 10 minutes (Sync queue stuck)](https://github.com/octo-org/pitpilot/issues/12#issuecomment-2): 0 of 3 done |",
      "| Checklist | First 10 minutes (Database \\*down\\*): 0 of 3 done |",
    ]);
  });

  test("shows what is wrong and folds the healthy probes, where there are many", () => {
    const incident = incidentAt("03:31:00");
    const runs = (count: number, health: Health): readonly ProbeRun[] =>
      Array.from({ length: count }, (_, index) => ({
        request: `${health}-${index}`,
        probe: `${health} ${index + 1}`,
        purpose: "triage",
        group: "triage-open",
        requestedAt: RED.at,
        requestedBy: undefined,
        outcome: {
          kind: "reported",
          at: RED.at,
          report: { ...RED, health, summary: `it is ${health}`, values: {} },
        },
      }));
    const probeRuns = [...incident.probeRuns, ...runs(8, "healthy"), ...runs(1, "inconclusive")];
    expect(card(cardView({ ...incident, probeRuns }))).toMatchInlineSnapshot(`
      "## 🔴 SEV-1 · Identified

      | Service | Sync jobs |
      | :-- | :-- |
      | Severity | SEV-1. The report was not sure between SEV-1 and SEV-2, so it is taken as SEV-1; \`/severity\` changes it. |
      | Lead | ana |
      | Scribe | leo |
      | Began | 2026-11-21 03:02 UTC |
      | Reported | 2026-11-21 03:10 UTC by mia |
      | Acknowledged | by ana after 3 min 35 s (target 5 min) |
      | Next update due | 2026-11-21 03:36 UTC |
      | Resolve by | 2026-11-21 04:10 UTC |
      | Checklist | [First 10 minutes](https://github.com/octo-org/pitpilot/issues/12#issuecomment-2): 1 of 3 done, 1 skipped |
      | [API health](https://github.com/octo-org/pitpilot/issues/12#issuecomment-3) | 🔴 unhealthy, 2026-11-21 03:16 UTC: status is 503, not 200 |
      | inconclusive 1 | ⚪ inconclusive, 2026-11-21 03:16 UTC: it is inconclusive |
      | Endpoints | POST /api/events/sync |
      | Blast radius | about 40 teams |

      **Latest update**, 2026-11-21 03:21 UTC, ana: The queue stands still. We are releasing the lock.

      <details><summary>8 healthy probes</summary>

      | Probe | Reading |
      | :-- | :-- |
      | healthy 1 | 🟢 healthy, 2026-11-21 03:16 UTC: it is healthy |
      | healthy 2 | 🟢 healthy, 2026-11-21 03:16 UTC: it is healthy |
      | healthy 3 | 🟢 healthy, 2026-11-21 03:16 UTC: it is healthy |
      | healthy 4 | 🟢 healthy, 2026-11-21 03:16 UTC: it is healthy |
      | healthy 5 | 🟢 healthy, 2026-11-21 03:16 UTC: it is healthy |
      | healthy 6 | 🟢 healthy, 2026-11-21 03:16 UTC: it is healthy |
      | healthy 7 | 🟢 healthy, 2026-11-21 03:16 UTC: it is healthy |
      | healthy 8 | 🟢 healthy, 2026-11-21 03:16 UTC: it is healthy |

      </details>

      \`/help\` in a comment lists what you can do here."
    `);
    const few = [...incident.probeRuns, ...runs(3, "healthy")];
    expect(card(cardView({ ...incident, probeRuns: few }))).not.toContain("<details>");
  });

  test("says since when it is healthy and when it resolves", () => {
    expect(card(cardView(incidentAt("03:40:00")))).toMatchInlineSnapshot(`
      "## 🔴 SEV-1 · Monitoring

      | Service | Sync jobs |
      | :-- | :-- |
      | Severity | SEV-1. The report was not sure between SEV-1 and SEV-2, so it is taken as SEV-1; \`/severity\` changes it. |
      | Lead | ana |
      | Scribe | leo |
      | Began | 2026-11-21 03:02 UTC |
      | Reported | 2026-11-21 03:10 UTC by mia |
      | Acknowledged | by ana after 3 min 35 s (target 5 min) |
      | Next update due | 2026-11-21 03:36 UTC |
      | Resolve by | 2026-11-21 04:10 UTC |
      | Mitigated | 2026-11-21 03:36 UTC |
      | Recovery | healthy since 2026-11-21 03:36 UTC; resolves at 2026-11-21 03:51 UTC if it stays so |
      | Checklist | [First 10 minutes](https://github.com/octo-org/pitpilot/issues/12#issuecomment-2): 1 of 3 done, 1 skipped |
      | API health | 🟢 healthy, 2026-11-21 03:36 UTC: all 3 assertions hold |
      | Endpoints | POST /api/events/sync |
      | Blast radius | about 40 teams |

      **Latest update**, 2026-11-21 03:21 UTC, ana: The queue stands still. We are releasing the lock.

      \`/help\` in a comment lists what you can do here."
    `);
  });

  test("is calm once users are well", () => {
    expect(card(cardView(incidentAt()))).toMatchInlineSnapshot(`
      "## Resolved after 42 min

      | Service | Sync jobs |
      | :-- | :-- |
      | Severity | SEV-1 |
      | Lead | ana |
      | Scribe | leo |
      | Began | 2026-11-21 03:02 UTC |
      | Reported | 2026-11-21 03:10 UTC by mia |
      | Acknowledged | by ana after 3 min 35 s (target 5 min) |
      | Mitigated | 2026-11-21 03:36 UTC, after 26 min |
      | Resolved | 2026-11-21 03:52 UTC by ana |
      | Checklist | [First 10 minutes](https://github.com/octo-org/pitpilot/issues/12#issuecomment-2): 1 of 3 done, 1 skipped |
      | Postmortem | [#13](https://github.com/octo-org/pitpilot/pull/13) |
      | Endpoints | POST /api/events/sync |
      | Blast radius | about 40 teams |

      **Last update**, 2026-11-21 03:21 UTC, ana: The queue stands still. We are releasing the lock.

      If it comes back: \`/reopen\` and the reason. \`/help\` lists what else you can do here."
    `);
  });

  test("is the same text while the postmortem is open and once it is merged", () => {
    expect(card(cardView(incidentAt("08:59:59")))).toBe(card(cardView(incidentAt("09:00:01"))));
  });

  test("says when a postmortem is due that is not there yet", () => {
    expect(card(cardView(incidentAt("03:52:01")))).toContain(
      "| Postmortem | due by 2026-11-22 03:52 UTC |",
    );
  });

  test("says when the postmortem was closed without a merge", () => {
    const events = EVENTS.filter(({ kind }) => kind !== "postmortem-merged");
    const declined: IncidentEvent = {
      kind: "postmortem-declined",
      at: instant("2026-11-21T10:00:00Z"),
      by: "ana",
      pull: 13,
    };
    expect(card(cardView(incidentAt("23:00:00", [...events, declined])))).toContain(
      "/pull/13), closed without a merge |",
    );
  });

  test("has a form of its own for what was no incident", () => {
    const closed: IncidentEvent = {
      kind: "closed",
      at: instant("2026-11-21T03:20:00Z"),
      by: "ana",
      outcome: "duplicate",
    };
    const events = [...EVENTS.slice(0, 2), closed];
    expect(card(cardView(incidentAt("03:21:00", events)))).toMatchInlineSnapshot(`
      "## Closed: duplicate

      | Service | Sync jobs |
      | :-- | :-- |
      | Severity | SEV-1 |
      | Reported | 2026-11-21 03:10 UTC by mia |
      | Closed | 2026-11-21 03:20 UTC |

      No postmortem follows. If this was a mistake: \`/reopen\` and the reason."
    `);
  });

  test("waits in triage without a lead", () => {
    const [declared, ...rest] = EVENTS;
    if (declared?.kind !== "declared") throw new Error("the first event declares");
    const events = [{ ...declared, isTriaged: true }, ...rest];
    expect(card(cardView(incidentAt("03:10:05", events)))).toMatchInlineSnapshot(`
      "## 🔴 SEV-1 · In triage

      | Service | Sync jobs |
      | :-- | :-- |
      | Severity | SEV-1. The report was not sure between SEV-1 and SEV-2, so it is taken as SEV-1; \`/severity\` changes it. |
      | Lead | nobody yet; \`/lead\` takes it |
      | Began | 2026-11-21 03:02 UTC |
      | Reported | 2026-11-21 03:10 UTC by mia |
      | Acknowledge by | 2026-11-21 03:15 UTC |
      | Resolve by | 2026-11-21 04:10 UTC |
      | Checklist | [First 10 minutes](https://github.com/octo-org/pitpilot/issues/12#issuecomment-2): 0 of 3 done |

      Waiting for a responder. \`/ack\` takes it on; until then nobody is called."
    `);
  });

  test("folds what somebody should mend in the repository's files", () => {
    const view = {
      ...cardView(incidentAt("03:10:06")),
      configNotice: "The newest version cannot be used, so the one before it is in force.",
      diagnostics: [
        {
          file: ".github/incidents.yml",
          line: 3,
          column: 5,
          severity: "error" as const,
          code: "config/unknown-key",
          message: "There is no key `severitys`.",
          hint: "Did you mean `severities`?",
        },
      ],
    };
    expect(card(view).split("\n").slice(-12).join("\n")).toMatchInlineSnapshot(`
      "| Resolve by | 2026-11-21 04:10 UTC |
      | Checklist | [First 10 minutes](https://github.com/octo-org/pitpilot/issues/12#issuecomment-2): 0 of 3 done |

      **Settings:** The newest version cannot be used, so the one before it is in force.

      <details><summary>Problems in this repository's files: 1</summary>

      - \`.github/incidents.yml\`, line 3, column 5: There is no key \\\`severitys\\\`. Did you mean \\\`severities\\\`?

      </details>

      \`/help\` in a comment lists what you can do here."
    `);
  });

  test("says that an acknowledgement came late", () => {
    const events = EVENTS.map((event) =>
      event.kind === "acknowledged" ? { ...event, at: instant("2026-11-21T03:16:30Z") } : event,
    );
    expect(card(cardView(incidentAt("03:20:00", events)))).toContain(
      "by ana after 6 min 25 s (target 5 min, missed)",
    );
  });
});

describe("the triage on the card", () => {
  const at = instant("2026-11-21T03:18:00Z");
  const decided = (
    changes: Partial<Extract<IncidentEvent, { kind: "triage-decided" }>> = {},
  ): readonly IncidentEvent[] => [
    ...EVENTS.filter((event) => event.at < at),
    {
      kind: "triage-decided",
      at,
      by: undefined,
      request: "triage-open",
      branch: "database",
      title: "The database is down",
      because: ["db_ok is false", "queue_depth.queued is 512, above 100"],
      flags: ["stop-deploys"],
      ...changes,
    },
  ];
  const rows = (events: readonly IncidentEvent[], locale = "en"): readonly string[] =>
    rendererFor(locale)
      .card(cardView(incidentAt("03:19:00", events)))
      .split("\n")
      .filter((row) => /^\| (?:Triage|Ocena|Stop)/u.test(row));

  test("says what it came to, and which flags are up", () => {
    expect(rows(decided())).toEqual([
      "| Triage | The database is down, 2026-11-21 03:18 UTC: db_ok is false; queue_depth.queued is 512, above 100 |",
      "| Stop deploys | up since 2026-11-21 03:18 UTC, because The database is down; `/flag lift stop-deploys` takes it down |",
    ]);
    expect(rows(decided(), "pl")).toEqual([
      "| Ocena sytuacji | The database is down, 2026-11-21 03:18 UTC: db_ok is false; queue_depth.queued is 512, above 100 |",
      "| Stop deploys | obowiązuje od 2026-11-21 03:18 UTC, powód: The database is down; zdejmuje to `/flag lift stop-deploys` |",
    ]);
  });

  test("says that no branch fits, and is silent where there was nothing to look at", () => {
    const none = { branch: undefined, title: "", flags: [] };
    expect(rows(decided({ ...none, because: ["db_ok is true"] }))).toEqual([
      "| Triage | no branch fits the numbers, 2026-11-21 03:18 UTC: db_ok is true |",
    ]);
    expect(rows(decided({ ...none, because: [] }))).toEqual([]);
  });

  test("nothing in the numbers is markup, mentions anybody or breaks the row", () => {
    const state = 'state is "a | b `c` @grace #12 <b>\\n"';
    const [row = ""] = rows(decided({ because: [state] }));
    expect(row).toBe(
      '| Triage | The database is down, 2026-11-21 03:18 UTC: state is "a \\| b \\`c\\` @&#8203;grace #&#8203;12 &lt;b&gt;\\\\n" |',
    );
  });
});

describe("a number that was read three times", () => {
  const read = (count: number): readonly IncidentEvent[] =>
    Array.from({ length: count }, (_, index): readonly IncidentEvent[] => {
      const at = instant(`2026-11-21T03:1${5 + index}:00Z`);
      const request = `r${index}`;
      const asked = { at, by: "ana", probe: "health", request } as const;
      return [
        { kind: "probe-requested", ...asked, purpose: "question" },
        {
          kind: "probe-reported",
          at,
          by: undefined,
          request,
          report: { ...RED, request, at, values: { "queue.dead": 10 * (index + 1), state: "ill" } },
        },
      ];
    }).flat();
  const [declared] = EVENTS;
  const row = (count: number): string =>
    card(
      cardView(incidentAt("03:19:00", declared === undefined ? [] : [declared, ...read(count)])),
    ).match(/^\| API health .*/mu)?.[0] ?? "";

  test("shows its course in the row of the probe, and fewer readings show none", () => {
    expect(row(3)).toBe(
      "| API health | 🔴 unhealthy, 2026-11-21 03:17 UTC: status is 503, not 200 · `queue.dead` 30 ▁▅█ |",
    );
    expect(row(2)).toBe(
      "| API health | 🔴 unhealthy, 2026-11-21 03:16 UTC: status is 503, not 200 |",
    );
  });
});
