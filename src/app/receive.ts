import { formatKey, type IssueKey, type RepoKey } from "../control/key.ts";
import type { Alarm, Clock, Queue } from "../control/port.ts";
import { after, type Duration } from "../domain/time.ts";
import { nudgeOf } from "../github/nudges.ts";
import { numberAt, textAt } from "../github/payload.ts";
import { preparationsOf } from "../github/preparations.ts";
import type { Identity } from "../github/requests.ts";
import type { Tenants } from "./tenants.ts";

/** Takes one verified delivery. It does nothing itself but say what is to be done, so the answer is immediate. */
export type Receive = (event: string, payload: unknown) => Promise<void>;

/** Where a delivery leads. */
export interface ReceiveOptions {
  readonly self: Identity;
  readonly queue: Pick<Queue, "nudge">;
  readonly tenants: Pick<Tenants, "learn" | "forget">;
  readonly clock: Clock;
  readonly alarm: Alarm;
  readonly onDelivery: (event: string) => void;
  /** A repository should be made ready for incidents. */
  readonly prepare: (repo: RepoKey) => void;
  /** An installation works again: what failed meanwhile should be tried again. */
  readonly revive: (installation: number) => void;
}

/** Makes the receiver of an App. */
export function createReceive(options: ReceiveOptions): Receive {
  const settle = createSettling(options);
  return async (event, payload) => {
    options.onDelivery(event);
    noteInstallation(event, payload, options);
    for (const repo of preparationsOf(event, payload)) options.prepare(repo);
    const asked = nudgeOf(event, payload, options.self);
    if (asked === undefined) return;
    if (asked.settleFor === undefined) await options.queue.nudge(asked.key);
    else settle(asked.key, asked.settleFor);
  };
}

/** Keeps a nudge back for a while; more of the same in that time are that nudge. */
function createSettling({ queue, clock, alarm }: ReceiveOptions) {
  const settling = new Set<string>();
  return (key: IssueKey, span: Duration): void => {
    const id = formatKey(key);
    if (settling.has(id)) return;
    settling.add(id);
    alarm.at(after(clock(), span), () => {
      settling.delete(id);
      // A queue that closed meanwhile refuses it: the next start looks at every incident.
      queue.nudge(key).catch(() => {});
    });
  };
}

function noteInstallation(event: string, payload: unknown, options: ReceiveOptions): void {
  const id = numberAt(payload, "installation", "id");
  const owner =
    textAt(payload, "repository", "owner", "login") ??
    textAt(payload, "installation", "account", "login");
  if (id === undefined || owner === undefined) return;
  const action = event === "installation" ? textAt(payload, "action") : undefined;
  if (action === "deleted" || action === "suspend") return options.tenants.forget(owner);
  options.tenants.learn(owner, id);
  if (action === "unsuspend" || action === "new_permissions_accepted") options.revive(id);
}
