import type { Alert } from "../../domain/alert/alert.ts";
import { isCheckFingerprint } from "../../domain/alert/fingerprint.ts";
import { hear, isNewTo, NOTHING_HEARD } from "../../domain/alert/heard.ts";
import { severityFor } from "../../domain/alert/severity.ts";
import { roomFor } from "../../domain/alert/storm.ts";
import { inertTitle } from "../../domain/markdown/inert.ts";
import { before, minutes, milliseconds, type Duration, type Instant } from "../../domain/time.ts";
import { shorten } from "../../render/shorten.ts";
import { labelsSeen } from "../known-labels.ts";
import { severityLabel } from "../label.ts";
import { prepareRepository } from "../prepare.ts";
import { bodyOf, writeHeard, type Desk } from "./desk.ts";
import { noteWritten, type AlertIssue } from "./issues.ts";
import { homeOf } from "./home.ts";
import { sectionsFor } from "./report.ts";

/** How far back incidents that are over are looked at: a message may come late, or a second time. */
const LOOK_BACK = minutes(60);

/** What became of alerts that no open incident was about. */
export interface Opening {
  readonly opened: readonly AlertIssue[];
  /** Incidents that alerts beyond the limit joined. */
  readonly joined: readonly AlertIssue[];
}

/** Alerts of one fingerprint; never empty. */
type Group = readonly [Alert, ...Alert[]];

/**
 * Opens an incident for each group of firing alerts, the gravest first, as long as the team's limit allows; what comes
 * beyond joins the newest open incident that alerts opened. Where there is none to join, one is opened all the same.
 */
export async function openFor(
  groups: readonly Group[],
  open: readonly AlertIssue[],
  desk: Desk,
): Promise<Opening> {
  const { now, config } = desk;
  const { storm } = config.alerts;
  const recent = await desk.look(before(now, longest(LOOK_BACK, storm.per)));
  const over = recent.filter(({ issue }) => !issue.isOpen);
  const openings = recent
    .filter(({ mark }) => !isCheckFingerprint(mark.fingerprint))
    .map(({ issue }) => issue.createdAt);
  let room = roomFor(openings, storm, now);
  const opened: AlertIssue[] = [];
  const joining: Alert[] = [];
  for (const group of ranked(groups, desk)) {
    const [{ fingerprint }] = group;
    if (!isNews(group, over, now)) continue;
    const isCheck = isCheckFingerprint(fingerprint);
    if (isCheck || room > 0 || newestOf([...open, ...opened]) === undefined) {
      // One after the other: GitHub asks that contents are created in a row.
      // oxlint-disable-next-line no-await-in-loop
      opened.push(await openIncident(group, desk));
      if (!isCheck) room -= 1;
    } else joining.push(...group);
  }
  const target = newestOf([...open, ...opened]);
  if (target === undefined || joining.length === 0) return { opened, joined: [] };
  const heard = joining.reduce((known, alert) => hear(known, alert, now), target.mark.heard);
  const joined = await writeHeard(desk, target, heard);
  return {
    opened: opened.map((one) => (one === target ? joined : one)),
    joined: opened.includes(target) ? [] : [joined],
  };
}

const longest = (one: Duration, other: Duration): Duration => milliseconds(Math.max(one, other));

/** Whether anything in it says more than an incident that is over has heard already. */
function isNews(group: Group, over: readonly AlertIssue[], now: Instant): boolean {
  const home = homeOf(over, group[0]);
  return (
    home === undefined ||
    group.some((alert) => alert.isFiring && isNewTo(home.mark.heard, alert, now))
  );
}

/** The newest incident that others may join; that of a check stays for itself. */
const newestOf = (open: readonly AlertIssue[]): AlertIssue | undefined =>
  open
    .filter(({ issue, mark }) => issue.isOpen && !isCheckFingerprint(mark.fingerprint))
    .toSorted((one, other) => other.issue.number - one.issue.number)[0];

function ranked(groups: readonly Group[], { config }: Desk): readonly Group[] {
  const rankOf = (group: Group): number => {
    const code = severityFor(group[0].severity, config);
    return config.severities.findIndex((severity) => severity.code === code);
  };
  return groups.toSorted((one, other) => rankOf(one) - rankOf(other));
}

/** GitHub takes 256 characters. */
const LONGEST_TITLE = 200;

async function openIncident(group: Group, desk: Desk): Promise<AlertIssue> {
  const { key, config, renderer, now, world } = desk;
  const [alert] = group;
  const severity = severityFor(alert.severity, config);
  const report = renderer.alertReport({ sections: sectionsFor(alert, severity, desk) });
  const heard = group.reduce((known, one) => hear(known, one, now), NOTHING_HEARD);
  const mark = { fingerprint: alert.fingerprint, heard, note: undefined };
  const labels = [config.incident.label, severityLabel(severity)];
  await ensureLabels(labels, desk);
  const body = bodyOf(desk, mark, report);
  const title = shorten(inertTitle(alert.title), LONGEST_TITLE);
  const issue = await world.forge.createIssue(key, { title, body, labels });
  noteWritten(key, issue, body, { memory: world.memory, now });
  return { issue: { ...issue, body }, mark, report };
}

/** Labels that GitHub makes by itself have no colour and no description. */
async function ensureLabels(wanted: readonly string[], { key, world }: Desk): Promise<void> {
  const { names } = labelsSeen(key, world.memory);
  if (wanted.every((name) => names.has(name.toLowerCase()))) return;
  await prepareRepository(key, world);
  for (const name of wanted) names.add(name.toLowerCase());
}
