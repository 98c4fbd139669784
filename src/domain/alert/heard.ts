import { between, instant, minutes, type Instant } from "../time.ts";
import type { Alert } from "./alert.ts";
import { digest } from "./fingerprint.ts";
import { labelled } from "./value.ts";

/** What was heard of one alert of an incident. */
export interface HeardAlert {
  readonly fingerprint: string;
  readonly id: string;
  readonly name: string;
  readonly isFiring: boolean;
  /** When its newest episode began, by its sender's word where there is one. */
  readonly since: Instant;
  /** When it was last heard of. */
  readonly at: Instant;
  /** How often it began to fire. */
  readonly times: number;
  /** What it said last, shortened; the oldest of many have none. */
  readonly detail?: string | undefined;
  readonly url?: string | undefined;
}

/** What was heard of all alerts of an incident; it stands in the incident's issue. */
export interface Heard {
  readonly alerts: readonly HeardAlert[];
  /** Digests of further ones that fire and for which there was no room. */
  readonly rest: readonly string[];
}

/** Nothing yet. */
export const NOTHING_HEARD: Heard = { alerts: [], rest: [] };

/** Monitoring repeats itself; that an alert fires on is worth an edit no more often than this. */
const QUIET = minutes(5);

/**
 * How long behind its end the beginning of an alert may still come. Senders repeat what fires on less often than that, and
 * only an alert of which no beginning was heard is looked at in this way.
 */
const LATE = minutes(2);

/** Most alerts that are kept, and most of them with what they said. */
const MOST = 60;
const MOST_TOLD = 25;
const MOST_REST = 800;

/**
 * Takes in one alert. Messages may come twice and in any order: of two episodes the one that began later counts, and
 * within one its end. Where the sender does not say when it began (Grafana's legacy alerts, plain JSON without `startsAt`),
 * the order in which messages come has to do; but a beginning that comes shortly behind an end to which none was heard is
 * the one of that end. What brings nothing new gives back the same object.
 */
export function hear(heard: Heard, alert: Alert, now: Instant): Heard {
  const index = heard.alerts.findIndex((one) => isSame(one, alert));
  const known = heard.alerts[index];
  const short = digestOf(alert);
  if (known === undefined && heard.rest.includes(short))
    return alert.isFiring
      ? heard
      : { ...heard, rest: heard.rest.filter((other) => other !== short) };
  const next = known === undefined ? first(alert, now) : further(known, alert, now);
  if (next === known) return heard;
  const alerts = known === undefined ? [...heard.alerts, next] : heard.alerts.with(index, next);
  return bounded({ ...heard, alerts });
}

const digestOf = ({ fingerprint, id }: Pick<HeardAlert, "fingerprint" | "id">): string =>
  digest(`${fingerprint} ${id}`).slice(0, 8);

const isSame = (
  one: Pick<HeardAlert, "fingerprint" | "id">,
  other: Pick<HeardAlert, "fingerprint" | "id">,
): boolean => one.fingerprint === other.fingerprint && one.id === other.id;

function first(alert: Alert, now: Instant): HeardAlert {
  const { fingerprint, id, name, isFiring, startedAt } = alert;
  const times = isFiring ? 1 : 0;
  return {
    fingerprint,
    id,
    name,
    isFiring,
    since: startedAt ?? now,
    at: now,
    times,
    ...said(alert),
  };
}

function further(known: HeardAlert, alert: Alert, now: Instant): HeardAlert {
  const { isFiring, startedAt } = alert;
  if (isOvertaken(known, alert, now)) return { ...known, times: 1, ...said(alert) };
  const isNew = startedAt === undefined ? isFiring && !known.isFiring : startedAt > known.since;
  if (isNew) {
    const times = known.times + (isFiring ? 1 : 0);
    return { ...known, isFiring, since: startedAt ?? now, at: now, times, ...said(alert) };
  }
  if (startedAt !== undefined && startedAt < known.since) return known;
  if (known.isFiring && !isFiring) return { ...known, isFiring, at: now };
  const isNews = known.isFiring && isFiring && between(known.at, now) >= QUIET;
  return isNews ? { ...known, at: now, ...said(alert) } : known;
}

/** Whether the end of the alert was heard ahead of this, its beginning. */
const isOvertaken = (known: HeardAlert, { isFiring, startedAt }: Alert, now: Instant): boolean =>
  isFiring &&
  startedAt === undefined &&
  known.times === 0 &&
  !known.isFiring &&
  between(known.at, now) < LATE;

/** Labels that tell apart what one rule says of many machines. */
const PLACES = ["instance", "pod", "host", "node"];

const said = ({ detail, title, url, labels }: Alert): Pick<HeardAlert, "detail" | "url"> => ({
  detail: [labelled(labels, PLACES), detail ?? title]
    .filter((part) => part !== undefined)
    .join(": ")
    .replaceAll(/\s+/gu, " ")
    .slice(0, 160)
    .toWellFormed(),
  url: url !== undefined && url.length <= 300 ? url : undefined,
});

/** Whether an alert is one of those, or of their kind. */
export const isAbout = (
  { alerts, rest }: Heard,
  alert: Pick<HeardAlert, "fingerprint" | "id">,
): boolean =>
  alerts.some(({ fingerprint }) => fingerprint === alert.fingerprint) ||
  rest.includes(digestOf(alert));

/**
 * Whether a firing alert begins an episode of which nothing was heard in an incident that is over. What recovers after its
 * incident is on no record, so one that does not say when it began counts as new: better one incident too many than none.
 * Only its own end, heard shortly before, tells that it is old.
 */
export function isNewTo(heard: Heard, alert: Alert, now: Instant): boolean {
  const known = heard.alerts.find((one) => isSame(one, alert));
  if (known === undefined) return true;
  return alert.startedAt === undefined
    ? !isOvertaken(known, alert, now)
    : alert.startedAt > known.since;
}

/** What two who heard side by side know together; the order does not matter. */
export function joined(one: Heard, other: Heard): Heard {
  let alerts = one.alerts;
  for (const heard of other.alerts) {
    const index = alerts.findIndex((known) => isSame(known, heard));
    const known = alerts[index];
    if (known === undefined) alerts = [...alerts, heard];
    else alerts = alerts.with(index, later(known, heard));
  }
  return bounded({ alerts, rest: [...new Set([...one.rest, ...other.rest])].toSorted() });
}

function later(one: HeardAlert, other: HeardAlert): HeardAlert {
  const [newer, older] = other.since > one.since ? [other, one] : [one, other];
  const isFiring = newer.isFiring && (older.isFiring || older.since < newer.since);
  return {
    ...newer,
    isFiring,
    at: instant(Math.max(one.at, other.at)),
    times: Math.max(one.times, other.times),
  };
}

/** Whether everything that fired has recovered, as far as is known. */
export const isCalm = ({ alerts, rest }: Heard): boolean =>
  rest.length === 0 && alerts.every(({ isFiring }) => !isFiring);

/** As much as fits into an issue: what fires ahead of what has recovered, the newest first. */
export function bounded({ alerts, rest }: Heard, most: number = MOST): Heard {
  const kept = alerts.toSorted(
    (a, b) =>
      Number(b.isFiring) - Number(a.isFiring) ||
      b.since - a.since ||
      (`${a.fingerprint} ${a.id}` < `${b.fingerprint} ${b.id}` ? -1 : 1),
  );
  const lost = kept.slice(most).filter(({ isFiring }) => isFiring);
  return {
    alerts: kept
      .slice(0, most)
      .map(({ detail, url, ...one }, index) => (index < MOST_TOLD ? { ...one, detail, url } : one)),
    rest: [...new Set([...rest, ...lost.map((one) => digestOf(one))])].slice(0, MOST_REST),
  };
}
