import { describe, expect, test } from "vitest";
import type { ProbeRun } from "../../src/domain/incident.ts";
import { instant, minutes } from "../../src/domain/time.ts";
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
