import { formatKey } from "../../../control/key.ts";
import { between, type Instant, isoInstant } from "../../../domain/time.ts";
import type { SeenQueue } from "../../../queue/postgres/figures.ts";
import { counted } from "../../../domain/counted.ts";
import { type Finding, lookAt } from "../finding.ts";

/** What doctor sees of a queue, in a database or through a running App. */
export interface SeenPasses {
  readonly waiting: number;
  readonly timers: number;
  /** How long the oldest has waited, in milliseconds. */
  readonly oldestFor: number;
  readonly dead: readonly { readonly incident: string; readonly why: string }[];
}

/** An incident should not wait longer for its pass, in milliseconds; a storm takes its time. */
const PATIENCE = 120_000;

/** Incidents named one by one. */
const MOST_NAMED = 20;

/** Whether incidents get their passes. */
export function checkPasses({ waiting, timers, oldestFor, dead }: SeenPasses): readonly Finding[] {
  const look = lookAt("queue");
  const says = `${counted(waiting, "incident")} waiting, ${counted(timers, "timer")}`;
  const isLate = waiting > 0 && oldestFor > PATIENCE;
  const oldest = Math.round(oldestFor / 1000);
  return [
    isLate
      ? look.warn(
          `${says}, the oldest for ${oldest} s`,
          "GitHub may be slow or its limits reached: the App's log says what it waits for.",
        )
      : look.ok(says),
    ...dead
      .slice(0, MOST_NAMED)
      .map(({ incident, why }) =>
        look.fail(
          `${incident} was given up: ${why}`,
          "Mend the cause; then anything that happens to the issue, such as a comment, tries again.",
        ),
      ),
    ...(dead.length > MOST_NAMED
      ? [look.fail(`${dead.length - MOST_NAMED} more were given up`, "They may share a cause.")]
      : []),
  ];
}

/** Whether the queue in a database is there and has somebody working on it. */
export function checkDatabase(seen: SeenQueue | undefined, now: Instant): readonly Finding[] {
  const look = lookAt("database");
  if (seen === undefined)
    return [
      look.warn("there is no queue in it yet", "The App makes one when it starts: npm start."),
    ];
  const { replicas, waiting, timers, oldestAt, dead } = seen;
  return [
    replicas === 0
      ? look.fail("no replica of the App is at work", "Start one: npm start.")
      : look.ok(`${counted(replicas, "replica")} at work`),
    ...checkPasses({
      waiting,
      timers,
      oldestFor: oldestAt === undefined ? 0 : between(oldestAt, now),
      dead: dead.map(({ key, why, at }) => ({
        incident: formatKey(key),
        why: `${why} (at ${isoInstant(at)})`,
      })),
    }),
  ];
}
