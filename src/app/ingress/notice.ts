import type { IssueKey, RepoKey } from "../../control/key.ts";
import type { Urgency } from "../../control/port.ts";
import type { Duration } from "../../domain/time.ts";
import { alertMessageOf } from "../../github/alerts.ts";
import { nudgeOf } from "../../github/nudges.ts";
import { numberAt, textAt } from "../../github/payload.ts";
import { pullNudgesOf } from "../../github/pull-nudges.ts";
import { preparationsOf } from "../../github/preparations.ts";
import type { Identity } from "../../github/requests.ts";

/** What a delivery asks the worker to do; all that is kept of it. */
export type Notice =
  /** A pass for an issue; where `settleFor` is given, more of the same is likely to follow within it. */
  | {
      readonly kind: "nudge";
      readonly key: IssueKey;
      readonly urgency: Urgency;
      readonly settleFor: Duration | undefined;
    }
  /** A pass for each open pull request whose newest commit this is. */
  | { readonly kind: "recheck"; readonly repo: RepoKey; readonly commit: string }
  /** An account has this installation. */
  | { readonly kind: "installed"; readonly owner: string; readonly installation: number }
  /** The App left the account. */
  | { readonly kind: "removed"; readonly owner: string }
  /** Repositories were added to an installation or taken from it. */
  | { readonly kind: "regrouped"; readonly installation: number }
  /** An installation works again: what failed meanwhile should be tried again. */
  | { readonly kind: "revived"; readonly installation: number }
  /** Alerts of another system; `content` is what it sent, and all there is of it. */
  | { readonly kind: "alert"; readonly repo: RepoKey; readonly content: unknown }
  /** A repository should be made ready for incidents. */
  | { readonly kind: "added"; readonly repo: RepoKey };

const NOBODY: Identity = { login: "", app: "" };

/**
 * What a delivery asks for, by the name GitHub gives the event and its payload. While the App does
 * not know yet under which name it writes, what it wrote itself nudges, too, which costs a pass and changes nothing.
 */
export function noticesOf(
  event: string,
  payload: unknown,
  self: Identity = NOBODY,
): readonly Notice[] {
  const asked = nudgeOf(event, payload, self);
  const pulls = pullNudgesOf(event, payload, self);
  const message = alertMessageOf(event, payload);
  return [
    ...installationNotices(event, payload),
    ...preparationsOf(event, payload).map((repo): Notice => ({ kind: "added", repo })),
    ...[...(asked === undefined ? [] : [asked]), ...pulls.nudges].map((nudge): Notice => ({
      kind: "nudge",
      ...nudge,
    })),
    ...(message === undefined ? [] : [{ kind: "alert", ...message } as const]),
    ...(pulls.at === undefined ? [] : [{ kind: "recheck", ...pulls.at } as const]),
  ];
}

function installationNotices(event: string, payload: unknown): readonly Notice[] {
  const installation = numberAt(payload, "installation", "id");
  const owner =
    textAt(payload, "repository", "owner", "login") ??
    textAt(payload, "installation", "account", "login");
  if (installation === undefined || owner === undefined) return [];
  const action = event === "installation" ? textAt(payload, "action") : undefined;
  if (action === "deleted" || action === "suspend") return [{ kind: "removed", owner }];
  const installed: Notice = { kind: "installed", owner, installation };
  if (event === "installation_repositories")
    return [installed, { kind: "regrouped", installation }];
  return action === "unsuspend" || action === "new_permissions_accepted"
    ? [installed, { kind: "revived", installation }]
    : [installed];
}
