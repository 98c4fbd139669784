import { runNameOf } from "../../domain/operation/report.ts";
import { botComments, ledgerOf, visibleText, withMarker } from "../bot-comment.ts";
import type { Effect } from "../effect.ts";
import type { Forge, RunState } from "../port.ts";
import type { Snapshot } from "../snapshot.ts";
import { addComment, replaceComment } from "./echo.ts";

type Start = Extract<Effect, { kind: "start-operation" }>;

/**
 * Starts the workflow of an operation, behind the record of the intent only: where that could not be written, the next
 * round writes it and comes here again. A request that failed on the way is not repeated; whether it arrived is found out
 * by the name of the run.
 */
export async function startOperation(
  snapshot: Snapshot,
  effect: Start,
  forge: Pick<Forge, "dispatch" | "editComment" | "createComment">,
): Promise<Snapshot> {
  if (!isOnRecord(snapshot, effect)) return snapshot;
  const { key, repo, config } = snapshot;
  const { operation, request, isDryRun, at } = effect;
  const result = await forge.dispatch(key, config.config.operateWorkflow, repo.defaultBranch, {
    operation,
    issue: String(key.number),
    request,
    "dry-run": String(isDryRun),
  });
  if (result.kind === "impossible")
    return await noteImpossible(snapshot, effect, result.why, forge);
  const run: RunState = {
    id: result.run?.id ?? 0,
    title: runNameOf(effect, key.number, isDryRun),
    isByBot: true,
    status: "waiting",
    conclusion: undefined,
    createdAt: at,
    updatedAt: at,
    url: result.run?.url ?? "",
  };
  return { ...snapshot, operationRuns: [run, ...snapshot.operationRuns] };
}

function isOnRecord({ comments, self, config }: Snapshot, { request, isDryRun }: Start): boolean {
  const kind = isDryRun ? "operation-dry-run-begun" : "operation-begun";
  return ledgerOf(botComments(comments, self, config.config.hosts)).entries.some(({ events }) =>
    events.some((event) => event.kind === kind && event.request === request),
  );
}

/** Writes GitHub's refusal into the comment of the request, where the next round of this pass finds it. */
async function noteImpossible(
  snapshot: Snapshot,
  { request, isDryRun }: Start,
  impossible: string,
  forge: Pick<Forge, "editComment" | "createComment">,
): Promise<Snapshot> {
  const { comments, self, config, key, locked } = snapshot;
  const holder = botComments(comments, self, config.config.hosts).find(
    ({ slot, comment }) => slot === `operation/${request}` && !locked.has(comment.id),
  );
  const reports = holder?.marker.kind === "operation" ? holder.marker.reports : [];
  const stage = isDryRun ? "dry-run" : "running";
  const body = withMarker(holder === undefined ? "" : visibleText(holder.comment.body), {
    kind: "operation",
    request,
    stage,
    impossible,
    reports,
  });
  if (holder !== undefined) {
    const result = await forge.editComment(key, holder.comment.id, body);
    if (result.kind === "written") return replaceComment(snapshot, holder.comment.id, { body });
  }
  return addComment(snapshot, await forge.createComment(key, body));
}
