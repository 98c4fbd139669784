import { foldOperations } from "../domain/operation/fold.ts";
import type { OperationReport } from "../domain/operation/report.ts";
import { stageOf, type OperationRun } from "../domain/operation/state.ts";
import type { BotComment } from "./bot-comment.ts";
import { withMarker } from "./bot-comment.ts";
import type { IssueKey } from "./key.ts";
import type { Forge } from "./port.ts";
import type { Reported } from "./report.ts";

/** A result on its way into an issue. */
export interface OperationReporting {
  readonly forge: Pick<Forge, "self" | "editComment" | "createComment">;
  /** Comments whose markers count, as the engine reads them. */
  readonly bot: readonly BotComment[];
  /** The text of the comment, once the result is on record. */
  readonly render: (run: OperationRun, reports: readonly OperationReport[]) => string;
}

/**
 * Writes a result into the one comment of its request. Where there is none, or it may not be edited, it becomes a comment
 * of its own with the same marker, which the next pass folds in.
 */
export async function writeOperationReport(
  key: IssueKey,
  report: OperationReport,
  run: OperationRun,
  { forge, bot, render }: OperationReporting,
): Promise<Reported> {
  const { request } = report;
  const holders = bot
    .filter(({ slot }) => slot === `operation/${request}`)
    .toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
  const known = holders.flatMap(({ marker }) =>
    marker.kind === "operation" ? marker.reports : [],
  );
  const reports = [...known.filter(({ isDryRun }) => isDryRun !== report.isDryRun), report];
  const told = tellEnd(run, report);
  const body = withMarker(render(told, reports), {
    kind: "operation",
    request,
    stage: stageOf(told),
    impossible: undefined,
    reports,
  });
  for (const { comment } of holders) {
    // The next one is tried only where this one may not be edited.
    // oxlint-disable-next-line no-await-in-loop
    const result = await forge.editComment(key, comment.id, body);
    if (result.kind === "written") return "edited";
  }
  await forge.createComment(key, body);
  return "created";

  function isOwn({ comment }: BotComment): boolean {
    return comment.author.app === forge.self.app;
  }
}

/** The request as it will be once the engine has put the result on record. */
function tellEnd(run: OperationRun, { isDryRun, request, outcome, at }: OperationReport) {
  const [told = run] = foldOperations([run], {
    kind: isDryRun ? "operation-dry-run-ended" : "operation-ended",
    at,
    by: undefined,
    request,
    outcome,
  });
  return told;
}
