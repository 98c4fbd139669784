import picomatch from "picomatch";
import { z } from "zod";
import type { TriggerEvent } from "../actions.ts";
import type { Filter, Workflow } from "./workflow.ts";

/** Activity types an event has when `types:` is not written. */
const DEFAULT_TYPES: Readonly<Record<string, readonly string[]>> = {
  pull_request: ["opened", "synchronize", "reopened"],
  pull_request_target: ["opened", "synchronize", "reopened"],
};

/** The only events that a `GITHUB_TOKEN` can start workflows with. */
const DISPATCHES: readonly string[] = ["workflow_dispatch", "repository_dispatch"];

const Compared = z.union([
  z
    .object({
      pull_request: z.object({
        base: z.object({ sha: z.string() }),
        head: z.object({ sha: z.string() }),
      }),
    })
    .transform(({ pull_request: pull }) => ({ before: pull.base.sha, after: pull.head.sha })),
  z.object({ before: z.string(), after: z.string() }),
]);

const Base = z.object({ pull_request: z.object({ base: z.object({ ref: z.string() }) }) });
const Followed = z.object({ workflow_run: z.object({ name: z.string() }) });
const Cron = z.object({ schedule: z.string() });

/** Tells whether an event can start anything: what `GITHUB_TOKEN` does starts nothing but dispatches. */
export function mayStart(event: TriggerEvent): boolean {
  return event.actor !== "github-actions[bot]" || DISPATCHES.includes(event.name);
}

/** Tells whether an event starts a workflow; `changedPaths` is asked only by a `paths` filter. */
export function startsOn(
  workflow: Workflow,
  event: TriggerEvent,
  changedPaths: () => readonly string[],
): boolean {
  const filter = workflow.on[event.name];
  return (
    filter !== undefined &&
    hasType(filter, event) &&
    isAtCron(filter, event) &&
    isAfter(filter, event) &&
    hasRef(filter, event) &&
    hasPath(filter, changedPaths)
  );
}

/** The two commits whose difference a `paths` filter looks at. */
export function comparedRefs(event: TriggerEvent): {
  readonly before: string;
  readonly after: string;
} {
  const compared = Compared.safeParse(event.payload);
  return compared.success ? compared.data : { before: event.sha, after: event.sha };
}

function hasType(filter: Filter, event: TriggerEvent): boolean {
  const types = filter.types ?? DEFAULT_TYPES[event.name];
  return types === undefined || (event.action !== undefined && types.includes(event.action));
}

function isAtCron(filter: Filter, event: TriggerEvent): boolean {
  if (event.name !== "schedule") return true;
  const payload = Cron.safeParse(event.payload);
  return payload.success && (filter.crons ?? []).includes(payload.data.schedule);
}

/** `workflow_run` names the workflows it follows. */
function isAfter(filter: Filter, event: TriggerEvent): boolean {
  if (event.name !== "workflow_run") return true;
  const payload = Followed.safeParse(event.payload);
  return payload.success && (filter.workflows ?? []).includes(payload.data.workflow_run.name);
}

function hasRef(filter: Filter, event: TriggerEvent): boolean {
  const branch = branchOf(event);
  const tag = event.ref.startsWith("refs/tags/") ? event.ref.slice("refs/tags/".length) : undefined;
  if (event.name === "push" && tag !== undefined) {
    const isOnlyForBranches = filter.branches ?? filter["branches-ignore"];
    return (filter.tags ?? filter["tags-ignore"])
      ? passes(tag, filter.tags, filter["tags-ignore"])
      : isOnlyForBranches === undefined;
  }
  if (
    event.name === "push" &&
    filter.branches === undefined &&
    filter["branches-ignore"] === undefined
  )
    return filter.tags === undefined && filter["tags-ignore"] === undefined;
  return branch === undefined || passes(branch, filter.branches, filter["branches-ignore"]);
}

/** The branch that `branches` speaks of: the pushed one, or the base of a pull request. */
function branchOf(event: TriggerEvent): string | undefined {
  if (event.name === "push") return event.ref.replace("refs/heads/", "");
  if (!event.name.startsWith("pull_request")) return undefined;
  const payload = Base.safeParse(event.payload);
  return payload.success ? payload.data.pull_request.base.ref : undefined;
}

function hasPath(filter: Filter, changedPaths: () => readonly string[]): boolean {
  if (filter.paths === undefined && filter["paths-ignore"] === undefined) return true;
  return changedPaths().some((path) => passes(path, filter.paths, filter["paths-ignore"]));
}

/** The last matching pattern decides, so that `!` can take back what an earlier one allowed. */
function passes(
  name: string,
  wanted: readonly string[] | undefined,
  ignored: readonly string[] | undefined,
): boolean {
  if (ignored?.some((pattern) => matches(name, pattern)) === true) return false;
  if (wanted === undefined) return true;
  return wanted.reduce(
    (isWanted, pattern) =>
      pattern.startsWith("!")
        ? isWanted && !matches(name, pattern.slice(1))
        : isWanted || matches(name, pattern),
    false,
  );
}

function matches(name: string, pattern: string): boolean {
  return picomatch.isMatch(name, pattern, { dot: true });
}
