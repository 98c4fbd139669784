import { setTimeout } from "node:timers/promises";
import type { Received } from "../control/alert/alert-messages.ts";
import type { RepoKey } from "../control/key.ts";
import type { World } from "../control/world.ts";
import { alertMessageOf } from "../github/alerts.ts";

/** What the alerts of an event have led to; `undefined` when it brings none. */
export async function takeAlerts(
  key: RepoKey,
  event: { readonly name: string; readonly payload: unknown },
  world: World,
): Promise<Received | undefined> {
  const message = alertMessageOf(event.name, event.payload);
  if (message === undefined) return undefined;
  // Most events bring none, and then nobody needs what reads and groups them.
  const { raiseMessages } = await import("../control/alert/alert-messages.ts");
  return await raiseMessages(key, [message.content], { ...world, pause });
}

const pause = (span: number): Promise<unknown> => setTimeout(span);

/** What the step fails with when it was sent alerts and could read none: nobody would hear of them otherwise. */
export const unreadAlerts = ({ read, problems }: Received): string | undefined =>
  read > 0 || problems.length === 0
    ? undefined
    : `${problems.join(" ")} The README says in which shapes alerts may come.`;
