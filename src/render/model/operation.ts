import { fence } from "../../domain/markdown/escape.ts";
import { askAnew } from "../../domain/operation/assignments.ts";
import type { RecordedOutcome } from "../../domain/operation/event.ts";
import type { OperationReport } from "../../domain/operation/report.ts";
import { stageOf, type OperationRun } from "../../domain/operation/state.ts";
import { formatInstant } from "../../domain/time.ts";
import { address } from "../link.ts";
import { markdown, type Model } from "../markdown.ts";
import { shorten } from "../shorten.ts";
import type { Words } from "../messages.ts";
import type { OperationView } from "../view.ts";
import { code } from "./text.ts";

/** As much as the config allows, so that whoever approves sees all of it. */
const PARAMETERS = 20;
const VALUE = 1000;

/** A request of an operation: what is to be done, how far it is, and what it showed. `room`: characters of each output. */
export function operationModel(view: OperationView, words: Words, room: number): Model {
  const { run, title, description, reports } = view;
  const reportOf = (isDryRun: boolean) => reports.find((report) => report.isDryRun === isDryRun);
  const parameters = Object.entries(run.parameters);
  return {
    title: shorten(title, 120),
    operation: code(run.operation),
    description: description === undefined ? undefined : shorten(description, 500),
    ...requestModel(run),
    hash: code(run.hash),
    // Parameters as long as a page stand in the list above it.
    again: code(askAnew(run, VALUE)),
    requestedAt: formatInstant(run.requestedAt),
    requestedBy: run.requestedBy,
    parameters: parameters.slice(0, PARAMETERS).map(([name, value]) => ({
      name: code(shorten(name, 80)),
      value: code(shorten(String(value), VALUE)),
    })),
    moreParameters: Math.max(0, parameters.length - PARAMETERS),
    expiresAt: formatInstant(run.expiresAt),
    approvedAt: run.approvedAt === undefined ? undefined : formatInstant(run.approvedAt),
    begunAt: run.begunAt === undefined ? undefined : formatInstant(run.begunAt),
    workflowUrl: address(view.workflowUrl),
    lapsed:
      stageOf(run) === "lapsed" && run.lapsed !== undefined
        ? { why: shorten(words.because(run.lapsed), 500), wasBegun: run.begunAt !== undefined }
        : undefined,
    dryRun: outcomeModel(run.dryRun, reportOf(true), { words, room }),
    result: outcomeModel(run.outcome, reportOf(false), { words, room }),
  };
}

/** How far a request is, on what, and what people write about it: the same on the card and in its comment. */
export function requestModel(run: OperationRun): Model {
  const stage = stageOf(run);
  return {
    target: code(run.target),
    isElsewhere: run.target !== run.operation,
    approve: code(`/approve ${run.hash}`),
    cancel: code(`/cancel ${run.hash}`),
    approvedBy: run.approvedBy,
    isAsked: stage === "asked" || stage === "approved",
    isDryRun: stage === "dry-run",
    isWaiting: stage === "waiting",
    isRunning: stage === "running",
    isSucceeded: stage === "succeeded",
    isFailed: stage === "failed",
    isUnknown: stage === "unknown",
  };
}

/** How a run ended by the record, and its output where its workflow has left one. */
function outcomeModel(
  outcome: RecordedOutcome | undefined,
  report: OperationReport | undefined,
  { words, room }: { readonly words: Words; readonly room: number },
): Model | undefined {
  const ended = outcome ?? report?.outcome;
  if (ended === undefined) return undefined;
  const output = report?.outcome.output;
  return {
    summary: shorten(words.because(ended.summary), 500),
    output: output === undefined ? undefined : markdown(fence(shorten(output, room))),
    runUrl: address(ended.runUrl ?? report?.outcome.runUrl),
  };
}
