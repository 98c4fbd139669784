import type { Instant } from "../time.ts";
import type { OperationOutcome } from "./event.ts";

/** What the workflow that carries operations out says of one run. Written into the comment of the request. */
export interface OperationReport {
  readonly version: 1;
  readonly operation: string;
  readonly request: string;
  /** The digest it was carried out under. */
  readonly hash: string;
  readonly isDryRun: boolean;
  readonly outcome: OperationOutcome;
  readonly at: Instant;
  /** Id of the workflow run. */
  readonly run: number;
}

/** How runs of one kind are named, behind which stand the issue and the request. */
const prefixOf = (operation: string, isDryRun: boolean): string =>
  `${isDryRun ? "dry run" : "operate"} ${operation} · `;

/** The `run-name` of the workflow run of a request; it is how the run is found again. */
export const runNameOf = (
  { operation, request }: { readonly operation: string; readonly request: string },
  issue: number,
  isDryRun: boolean,
): string => `${prefixOf(operation, isDryRun)}#${issue} · ${request}`;
