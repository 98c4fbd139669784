import { between, type Instant } from "../../../domain/time.ts";
import { type Finding, lookAt } from "../finding.ts";

/** GitHub tells whole seconds, and an answer takes a while. */
const TOLERABLE = 5000;

/** GitHub takes no token that an App signed more than a minute ahead of GitHub's time. */
const INTOLERABLE = 60_000;

/** Whether this machine and GitHub mean the same by "now". */
export function checkClock(here: Instant, there: Instant | undefined): readonly Finding[] {
  const look = lookAt("clock");
  if (there === undefined) return [];
  const ahead = between(there, here);
  const distance = Math.abs(ahead);
  if (distance <= TOLERABLE) return [look.ok("this machine and GitHub agree on the time")];
  const seconds = Math.round(distance / 1000);
  const says = `this machine is ${seconds} s ${ahead > 0 ? "ahead of" : "behind"} GitHub`;
  const todo = "Let the machine take its time from the network (NTP).";
  return [distance <= INTOLERABLE ? look.warn(says, todo) : look.fail(says, todo)];
}
