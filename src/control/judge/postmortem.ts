import { branchName, postmortemPath } from "../../domain/postmortem/place.ts";
import { readActionItems } from "../../domain/postmortem/action-items.ts";
import { findSeverity } from "../../domain/policy.ts";
import { after, milliseconds, minutes, type Instant } from "../../domain/time.ts";
import { isJudged, record, type Docket } from "./docket.ts";

/** Branch of the incident's postmortem. */
export const postmortemBranch = (docket: Docket): string => branchName(docket.snapshot.key.number);

/** File of the incident's postmortem: once opened it stays where it is, whatever the title becomes. */
export function postmortemFile(docket: Docket): string {
  const { incident, snapshot } = docket;
  if (incident?.postmortem !== undefined) return incident.postmortem.path;
  return postmortemPath(snapshot.config.config.postmortem.directory, {
    number: snapshot.key.number,
    title: snapshot.issue.title,
    openedAt: incident?.openedAt ?? snapshot.issue.createdAt,
  });
}

/** Whether the incident's severity asks for a postmortem. */
export function needsPostmortem(docket: Docket): boolean {
  const { incident, snapshot } = docket;
  if (incident === undefined || incident.outcome !== "completed") return false;
  const severity = findSeverity(snapshot.config.config, incident.severity);
  return severity === undefined || severity.postmortemWithin !== undefined;
}

/** Follows the postmortem pull request: opened, merged, or closed without a merge. */
export function judgePostmortem(docket: Docket): Docket {
  const { incident, snapshot } = docket;
  if (incident === undefined || incident.outcome !== "completed") return docket;
  if (!needsPostmortem(docket))
    return incident.phase === "resolved" ? waive(docket, incident.resolvedAt) : docket;
  const { pull } = snapshot;
  if (pull === undefined) return docket;
  const path = postmortemFile(docket);
  const opened = record(docket, `pull/${pull.number}/opened`, [
    { kind: "postmortem-opened", at: docket.now, by: undefined, pull: pull.number, path },
  ]);
  if (pull.mergedAt !== undefined)
    return record(opened, `pull/${pull.number}/merged`, [
      {
        kind: "postmortem-merged",
        at: pull.mergedAt,
        by: pull.mergedBy,
        pull: pull.number,
        path,
        actionItems: readActionItems(snapshot.mergedFile ?? ""),
      },
    ]);
  if (pull.isOpen) return opened;
  return record(opened, `pull/${pull.number}/declined`, [
    {
      kind: "postmortem-declined",
      at: pull.closedAt ?? docket.now,
      by: undefined,
      pull: pull.number,
    },
  ]);
}

/**
 * Records that no postmortem is asked for. Where that is on record and the incident still waits, two hosts wrote at
 * once, and the waiver stands before the resolution it belongs to: it is said again behind it.
 */
function waive(docket: Docket, resolvedAt: Instant | undefined): Docket {
  const id = `waived/${resolvedAt ?? 0}`;
  const again = isJudged(docket, id) ? `waived-again/${resolvedAt ?? 0}` : id;
  return record(docket, again, [
    { kind: "postmortem-waived", at: resolvedAt ?? docket.now, by: undefined },
  ]);
}

/** How often an open postmortem is looked for, should the webhook of its merge be lost: the incident does not change. */
const LOOK_EVERY = minutes(6 * 60);

/** When to look again whether the postmortem was merged. */
export function wakeForPostmortem({ incident, now }: Docket): Instant | undefined {
  const since = incident?.resolvedAt;
  if (since === undefined || incident?.phase !== "resolved") return undefined;
  const looks = Math.max(0, Math.floor((now - since) / LOOK_EVERY)) + 1;
  return after(since, milliseconds(looks * LOOK_EVERY));
}
