import type { OperationReport } from "../domain/operation/report.ts";
import { isInstant } from "../domain/time.ts";
import { isRecord } from "./entry-shape.ts";

const STAGES: ReadonlySet<unknown> = new Set([
  "asked",
  "dry-run",
  "waiting",
  "approved",
  "running",
  "succeeded",
  "failed",
  "unknown",
  "lapsed",
]);
const OUTCOMES: ReadonlySet<unknown> = new Set(["succeeded", "failed", "unknown"]);

const isText = (value: unknown): boolean => typeof value === "string";
const isOptionalText = (value: unknown): boolean => value === undefined || isText(value);

/** Whether a marker of an operation has all the engine relies on: any workflow of the repository may write one. */
export const isOperationMarker = (value: Readonly<Record<string, unknown>>): boolean =>
  isText(value["request"]) &&
  STAGES.has(value["stage"]) &&
  isOptionalText(value["impossible"]) &&
  Array.isArray(value["reports"]) &&
  value["reports"].every(isOperationReport);

/** Whether a value is a report of an operation that can be shown and put on record. */
function isOperationReport(value: unknown): value is OperationReport {
  if (!isRecord(value)) return false;
  const { outcome, at } = value;
  return (
    value["version"] === 1 &&
    isText(value["operation"]) &&
    isText(value["request"]) &&
    isText(value["hash"]) &&
    typeof value["isDryRun"] === "boolean" &&
    typeof value["run"] === "number" &&
    typeof at === "number" &&
    isInstant(at) &&
    isRecord(outcome) &&
    OUTCOMES.has(outcome["kind"]) &&
    isText(outcome["summary"]) &&
    isOptionalText(outcome["output"]) &&
    isOptionalText(outcome["runUrl"])
  );
}
