import type { Instant } from "../domain/time.ts";
import type { IssueKey } from "./key.ts";
import type { World } from "./world.ts";

/** What one pass did. */
export interface PassResult {
  /** `ignored`: the issue is no incident. `settled`: nothing was left to do. `changed`: effects were applied. */
  readonly kind: "ignored" | "settled" | "changed";
  /** When to look again; `undefined`: not before something happens. */
  readonly wakeAt: Instant | undefined;
  /** Kinds of the effects applied, in order. */
  readonly effects: readonly string[];
}

/** One pass for one issue. It is told which issue, never what happened: it looks for itself. */
export function reconcile(_key: IssueKey, _world: World): Promise<PassResult> {
  return Promise.resolve({ kind: "ignored", wakeAt: undefined, effects: [] });
}
