import { describe, expect, test } from "vitest";
import type { ProbeRun } from "../../src/domain/incident.ts";
import type { Reading } from "../../src/domain/probe/history.ts";
import { before, instant, milliseconds, minutes } from "../../src/domain/time.ts";
import type { ProbeView } from "../../src/render/view.ts";
import { GREEN, incidentAt, PLACE, POLICY, RED, rendererFor } from "./fixture.ts";

const renderer = rendererFor();
const CHOICES = [
  {
    id: "api-degraded",
    title: "API degraded",
    url: `${PLACE.repositoryUrl}/blob/main/runbooks/api-degraded.md`,
  },
];

const RUN: ProbeRun = {
  request: "health-1",
  probe: "health",
  purpose: "question",
  requestedAt: instant("2026-11-21T03:15:30Z"),
  requestedBy: "ana",
  outcome: { kind: "pending" },
};

const probeView = (outcome: ProbeRun["outcome"], rest: Partial<ProbeView> = {}): ProbeView => ({
  place: PLACE,
  run: { ...RUN, outcome },
  title: "API health",
  runUrl: undefined,
  impossible: undefined,
  ...rest,
});

describe("the answer to /probe", () => {
  test("while it runs", () => {
    const view = probeView(
      { kind: "pending" },
      { runUrl: `${PLACE.repositoryUrl}/actions/runs/900` },
    );
    expect(renderer.probe(view)).toMatchInlineSnapshot(`
      "### API health: running

      Asked for by ana at 2026-11-21 03:15:30 UTC. [Follow the run](https://github.com/octo-org/pitpilot/actions/runs/900). The result will stand here."
    `);
  });

  test("while the run's address is not known yet", () => {
    expect(renderer.probe(probeView({ kind: "pending" }))).toMatchInlineSnapshot(`
      "### API health: running

      Asked for by ana at 2026-11-21 03:15:30 UTC. The result will stand here."
    `);
  });

  test("unhealthy", () => {
    const view = probeView({ kind: "reported", report: RED, at: RED.at });
    expect(renderer.probe(view)).toMatchInlineSnapshot(`
      "### 🔴 API health: unhealthy

      status is 503, not 200

      | Assertion | Found | Holds |
      | :-- | :-- | :-- |
      | status is 200 | 503 | **no** |
      | $.overall equals "ok" | "degraded" | **no** |
      | latency is below 2 s | 212 ms | yes |

      Values: \`queue.dead\` 42

      2026-11-21 03:16:10 UTC · answered in 212 ms · attempts: 3 · [run](https://github.com/octo-org/pitpilot/actions/runs/900)"
    `);
  });

  test("healthy", () => {
    const report = {
      ...GREEN,
      assertions: [],
      values: {},
      latency: undefined,
      attempts: undefined,
    };
    const view = probeView({ kind: "reported", report, at: GREEN.at });
    expect(renderer.probe(view)).toMatchInlineSnapshot(`
      "### 🟢 API health: healthy

      all 3 assertions hold

      2026-11-21 03:36:20 UTC · [run](https://github.com/octo-org/pitpilot/actions/runs/901)"
    `);
  });

  test("inconclusive", () => {
    const report = {
      ...RED,
      health: "inconclusive" as const,
      summary: "the secret HEALTHCHECK_SECRET is not set",
      assertions: [],
      values: {},
    };
    const view = probeView({ kind: "reported", report, at: RED.at });
    expect(renderer.probe(view)).toMatchInlineSnapshot(`
      "### ⚪ API health: inconclusive

      the secret HEALTHCHECK_SECRET is not set

      The probe could not look, which says nothing of the service. Say \`/probe health\` to try again.

      2026-11-21 03:16:10 UTC · answered in 212 ms · attempts: 3 · [run](https://github.com/octo-org/pitpilot/actions/runs/900)"
    `);
  });

  test("lost", () => {
    const view = probeView(
      { kind: "lost", why: "it was cancelled", at: RED.at },
      { runUrl: `${PLACE.repositoryUrl}/actions/runs/900` },
    );
    expect(renderer.probe(view)).toMatchInlineSnapshot(`
      "### API health: no report

      The run ended without a report: it was cancelled ([run](https://github.com/octo-org/pitpilot/actions/runs/900))

      This says nothing of the service. Say \`/probe health\` to try again."
    `);
  });

  test("impossible to start", () => {
    const impossible = "Workflow does not have 'workflow_dispatch' trigger";
    expect(renderer.probe(probeView({ kind: "pending" }, { impossible }))).toMatchInlineSnapshot(`
      "### API health: could not be started

      GitHub answered: Workflow does not have 'workflow_dispatch' trigger

      Check that the probe workflow exists on the default branch, has \`workflow_dispatch\` with the inputs the documentation lists, and may be started by this app. Then say \`/probe health\` again."
    `);
  });
});

describe("the answer to /probe says what changed", () => {
  const reading = (minute: number, dead: number, state: string): Reading => ({
    at: before(RED.at, minutes(minute)),
    health: "unhealthy",
    reading: "unhealthy",
    latency: milliseconds(200),
    values: { "queue.dead": dead, state },
  });
  const report = { ...RED, values: { "queue.dead": 42, state: "degraded", version: "2.14.0" } };
  const say = (...earlier: readonly Reading[]): string =>
    renderer.probe(probeView({ kind: "reported", report, at: report.at }, { earlier }));

  test("since the only reading before", () => {
    expect(say(reading(5, 30, "ok"))).toMatchInlineSnapshot(`
      "### 🔴 API health: unhealthy

      status is 503, not 200

      Since the last run:

      - \`queue.dead\` 42, was 30 (+12) 5 min ago
      - \`state\` degraded, was ok 5 min ago

      | Assertion | Found | Holds |
      | :-- | :-- | :-- |
      | status is 200 | 503 | **no** |
      | $.overall equals "ok" | "degraded" | **no** |
      | latency is below 2 s | 212 ms | yes |

      Values: \`version\` 2.14.0

      2026-11-21 03:16:10 UTC · answered in 212 ms · attempts: 3 · [run](https://github.com/octo-org/pitpilot/actions/runs/900)"
    `);
  });

  test("over several readings, with a chart", () => {
    expect(
      say(reading(15, 12, "degraded"), reading(10, 30, "degraded"), reading(5, 42, "degraded")),
    ).toMatchInlineSnapshot(`
      "### 🔴 API health: unhealthy

      status is 503, not 200

      Since the last run:

      - \`queue.dead\` 42, the same as 5 min ago ▁▅██

      | Assertion | Found | Holds |
      | :-- | :-- | :-- |
      | status is 200 | 503 | **no** |
      | $.overall equals "ok" | "degraded" | **no** |
      | latency is below 2 s | 212 ms | yes |

      Values: \`state\` degraded, \`version\` 2.14.0

      \`\`\`mermaid
      xychart-beta
        title "queue.dead"
        x-axis ["03:01", "03:06", "03:11", "03:16"]
        y-axis 0 --> 42
        line [12, 30, 42, 42]
      \`\`\`

      2026-11-21 03:16:10 UTC · answered in 212 ms · attempts: 3 · [run](https://github.com/octo-org/pitpilot/actions/runs/900)"
    `);
  });

  test("of at most four numbers, those that fail first, then those that are new, with their charts folded", () => {
    const values = { a: 1, b: 2, c: 3, d: 4, e: 5 };
    const text = renderer.probe(
      probeView(
        {
          kind: "reported",
          report: {
            ...RED,
            assertions: [
              { assertion: "$.a is above 0", holds: true, found: "1" },
              { assertion: "e is not growing", holds: false, found: "5, was 3 (+2) 5 min ago" },
            ],
            values,
          },
          at: RED.at,
        },
        {
          earlier: [10, 5].map((minute) => ({
            ...reading(minute, 0, ""),
            values: { a: 1, b: 1, c: 1, d: 1, e: 13 - minute },
          })),
        },
      ),
    );
    expect(text.split("\n").filter((line) => line.startsWith("- "))).toEqual([
      "- `e` 5, was 8 (-3) 5 min ago ▁█▄",
      "- `b` 2, was 1 (+1) 5 min ago ▁▁█",
      "- `c` 3, was 1 (+2) 5 min ago ▁▁█",
      "- `d` 4, was 1 (+3) 5 min ago ▁▁█",
    ]);
    expect(text.match(/^```mermaid$/gmu)).toHaveLength(4);
    expect(text).toMatch(/<details><summary>Charts<\/summary>\n\n```mermaid/u);
    expect(text).toMatch(/Values: `a` 1/u);
  });

  test("of no number that was never another one and fails nowhere", () => {
    const flat = { ...GREEN, at: RED.at, values: { exit_code: 0 } };
    const text = renderer.probe(
      probeView(
        { kind: "reported", report: flat, at: flat.at },
        {
          earlier: [10, 5].map((minute) => ({
            ...reading(minute, 0, ""),
            values: { exit_code: 0 },
          })),
        },
      ),
    );
    expect(text).not.toContain("Since the last run");
    expect(text).toContain("Values: `exit_code` 0");
  });

  test("of the address an answer came from, and is silent where it is the same", () => {
    const answered = { ...GREEN, at: RED.at, values: { address: "192.0.2.7", version: "2.14.0" } };
    const told = (was: string) =>
      renderer.probe(
        probeView(
          { kind: "reported", report: answered, at: answered.at },
          { earlier: [{ ...reading(5, 0, ""), values: { address: was, version: "2.14.0" } }] },
        ),
      );
    expect(told("192.0.2.7")).not.toContain("192.0.2.7");
    expect(told("192.0.2.8")).toContain("- `address` 192.0.2.7, was 192.0.2.8 5 min ago");
  });

  test.each([
    [200, false],
    [120, false],
    [112, true],
    [900, true],
  ])("in how long it takes, where people notice: from %d ms", (latency, isTold) => {
    const bare = { ...RED, values: {} };
    const earlier = [{ ...reading(5, 0, ""), latency: milliseconds(latency) }];
    const text = renderer.probe(
      probeView({ kind: "reported", report: bare, at: bare.at }, { earlier }),
    );
    expect(text.includes(`- \`latency\` 212 ms, was ${latency} ms`)).toBe(isTold);
  });
});

describe("the answer of several probes", () => {
  const earlier = [
    {
      at: before(RED.at, minutes(5)),
      health: "healthy",
      reading: "healthy",
      latency: undefined,
      values: { "queue.dead": 40 },
    },
  ] as const;
  const answers = [
    { title: "API health", report: { ...GREEN, at: RED.at }, earlier: [] },
    { title: "Queue", report: { ...RED, probe: "queue" }, earlier },
    {
      title: "Database",
      report: {
        ...RED,
        probe: "db",
        health: "inconclusive" as const,
        summary: "the secret DATABASE_URL is not set",
        assertions: [],
        values: {},
      },
      earlier: [],
    },
  ];

  test("names what needs somebody first, with the rest folded", () => {
    expect(renderer.probes({ place: PLACE, runUrl: RED.runUrl, answers })).toMatchInlineSnapshot(`
      "### 🔴 3 probes: 1 unhealthy, 1 could not look

      | Probe | Health | Why |
      | :-- | :-- | :-- |
      | Queue | 🔴 unhealthy | status is 503, not 200 |
      | Database | ⚪ inconclusive | the secret DATABASE_URL is not set |
      | API health | 🟢 healthy | all 3 assertions hold |

      What could not look says nothing of its service.

      <details><summary>Details</summary>

      #### 🔴 Queue

      Since the last run:

      - \`queue.dead\` 42, was 40 (+2) 5 min ago

      | Assertion | Found | Holds |
      | :-- | :-- | :-- |
      | status is 200 | 503 | **no** |
      | $.overall equals "ok" | "degraded" | **no** |
      | latency is below 2 s | 212 ms | yes |

      \`queue\` · 2026-11-21 03:16:10 UTC · answered in 212 ms · attempts: 3

      #### ⚪ Database

      \`db\` · 2026-11-21 03:16:10 UTC · answered in 212 ms · attempts: 3

      #### 🟢 API health

      | Assertion | Found | Holds |
      | :-- | :-- | :-- |
      | status is 200 | as it should be | yes |
      | $.overall equals "ok" | as it should be | yes |
      | latency is below 2 s | as it should be | yes |

      Values: \`queue.dead\` 0

      \`health\` · 2026-11-21 03:16:10 UTC · answered in 212 ms · attempts: 1

      </details>

      2026-11-21 03:16:10 UTC · [run](https://github.com/octo-org/pitpilot/actions/runs/900)"
    `);
  });

  test("shows what is wrong and folds the healthy rest, where there is much of it", () => {
    const [well, ...wrong] = answers;
    if (well === undefined) throw new Error("none is well");
    const healthy = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        ...well,
        title: `Service ${index + 1}`,
        report: { ...well.report, assertions: well.report.assertions.slice(0, 1) },
      }));
    const print = (count: number): string =>
      renderer.probes({
        place: PLACE,
        runUrl: undefined,
        answers: [...healthy(count), ...wrong],
      });
    expect(print(3)).not.toContain("3 healthy");
    const text = print(8);
    const [head, folded = ""] = text.split("<details><summary>8 healthy</summary>\n\n");
    expect(head).toMatchInlineSnapshot(`
      "### 🔴 10 probes: 1 unhealthy, 1 could not look

      | Probe | Health | Why |
      | :-- | :-- | :-- |
      | Queue | 🔴 unhealthy | status is 503, not 200 |
      | Database | ⚪ inconclusive | the secret DATABASE_URL is not set |

      What could not look says nothing of its service.

      <details><summary>Details</summary>

      #### 🔴 Queue

      Since the last run:

      - \`queue.dead\` 42, was 40 (+2) 5 min ago

      | Assertion | Found | Holds |
      | :-- | :-- | :-- |
      | status is 200 | 503 | **no** |
      | $.overall equals "ok" | "degraded" | **no** |
      | latency is below 2 s | 212 ms | yes |

      \`queue\` · 2026-11-21 03:16:10 UTC · answered in 212 ms · attempts: 3

      #### ⚪ Database

      \`db\` · 2026-11-21 03:16:10 UTC · answered in 212 ms · attempts: 3

      </details>

      "
    `);
    expect(folded.slice(0, folded.indexOf("#### 🟢 Service 3"))).toMatchInlineSnapshot(`
      "| Probe | Health | Why |
      | :-- | :-- | :-- |
      | Service 1 | 🟢 healthy | all 3 assertions hold |
      | Service 2 | 🟢 healthy | all 3 assertions hold |
      | Service 3 | 🟢 healthy | all 3 assertions hold |
      | Service 4 | 🟢 healthy | all 3 assertions hold |
      | Service 5 | 🟢 healthy | all 3 assertions hold |
      | Service 6 | 🟢 healthy | all 3 assertions hold |
      | Service 7 | 🟢 healthy | all 3 assertions hold |
      | Service 8 | 🟢 healthy | all 3 assertions hold |

      #### 🟢 Service 1

      | Assertion | Found | Holds |
      | :-- | :-- | :-- |
      | status is 200 | as it should be | yes |

      Values: \`queue.dead\` 0

      \`health\` · 2026-11-21 03:16:10 UTC · answered in 212 ms · attempts: 1

      #### 🟢 Service 2

      | Assertion | Found | Holds |
      | :-- | :-- | :-- |
      | status is 200 | as it should be | yes |

      Values: \`queue.dead\` 0

      \`health\` · 2026-11-21 03:16:10 UTC · answered in 212 ms · attempts: 1

      "
    `);
    expect(folded.slice(folded.indexOf("#### 🟢 Service 8"))).toMatchInlineSnapshot(`
      "#### 🟢 Service 8

      | Assertion | Found | Holds |
      | :-- | :-- | :-- |
      | status is 200 | as it should be | yes |

      Values: \`queue.dead\` 0

      \`health\` · 2026-11-21 03:16:10 UTC · answered in 212 ms · attempts: 1

      </details>

      2026-11-21 03:16:10 UTC"
    `);
    for (const { title, report } of healthy(8)) {
      expect(folded).toContain(`| ${title} | 🟢 healthy | ${report.summary} |`);
      expect(folded).toContain(`#### 🟢 ${title}\n\n| Assertion |`);
    }
  });

  test("says in few words that all is well", () => {
    const [well] = answers;
    const text = renderer.probes({
      place: PLACE,
      runUrl: undefined,
      answers: well === undefined ? [] : [well, well],
    });
    expect(text.split("\n")[0]).toBe("### 🟢 2 probes: all healthy");
  });
});

describe("the answer to /resolve", () => {
  test("says what it waits for", () => {
    const incident = incidentAt("03:35:00");
    expect(renderer.validation({ place: PLACE, policy: POLICY, incident })).toMatchInlineSnapshot(`
      "### Checking the recovery

      Asked for by ana at 2026-11-21 03:35:00 UTC: Lock released

      The incident is resolved by itself once everything has been healthy for 15 min: \`health\`, read every 5 min. A red reading starts the count again.

      The card above shows how it stands. \`/resolve --now\` with a reason resolves without waiting."
    `);
  });

  test("without a soak, waits for one healthy reading", () => {
    const incident = incidentAt("03:35:00");
    const { validation } = incident;
    if (validation === undefined) throw new Error("a resolution was asked for");
    const unsoaked = {
      ...incident,
      validation: { ...validation, soakFor: minutes(0), note: undefined },
    };
    expect(renderer.validation({ place: PLACE, policy: POLICY, incident: unsoaked }))
      .toMatchInlineSnapshot(`
      "### Checking the recovery

      Asked for by ana at 2026-11-21 03:35:00 UTC.

      The incident is resolved by itself with the first healthy reading of \`health\`. While one is red, it is read again every 5 min.

      The card above shows how it stands. \`/resolve --now\` with a reason resolves without waiting."
    `);
  });
});

describe("a reply", () => {
  test("says what was refused and what to do instead, in order", () => {
    expect(
      renderer.reply({
        place: PLACE,
        to: "zoe",
        parts: [
          {
            kind: "refused",
            said: "/severty sev-1",
            why: "There is no command `/severty`. Did you mean `/severity`?",
          },
          { kind: "refused", said: "/done 9", why: "The checklist has 3 steps." },
        ],
      }),
    ).toMatchInlineSnapshot(`
      "\`/severty sev-1\` was not carried out. There is no command \`/severty\`. Did you mean \`/severity\`?

      \`/done 9\` was not carried out. The checklist has 3 steps."
    `);
  });

  test("to /help", () => {
    const table = "| Command | What it does |\n| :-- | :-- |\n| `/ack` | Takes the incident on |";
    expect(renderer.reply({ place: PLACE, to: "zoe", parts: [{ kind: "help", table }] }))
      .toMatchInlineSnapshot(`
      "### What you can write here

      A command stands at the beginning of a line. Several in one comment are carried out in order.

      | Command | What it does |
      | :-- | :-- |
      | \`/ack\` | Takes the incident on |"
    `);
  });

  test("to /status", () => {
    const incident = incidentAt("03:40:00");
    expect(
      renderer.reply({
        place: PLACE,
        to: "zoe",
        parts: [{ kind: "status", incident, policy: POLICY }],
      }),
    ).toMatchInlineSnapshot(`
      "**🔴 SEV-1 · Monitoring** · Sync jobs

      - Reported 2026-11-21 03:10 UTC by mia, began 2026-11-21 03:02 UTC
      - Lead: ana
      - Scribe: leo
      - Acknowledged by ana after 3 min 35 s
      - Next update due 2026-11-21 03:36 UTC
      - Resolve by 2026-11-21 04:10 UTC
      - Recovery: healthy since 2026-11-21 03:36 UTC; resolves at 2026-11-21 03:51 UTC if it stays so
      - First 10 minutes: 1 of 3 done, 1 skipped
      - API health: 🟢 healthy, 2026-11-21 03:36 UTC: all 3 assertions hold
      - Latest update 2026-11-21 03:21 UTC, ana: The queue stands still. We are releasing the lock."
    `);
  });

  test("to /runbook without an id", () => {
    expect(
      renderer.reply({ place: PLACE, to: "zoe", parts: [{ kind: "runbooks", choices: CHOICES }] }),
    ).toMatchInlineSnapshot(`
      "Runbooks of this repository:

      - [API degraded](https://github.com/octo-org/pitpilot/blob/main/runbooks/api-degraded.md): \`/runbook api-degraded\`"
    `);
  });

  test("to /runbook where there is none", () => {
    expect(
      renderer.reply({ place: PLACE, to: "zoe", parts: [{ kind: "runbooks", choices: [] }] }),
    ).toMatchInlineSnapshot(
      `"This repository has no runbook that can be attached. Put one in the folder its settings name, then write \`/runbook\` again."`,
    );
  });
});

const note = (
  outcome: "completed" | "duplicate" | "not-planned",
  impossible?: string,
  branch?: { readonly name: string; readonly url: string },
): string => renderer.noPostmortem({ place: PLACE, outcome, impossible, branch });

describe("notes", () => {
  test("a report that waits in triage", () => {
    expect(
      renderer.triageNote({
        place: PLACE,
        because: "its author has no write access here",
        choices: [],
      }),
    ).toMatchInlineSnapshot(
      `"Thank you for the report. It waits for a responder, because its author has no write access here. Nobody is called before one of them writes \`/ack\`."`,
    );
  });

  test("an incident without a runbook", () => {
    expect(
      renderer.runbookMissing({
        place: PLACE,
        because: "no runbook names the service Sync jobs",
        choices: CHOICES,
      }),
    ).toMatchInlineSnapshot(`
      "No checklist was attached: no runbook names the service Sync jobs.

      To attach one all the same, write the command behind it:

      - [API degraded](https://github.com/octo-org/pitpilot/blob/main/runbooks/api-degraded.md): \`/runbook api-degraded\`"
    `);
  });

  test("an end without a postmortem", () => {
    expect(
      [
        note("duplicate"),
        note("not-planned"),
        note("completed"),
        note("completed", "GitHub Actions is not permitted to create pull requests."),
        note("completed", "GitHub Actions is not permitted to create pull requests.", {
          name: "sitrep/postmortem-7",
          url: `${PLACE.repositoryUrl}/compare/main...sitrep/postmortem-7?expand=1`,
        }),
      ].join("\n---\n"),
    ).toMatchInlineSnapshot(`
      "Closed as duplicate, so no postmortem is written. The incident it duplicates has the record.
      ---
      Closed as not planned, so no postmortem is written.
      ---
      No postmortem is written for this severity. The record of the incident stays in this issue.
      ---
      The postmortem could not be opened. GitHub answered: GitHub Actions is not permitted to create pull requests.

      Nothing is lost: the incident's record stays in this issue. Once the obstacle is gone, delete this comment, and I try again.
      ---
      The postmortem could not be opened. GitHub answered: GitHub Actions is not permitted to create pull requests.

      It is written, on the branch [\`sitrep/postmortem-7\`](https://github.com/octo-org/pitpilot/compare/main...sitrep/postmortem-7?expand=1). Open the pull request from there, and I follow it to its merge. Or remove the obstacle and delete this comment: then I try again."
    `);
  });

  test("a merged postmortem and its actions", () => {
    expect(
      renderer.merged({
        place: PLACE,
        pull: 13,
        pullUrl: `${PLACE.repositoryUrl}/pull/13`,
        fileUrl: `${PLACE.repositoryUrl}/blob/main/postmortems/2026/2026-11-21-12-sync-queue-stuck.md`,
        mergedBy: "ana",
        actionItems: [
          {
            text: "Release locks of dead workers",
            group: "Code fix",
            owner: "ana",
            due: "2026-12-01",
            isDone: false,
          },
          { text: "Test it", group: "Test added", owner: undefined, due: undefined, isDone: true },
        ],
      }),
    ).toMatchInlineSnapshot(`
      "The postmortem is merged: [read it](https://github.com/octo-org/pitpilot/blob/main/postmortems/2026/2026-11-21-12-sync-queue-stuck.md), pull request [#13](https://github.com/octo-org/pitpilot/pull/13), merged by ana.

      Corrective actions:

      - Release locks of dead workers · Code fix · owner ana, due 2026-12-01
      - (done) Test it · Test added · no owner"
    `);
  });

  test("a merged postmortem without actions, and one closed without a merge", () => {
    const view = {
      place: PLACE,
      pull: 13,
      pullUrl: `${PLACE.repositoryUrl}/pull/13`,
      fileUrl: "",
      mergedBy: undefined,
      actionItems: [],
    };
    expect([renderer.merged(view), renderer.merged({ ...view, isMerged: false })].join("\n---\n"))
      .toMatchInlineSnapshot(`
      "The postmortem is merged: pull request [#13](https://github.com/octo-org/pitpilot/pull/13).

      It names no corrective actions.
      ---
      The postmortem's pull request [#13](https://github.com/octo-org/pitpilot/pull/13) was closed without a merge. Reopen it to go on with it; its branch keeps what was written."
    `);
  });

  test("a page of the ledger", () => {
    expect(renderer.page()).toMatchInlineSnapshot(
      `"This comment only continues the record of the incident card above. Please leave it in place."`,
    );
  });
});
