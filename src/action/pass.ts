import { formatKey } from "../control/key.ts";
import type { IssueKey } from "../control/key.ts";
import { reconcile } from "../control/reconcile.ts";
import type { PassResult } from "../control/reconcile.ts";
import type { World } from "../control/world.ts";
import { Fault, TerminalFault } from "../domain/fault.ts";
import { isoInstant, seconds } from "../domain/time.ts";
import type { Duration } from "../domain/time.ts";
import type { PassSummary } from "./outcome.ts";

/** What one pass did; `failure` is a sentence that says what to do. */
export interface Pass {
  readonly summary: PassSummary;
  readonly failure: string | undefined;
}

type Delay = (span: Duration) => Promise<unknown>;

/** Waits before a pass that met a fault is tried again; it looks first, so nothing is done twice. */
const WAITS = [seconds(1), seconds(5)] as const;

/** Runs the passes an issue needs now. What is due later is left to the schedule. Never rejects. */
export async function passFor(key: IssueKey, world: World, delay: Delay): Promise<Pass> {
  try {
    const { kind, effects, wakeAt } = await persist(key, world, delay);
    return { summary: summaryOf(key, kind, effects, wakeAt), failure: undefined };
  } catch (error) {
    return { summary: summaryOf(key, "failed", [], undefined), failure: failureOf(key, error) };
  }
}

async function persist(key: IssueKey, world: World, delay: Delay): Promise<PassResult> {
  for (const wait of WAITS) {
    try {
      // A try follows the one before.
      // oxlint-disable-next-line no-await-in-loop
      return await reconcile(key, world);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      world.log.warn(`${formatKey(key)}: ${error.message}; trying again`);
      // oxlint-disable-next-line no-await-in-loop
      await delay(wait);
    }
  }
  return await reconcile(key, world);
}

const summaryOf = (
  { number }: IssueKey,
  decision: PassSummary["decision"],
  effects: readonly string[],
  wakeAt: PassResult["wakeAt"],
): PassSummary => ({
  issue: number,
  decision,
  effects,
  wake_at: wakeAt === undefined ? null : isoInstant(wakeAt),
});

function failureOf(key: IssueKey, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const advice =
    error instanceof TerminalFault
      ? "It needs somebody to change that."
      : error instanceof Fault
        ? "Nothing is lost: the next run for this issue catches up."
        : "This is a defect: please report it with the log of this run.";
  return `The pass for ${formatKey(key)} failed: ${message}. ${advice}`;
}
