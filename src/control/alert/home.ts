import type { Alert } from "../../domain/alert/alert.ts";
import { isAbout } from "../../domain/alert/heard.ts";
import type { AlertIssue } from "./issues.ts";

/** The incident an alert belongs to: the one opened for alerts like it, the oldest where there are two, or one it has joined. */
export function homeOf(
  issues: readonly AlertIssue[],
  alert: Pick<Alert, "fingerprint" | "id">,
): AlertIssue | undefined {
  const oldestFirst = issues.toSorted((one, other) => one.issue.number - other.issue.number);
  return (
    oldestFirst.find(({ mark }) => mark.fingerprint === alert.fingerprint) ??
    oldestFirst.findLast(({ mark }) => isAbout(mark.heard, alert))
  );
}
