import type { Incident } from "../../domain/incident.ts";
import { phaseLabel, severityLabel } from "../label.ts";
import type { IssueState, TimelineItem } from "../port.ts";
import type { IssueFace } from "./trace.ts";

/**
 * A sign that the issue and its timeline are not of one moment, so that acting on them might undo or repeat
 * something: comments that are counted and not listed, a state or a label that no event tells of. What this process
 * wrote itself lately (`own`) needs no event yet.
 */
export function contradictionIn(
  issue: IssueState,
  timeline: readonly TimelineItem[],
  incident: Incident | undefined,
  own: IssueFace | undefined,
): string | undefined {
  const listed = timeline.filter(({ kind }) => kind === "comment").length;
  const missing = (issue.commentCount ?? 0) - listed;
  if (missing > 0) return `${missing} comments are not listed`;
  if (own?.isOpen !== issue.isOpen && isOpenIn(timeline) !== issue.isOpen)
    return `no event tells why it is ${issue.isOpen ? "open" : "closed"}`;
  const label = issue.labels.find(
    (name) =>
      isUnwanted(name, incident) && own?.labels.includes(name) !== true && !isOn(name, timeline),
  );
  return label === undefined ? undefined : `no event tells of the label ${label}`;
}

const isOpenIn = (timeline: readonly TimelineItem[]): boolean =>
  timeline.findLast(({ kind }) => kind === "closed" || kind === "reopened")?.kind !== "closed";

/** Labels that a pass would take off. */
const isUnwanted = (name: string, incident: Incident | undefined): boolean =>
  incident !== undefined &&
  /^(?:severity|phase)\//u.test(name) &&
  name !== severityLabel(incident.severity) &&
  name !== phaseLabel(incident.phase);

const isOn = (label: string, timeline: readonly TimelineItem[]): boolean =>
  timeline.findLast(
    (item) => (item.kind === "labeled" || item.kind === "unlabeled") && item.label === label,
  )?.kind === "labeled";
