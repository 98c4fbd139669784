import { readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { DOCUMENTS } from "../../config/documents.ts";
import type { IssueKey } from "../../control/key.ts";
import { incidentsOf } from "../../control/sweep.ts";
import type { World } from "../../control/world.ts";
import { instant } from "../../domain/time.ts";
import { nudgeOf } from "../../github/nudges.ts";
import { takeAlerts, unreadAlerts } from "../alerts.ts";
import { connect } from "../connect.ts";
import { createMemory } from "../../control/memory.ts";
import { issueOf } from "../issue.ts";
import type { Job } from "../job.ts";
import type { Outcome, PassSummary } from "../outcome.ts";
import { passFor } from "../pass.ts";
import { readTemplates } from "../../files/read-templates.ts";

/** Events that are about no issue in particular: all incidents get a pass. */
const SWEEPS = new Set(["schedule", "workflow_dispatch", "repository_dispatch"]);

/**
 * Brings the incident an event is about to the state it should be in, or all incidents when a clock started the run.
 * A pass does whatever is outstanding on its issue, so it does not matter which events were cancelled or lost.
 */
export async function respond(job: Job): Promise<Outcome> {
  const world: World = {
    forge: connect(job),
    clock: () => instant(Date.now()),
    documents: DOCUMENTS,
    memory: createMemory(),
    templates: await readTemplates(job.templates),
    log: job.log,
  };
  const payload = await payloadOf(job);
  const received = await takeAlerts(job.repo, { name: job.event.name, payload }, world);
  const keys =
    received === undefined
      ? await keysOf(job, payload, world)
      : received.opened.map((number) => ({ ...job.repo, number }));
  const passes = [];
  for (const key of keys) {
    // One after the other: all of them share the hourly limit of one token.
    // oxlint-disable-next-line no-await-in-loop
    passes.push(await passFor(key, world, (span) => setTimeout(span)));
  }
  const summaries = passes.map(({ summary }) => summary);
  const unread = received === undefined ? undefined : unreadAlerts(received);
  const failures = [
    ...(unread === undefined ? [] : [unread]),
    ...passes.flatMap(({ failure }) => failure ?? []),
  ];
  return {
    result: {
      schema_version: 1,
      mode: "respond",
      ...(unread === undefined
        ? verdictOf(summaries)
        : { decision: "failed", reason_code: "alerts_unread" }),
      passes: summaries,
      ...(received === undefined
        ? {}
        : {
            alerts: {
              read: received.read,
              opened: received.opened,
              changed: received.changed,
            },
          }),
    },
    outputs: {},
    summary: undefined,
    failure: failures.length === 0 ? undefined : failures.join(" "),
  };
}

async function payloadOf({ event: { path } }: Job): Promise<unknown> {
  return path === undefined ? {} : (JSON.parse(await readFile(path, "utf8")) as unknown);
}

async function keysOf(job: Job, payload: unknown, world: World): Promise<readonly IssueKey[]> {
  const named = issueOf(job);
  if (named !== undefined) return [named];
  const { name } = job.event;
  if (SWEEPS.has(name)) return await incidentsOf(job.repo, world);
  const nudge = nudgeOf(name, payload, world.forge.self);
  return nudge === undefined ? [] : [nudge.key];
}

function verdictOf(passes: readonly PassSummary[]) {
  const decisions = new Set(passes.map(({ decision }) => decision));
  if (decisions.has("failed")) return { decision: "failed", reason_code: "pass_failed" } as const;
  if (decisions.has("changed")) return { decision: "changed", reason_code: "passes_done" } as const;
  if (decisions.has("settled")) return { decision: "settled", reason_code: "passes_done" } as const;
  return { decision: "ignored", reason_code: "no_issue_concerned" } as const;
}
