import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readActionItems } from "../../src/domain/postmortem/action-items.ts";
import { incidentAt, postmortemView, rendererFor } from "./fixture.ts";

const renderer = rendererFor();
const view = postmortemView(incidentAt("03:52:01"));

const frontMatter = (file: string): unknown => parse(file.split("\n---\n")[0]?.slice(4) ?? "");

describe("the postmortem", () => {
  test("tells what the machine knows and asks for the rest", () => {
    expect(renderer.postmortem(view)).toMatchInlineSnapshot(`
      "---
      title: "Sync queue stuck"
      incident: 12
      incident_url: "https://github.com/octo-org/pitpilot/issues/12"
      date: "2026-11-21"
      severity: "SEV-1"
      service: "Sync jobs"
      lead: "ana"
      started_at: "2026-11-21T03:02:00Z"
      opened_at: "2026-11-21T03:10:05Z"
      acknowledged_at: "2026-11-21T03:13:40Z"
      mitigated_at: "2026-11-21T03:36:22Z"
      resolved_at: "2026-11-21T03:52:00Z"
      time_to_detect: "PT8M5S"
      time_to_acknowledge: "PT3M35S"
      time_to_mitigate: "PT26M17S"
      time_to_resolve: "PT41M55S"
      status: draft
      ---

      # Postmortem: Sync queue stuck

      Incident [#12](https://github.com/octo-org/pitpilot/issues/12), SEV-1, Sync jobs. Everything below was recorded while it ran, except where a line says **To write**.

      ## Summary

      **To write:** what happened, in three sentences that somebody outside the team understands.

      ## Impact

      **To write:** who could not do what, how many, for how long.

      What the report said:

      | Question | Answer |
      | :-- | :-- |
      | What is happening? | Sync jobs do not finish |
      | Impact | Teams at the event see no scores |

      Facts on record:

      | Fact | Value |
      | :-- | :-- |
      | endpoints | POST /api/events/sync |
      | blast radius | about 40 teams |

      ## Timeline (UTC)

      | Time | Who | What |
      | :-- | :-- | :-- |
      | 2026-11-21 03:10:05 | mia | Reported as SEV-1. Service: Sync jobs. Not sure between SEV-1 and SEV-2, taken as SEV-1. Began at 2026-11-21 03:02:00 UTC by the report. |
      | 2026-11-21 03:10:05 |  | Runbook attached: Sync queue stuck, because it is the runbook of the service Sync jobs. |
      | 2026-11-21 03:13:40 | ana | Acknowledged. |
      | 2026-11-21 03:13:40 | ana | Lead: ana. |
      | 2026-11-21 03:14:02 | ana | Role scribe taken by leo. |
      | 2026-11-21 03:14:30 |  | Step 1 of “First 10 minutes” done. (Ticked in the checklist.) |
      | 2026-11-21 03:15:30 | ana | Probe health asked for. |
      | 2026-11-21 03:16:12 |  | Probe health unhealthy: status is 503, not 200 |
      | 2026-11-21 03:17:00 | leo | Fact on record: endpoints = POST /api/events/sync |
      | 2026-11-21 03:17:20 | leo | Fact on record: blast radius = about 40 teams |
      | 2026-11-21 03:20:00 | ana | Status: Identified. A lock is held by a dead worker |
      | 2026-11-21 03:21:00 | ana | Update: The queue stands still. We are releasing the lock. |
      | 2026-11-21 03:30:00 | leo | Step 3 of “First 10 minutes” skipped. Reason: no dead letters |
      | 2026-11-21 03:35:00 | ana | Resolution asked for; checking the recovery. Lock released |
      | 2026-11-21 03:35:00 |  | Probe health started to check the recovery. |
      | 2026-11-21 03:36:22 |  | Probe health healthy: all 3 assertions hold |
      | 2026-11-21 03:52:00 | ana | Resolved. |
      | 2026-11-21 03:52:01 | ana | Issue closed as completed. |

      <details><summary>Commands that were refused: 1</summary>

      | Time | Who | Command | Answer |
      | :-- | :-- | :-- | :-- |
      | 2026-11-21 03:13:00 | zoe | \`/severty 1\` | There is no command \`/severty\`. Did you mean \`/severity\`? |

      </details>

      ## Durations

      | From | To | Took | Target |
      | :-- | :-- | :-- | :-- |
      | Beginning, 2026-11-21 03:02:00 UTC | Report, 2026-11-21 03:10:05 UTC | 8 min 5 s | |
      | Report | Acknowledgement, 2026-11-21 03:13:40 UTC | 3 min 35 s | 5 min |
      | Report | Mitigation, 2026-11-21 03:36:22 UTC | 26 min 17 s | |
      | Report | Resolution, 2026-11-21 03:52:00 UTC | 41 min 55 s | 1 h |

      ## Detection

      Reported by mia at 2026-11-21 03:10:05 UTC, 8 min 5 s after the beginning.

      **To write:** what noticed it first, a person or an alert? Was that in time?

      ## Root cause

      **To write:** the change or condition without which this would not have happened.

      ## Contributing factors

      **To write:** what made it likelier, larger or longer.

      ## What went well

      **To write**

      ## What went wrong

      **To write**

      ## Where we were lucky

      **To write**

      ## Checklist outcome

      ### First 10 minutes

      From [Sync queue stuck](https://github.com/octo-org/pitpilot/blob/4f1c2d3e5a6b7c8d9e0f4f1c2d3e5a6b7c8d9e0f/runbooks/sync-queue.md), attached because it is the runbook of the service Sync jobs.

      | Step | What | State | Who | Time | Reason |
      | :-- | :-- | :-- | :-- | :-- | :-- |
      | 1 | Acknowledge and name an **incident lead** | done |  | 2026-11-21 03:14:30 |  |
      | 2 | Probe \`GET /api/health\`, see the [dashboard](https://pitpilot.example/board) | open |  |  |  |
      | 3 | Requeue dead-letter jobs | skipped | leo | 2026-11-21 03:30:00 | no dead letters |

      ## Probe evidence

      | Time | Probe | Health | Why | Values | Latency | Attempts |
      | :-- | :-- | :-- | :-- | :-- | :-- | :-- |
      | 2026-11-21 03:16:10 | [API health](https://github.com/octo-org/pitpilot/actions/runs/900) | unhealthy | status is 503, not 200 | queue.dead = 42 | 212 ms | 3 |
      | 2026-11-21 03:36:20 | [API health](https://github.com/octo-org/pitpilot/actions/runs/901) | healthy | all 3 assertions hold | queue.dead = 0 | 212 ms | 1 |

      ## Runbook evaluation

      - [Sync queue stuck](https://github.com/octo-org/pitpilot/blob/4f1c2d3e5a6b7c8d9e0f4f1c2d3e5a6b7c8d9e0f/runbooks/sync-queue.md), First 10 minutes: 1 of 3 steps done, 1 skipped, 1 left open

      **To write:** did it help? Which step was missing, wrong or in the wrong place?

      ## Corrective actions

      <!-- One line for each action, with an owner and a date, for example:
      - [ ] Alert when the oldest waiting job is older than 5 minutes (@ana, due 2026-12-01)
      -->

      ### Code fix

      - [ ] …

      ### Alert or runbook update

      - [ ] …

      ### Test added

      - [ ] …
      "
    `);
  });

  test.each([
    "quotes \" and ' and \\",
    "colon: # hash",
    "two\nlines\r\n---\n",
    "🔥 emoji \u{1F600}",
    "\u0000 \u0085 \u2028 \ufeff \ud800 control",
    "",
    "- [x] {{title}} ${{ x }} @ana",
  ])("has front matter that holds the title %j as it is", (issueTitle) => {
    const file = renderer.postmortem({ ...view, place: { ...view.place, issueTitle } });
    expect(frontMatter(file)).toMatchObject({
      title: issueTitle.toWellFormed(),
      incident: 12,
      time_to_resolve: "PT41M55S",
      status: "draft",
    });
  });

  test("names no action before people do", () => {
    expect(readActionItems(renderer.postmortem(view))).toEqual([]);
  });

  test("keeps actions people add where they can be read", () => {
    const file = renderer
      .postmortem(view)
      .replace(
        "### Test added\n\n- [ ] …",
        "### Test added\n\n- [ ] Play it (@leo, due 2026-12-24)",
      );
    expect(readActionItems(file)).toEqual([
      { text: "Play it", group: "Test added", owner: "leo", due: "2026-12-24", isDone: false },
    ]);
  });

  test("is told of in a pull request", () => {
    const { title, body } = renderer.pullRequest(view);
    expect(`${title}\n\n${body}`).toMatchInlineSnapshot(`
      "Postmortem of #12: Sync queue stuck

      The postmortem of [#12](https://github.com/octo-org/pitpilot/issues/12): SEV-1, Sync jobs, resolved after 41 min 55 s.

      \`postmortems/2026/2026-11-21-12-sync-queue-stuck.md\` already has the timeline, the durations, the checklist outcome and the probe evidence. What a machine cannot know is left to you:

      - **Summary**, **Impact** and **Detection** in your words
      - **Root cause** and **Contributing factors**
      - **What went well**, **what went wrong**, **where we were lucky**
      - **Corrective actions**, each with an owner and a date

      Edit the file on this branch; what you write is never overwritten. The review is with ana, who led the incident. It is due by 2026-11-22 03:52:00 UTC. Merging it ends the incident."
    `);
  });

  test("has a title that is one line and calls nobody", () => {
    const place = { ...view.place, issueTitle: "a\nb @ana" };
    expect(renderer.pullRequest({ ...view, place }).title).toBe(
      "Postmortem of #12: a b @\u200bana",
    );
    expect(renderer.pullRequest({ ...view, place: { ...place, issueTitle: " " } }).title).toBe(
      "Postmortem of #12",
    );
  });
});

test("an answer that the form put into a code block is code in its table, too", () => {
  const alert = { label: "Alert", answer: "```text\nQueue | depth 4210\nabove 500\n```" };
  expect(renderer.postmortem({ ...view, answers: [alert] })).toContain(
    "| Alert | `Queue \\| depth 4210 above 500` |",
  );
});
