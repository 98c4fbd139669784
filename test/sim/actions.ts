import { nudgeOf } from "../../src/github/nudges.ts";
import { textAt, valueAt } from "../../src/github/payload.ts";
import { createActivity } from "../github/runner/activity.ts";
import { createConcurrencyGroups } from "../github/runner/concurrency.ts";
import type { RunnerHost, TriggerEvent, WorkflowRunner } from "../github/actions.ts";
import { ACTIONS_IDENTITY } from "../../src/github/identity.ts";
import type { Job } from "./job.ts";

/** What happens on an issue and starts `respond.yml`, as the workflow in `examples/` says. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  issues: [
    "opened",
    "edited",
    "closed",
    "reopened",
    "labeled",
    "unlabeled",
    "assigned",
    "unassigned",
  ],
  issue_comment: ["created", "edited", "deleted"],
  pull_request: ["closed", "reopened"],
};

/** What runs in a workflow: jobs of the Action in this process, whose machines the weather can stop. */
export interface ActionsOptions {
  readonly host: RunnerHost;
  /** Whether the repository has `respond.yml`. */
  readonly hasRespond: boolean;
  readonly probe: Job;
  readonly respond: Job;
}

/** A runner of the two workflows of the product. */
export function createActions(options: ActionsOptions): WorkflowRunner {
  const { host } = options;
  const activity = createActivity();
  const groups = createConcurrencyGroups(activity);
  const perform = async (event: TriggerEvent, runId: number, job: Job): Promise<void> => {
    const conclusion = await job(event, runId);
    host.updateRun(runId, { status: "completed", conclusion });
  };
  const startProbe = async (event: TriggerEvent): Promise<void> => {
    const { probe = "", issue = "", request = "" } = event.inputs ?? {};
    const runId = event.runId ?? 0;
    host.updateRun(runId, { displayTitle: `probe ${probe} · #${issue} · ${request}` });
    await perform(event, runId, options.probe);
  };
  const startRespond = async (event: TriggerEvent): Promise<void> => {
    const runId = event.runId ?? createRun(host, event);
    const member = { cancel: () => {} };
    const group = groupOf(event);
    if (await groups.enter(group, member, false)) await perform(event, runId, options.respond);
    else host.updateRun(runId, { status: "completed", conclusion: "cancelled" });
    groups.leave(group, member);
  };
  const start = async (event: TriggerEvent): Promise<void> => {
    activity.begin();
    if (event.workflow === "probe.yml") await startProbe(event);
    else if (options.hasRespond && startsRespond(event)) await startRespond(event);
    activity.end();
  };
  return { trigger: (event) => void start(event), idle: activity.idle, isIdle: activity.isIdle };
}

function startsRespond({ name, action, workflow, payload }: TriggerEvent): boolean {
  if (name === "schedule" || workflow === "respond.yml") return true;
  if (TYPES[name]?.includes(action ?? "") !== true) return false;
  if (valueAt(payload, "issue", "pull_request") !== undefined) return false;
  const head = textAt(payload, "pull_request", "head", "ref");
  return name !== "pull_request" || head?.startsWith("sitrep/") === true;
}

/** One run at a time for each issue, and one that waits. */
function groupOf({ inputs, name, payload }: TriggerEvent): string {
  const head = textAt(payload, "pull_request", "head", "ref");
  const asked = inputs?.["issue"] ?? "";
  if (asked !== "") return `sitrep-${asked}`;
  if (head !== undefined) return `sitrep-${head}`;
  return `sitrep-${nudgeOf(name, payload, ACTIONS_IDENTITY)?.key.number ?? "sweep"}`;
}

function createRun(host: RunnerHost, event: TriggerEvent): number {
  return host.createRun({
    repository: event.repository,
    workflowPath: ".github/workflows/respond.yml",
    name: "respond",
    displayTitle: "respond",
    event: event.name,
    actor: event.actor,
    headBranch: host.defaultBranch(event.repository),
    headSha: event.sha,
  }).id;
}
