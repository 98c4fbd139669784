import type { Config } from "../../config/config.ts";
import { stageOf, type OperationRun } from "../../domain/operation/state.ts";
import type { Renderer } from "../../render/renderer.ts";
import type { OperationView, Place } from "../../render/view.ts";
import type { Marker } from "../bot-comment.ts";
import type { Effect } from "../effect.ts";
import type { Docket } from "../judge/docket.ts";
import { impossibleOf, reportsOn } from "../judge/operation-run.ts";
import { placeOf } from "../place.ts";
import { ensureComment, holderOf } from "./slot.ts";

/** The comments of requests, and behind them the start of what this pass has put on record as begun. */
export function planOperations(docket: Docket, renderer: Renderer): readonly Effect[] {
  const runs = docket.incident?.operations ?? [];
  return [
    ...runs.flatMap((run) => planComment(docket, run, renderer)),
    ...runs.flatMap((run) => planStart(docket, run)),
  ];
}

/** What was begun by an earlier pass may have been started by it, and is never started again. */
function planStart(docket: Docket, run: OperationRun): readonly Effect[] {
  const { request, operation } = run;
  const kinds = docket.fresh
    .flatMap(({ events }) => events)
    .flatMap((event) => ("request" in event && event.request === request ? [event.kind] : []));
  const isDryRun = kinds.includes("operation-dry-run-begun");
  return isDryRun || kinds.includes("operation-begun")
    ? [{ kind: "start-operation", request, operation, isDryRun, at: docket.now }]
    : [];
}

/**
 * The one comment of a request. It is edited when there is a step to tell, never while a run may be writing its result
 * into it, and once all is told it stays as it is.
 */
function planComment(docket: Docket, run: OperationRun, renderer: Renderer): readonly Effect[] {
  const { request } = run;
  const stage = stageOf(run);
  const holder = holderOf(docket, `operation/${request}`)?.marker;
  const reports = reportsOn(docket, run);
  const marker: Extract<Marker, { kind: "operation" }> = {
    kind: "operation",
    request,
    stage,
    impossible: impossibleOf(docket, run),
    reports: reports.filter(
      (one, index) => reports.findIndex(({ isDryRun }) => isDryRun === one.isDryRun) === index,
    ),
  };
  const isTold =
    holder?.kind === "operation" &&
    holder.stage === stage &&
    holder.reports.length === marker.reports.length;
  if (isTold) return [];
  const { snapshot } = docket;
  const where = { config: snapshot.config.config, place: placeOf(snapshot) };
  const text = renderer.operation(operationView(where, run, marker.reports));
  return ensureComment(docket, marker, text);
}

/** What people read of a request. */
export function operationView(
  { config, place }: { readonly config: Config; readonly place: Place },
  run: OperationRun,
  reports: OperationView["reports"],
): OperationView {
  const spec = config.operations.specs.get(run.operation);
  return {
    place,
    run,
    title: spec?.title ?? run.operation,
    description: spec?.description,
    reports,
    workflowUrl: `${place.repositoryUrl}/actions/workflows/${config.operateWorkflow}`,
  };
}
