import type { Alert } from "../../domain/alert/alert.ts";
import { hear, isCalm, NOTHING_HEARD, type Heard } from "../../domain/alert/heard.ts";
import { before, seconds, type Instant } from "../../domain/time.ts";
import type { RepoKey } from "../key.ts";
import { openDesk, writeHeard, type AlertWorld, type Desk } from "./desk.ts";
import { addHeard, foldSurplus, holds } from "./fold.ts";
import { homeOf } from "./home.ts";
import type { AlertIssue } from "./issues.ts";
import { openFor } from "./open.ts";

/** What alerts have led to; numbers are those of issues. */
export interface Raised {
  /** Incidents that were opened and need a pass. */
  readonly opened: readonly number[];
  /** Incidents that know more now. */
  readonly changed: readonly number[];
}

/** Two who write at the same moment have both written by then. */
const PAUSE = seconds(2);

/** So often it is looked whether another writer was in the way. */
const MOST_LOOKS = 3;

/**
 * Brings alerts into incidents: those with an open one are noted there, those that fire without one open it or join
 * another, and those that have recovered without one are nobody's concern. It may be told the same twice, in any order
 * and by several at once: what is there in the end is the same, and nothing is written that stands there already.
 */
export async function raiseAlerts(
  key: RepoKey,
  alerts: readonly Alert[],
  world: AlertWorld,
): Promise<Raised> {
  if (alerts.length === 0) return { opened: [], changed: [] };
  const desk = await openDesk(key, world);
  const open = await desk.look();
  const { told, homeless } = sorted(alerts, open, desk.now);
  const changed: AlertIssue[] = [];
  for (const [known, heard] of told)
    // oxlint-disable-next-line no-await-in-loop
    if (heard !== known.mark.heard) changed.push(await writeHeard(desk, known, heard));
  const groups = firing(homeless, desk.now);
  const current = open.map(
    (known) => changed.find(({ issue }) => issue.number === known.issue.number) ?? known,
  );
  const { opened, joined } =
    groups.length === 0 ? { opened: [], joined: [] } : await openFor(groups, current, desk);
  const written = new Map(
    [...changed, ...opened, ...joined].map((known) => [known.issue.number, known]),
  );
  const kept = written.size === 0 ? new Set<number>() : await settle([...written.values()], desk);
  const numbers = opened.map(({ issue }) => issue.number);
  return {
    opened: numbers.filter((number) => kept.has(number)),
    changed: [...written.keys()].filter((number) => !numbers.includes(number)),
  };
}

/** What each incident has heard then, and the alerts of which none is about. */
function sorted(alerts: readonly Alert[], open: readonly AlertIssue[], now: Instant) {
  const told = new Map<AlertIssue, Heard>();
  const homeless: Alert[] = [];
  for (const alert of alerts) {
    const home = homeOf(open, alert);
    if (home === undefined) homeless.push(alert);
    else told.set(home, hear(told.get(home) ?? home.mark.heard, alert, now));
  }
  return { told, homeless };
}

/** Groups of one fingerprint in which something fires, after everything of the message was heard. */
function firing(alerts: readonly Alert[], now: Instant): readonly (readonly [Alert, ...Alert[]])[] {
  const groups = Map.groupBy(alerts, ({ fingerprint }) => fingerprint);
  return [...groups.values()].flatMap((group) => {
    const heard = group.reduce((known, alert) => hear(known, alert, now), NOTHING_HEARD);
    // The report tells of one that fires.
    const [first, ...rest] = group.toSorted((a, b) => Number(b.isFiring) - Number(a.isFiring));
    return isCalm(heard) || first === undefined ? [] : [[first, ...rest] as const];
  });
}

/**
 * Looks whether others wrote at the same moment: what they have overwritten is written again, and what was opened
 * twice is made one. Answers with the incidents that stay.
 */
async function settle(written: readonly AlertIssue[], desk: Desk): Promise<ReadonlySet<number>> {
  const { world, config, now } = desk;
  let kept: readonly AlertIssue[] = [];
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    // oxlint-disable-next-line no-await-in-loop
    await world.pause(PAUSE);
    // oxlint-disable-next-line no-await-in-loop
    const recent = await desk.look(before(now, config.alerts.storm.per));
    const open = recent.filter(({ issue }) => issue.isOpen);
    // oxlint-disable-next-line no-await-in-loop
    kept = await foldSurplus(open, recent, desk);
    const lost = kept.flatMap((known) => {
      const ours = written.find(({ issue }) => issue.number === known.issue.number);
      return ours === undefined || holds(known, ours.mark.heard) ? [] : [{ known, ours }];
    });
    for (const { known, ours } of lost)
      // oxlint-disable-next-line no-await-in-loop
      await addHeard(desk, known, ours.mark.heard);
    if (lost.length === 0) break;
  }
  return new Set(kept.map(({ issue }) => issue.number));
}
