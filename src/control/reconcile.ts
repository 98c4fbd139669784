import { Fault } from "../domain/fault.ts";
import { earliest, type Instant } from "../domain/time.ts";
import { apply } from "./apply/apply.ts";
import { formatKey, type IssueKey } from "./key.ts";
import { labelsSeen } from "./known-labels.ts";
import { observe } from "./observe.ts";
import { plan } from "./plan/plan.ts";
import { lookAtPull } from "./pull-request/look.ts";
import { withRecent } from "./recent/late-reads.ts";
import { createRecent, RECENT } from "./recent/recent.ts";
import { rendererFor } from "./renderer-for.ts";
import type { World } from "./world.ts";

/** What one pass did. */
export interface PassResult {
  /** `ignored`: the issue is no incident, or a pull request that brings nothing to look at. `settled`: nothing was left to do. `changed`: effects were applied. */
  readonly kind: "ignored" | "settled" | "changed";
  /** When to look again; `undefined`: not before something happens. */
  readonly wakeAt: Instant | undefined;
  /** Kinds of the effects applied, in order. */
  readonly effects: readonly string[];
}

/** A pass that is not done after this many rounds of planning never will be. */
const MOST_ROUNDS = 8;

/**
 * One pass for one issue. It is told which issue, never what happened: it looks for itself, judges what has no
 * receipt yet, and brings the issue to the state it should be in.
 */
export async function reconcile(key: IssueKey, world: World): Promise<PassResult> {
  const { clock, log } = world;
  const recent = world.memory.recall({ kind: RECENT, of: "" }, createRecent);
  const { forge, lookAgainAt } = withRecent(key, { forge: world.forge, recent, clock });
  const seen = await observe(key, { ...world, forge, recent });
  if (seen?.kind === "pull-request") return await lookAtPull(key, seen.repo, world);
  if (seen === undefined) return { kind: "ignored", wakeAt: undefined, effects: [] };
  let { snapshot } = seen;
  const { locale } = snapshot.config.config;
  const renderer = await rendererFor({ key, repo: snapshot.repo, locale }, world);
  const hands = { forge, renderer, labels: labelsSeen(key, world.memory) };
  const done: string[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { effects, wakeAt } = plan(snapshot, renderer, clock());
    if (effects.length === 0) {
      const kind = done.length === 0 ? "settled" : "changed";
      if (kind === "changed") log.info("pass", { key: formatKey(key), effects: done.join(" ") });
      return { kind, wakeAt: earliest(wakeAt, lookAgainAt()), effects: done };
    }
    for (const effect of effects) {
      const { locked } = snapshot;
      snapshot = await apply(snapshot, effect, hands);
      done.push(effect.kind);
      // A comment beyond reach may be gone, and what was planned behind this took it to be there.
      if (snapshot.locked !== locked) break;
    }
  }
  throw new Fault(`${formatKey(key)} does not settle: ${done.slice(-12).join(", ")}`);
}
