import type { RepoKey } from "../control/key.ts";
import { repositoryOf } from "./nudges.ts";
import { textAt, valueAt } from "./payload.ts";

/** The type of a `repository_dispatch` that brings alerts. */
const ALERT = "alert";

/** Alerts as somebody with write access sent them, in whatever shape. */
export interface AlertMessage {
  readonly repo: RepoKey;
  /** The `client_payload`. */
  readonly content: unknown;
}

/** The message an event brings, by the name GitHub gives the event and its payload; `undefined` where it brings none. */
export function alertMessageOf(event: string, payload: unknown): AlertMessage | undefined {
  const repo = repositoryOf(payload);
  const isAlert = event === "repository_dispatch" && textAt(payload, "action") === ALERT;
  if (repo === undefined || !isAlert) return undefined;
  return { repo, content: valueAt(payload, "client_payload") };
}
