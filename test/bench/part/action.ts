import { spawn } from "node:child_process";
import { once } from "node:events";
import { heaviestMode } from "../../host/bundle-chunks.ts";
import { runBundle } from "../../host/run-bundle.ts";
import { median, repeat, timed, type Figures } from "../measure.ts";

const ROUNDS = 20;

/**
 * What the built Action weighs in the mode that loads most, and how long it takes to begin a probe: to load all that
 * `mode: probe` needs and to find that no probe is named. The time is given as a multiple of what Node itself takes to do
 * nothing, measured in turn with it.
 */
export async function measureAction(): Promise<Figures> {
  const rounds = await repeat(ROUNDS, async () => {
    const nothing = await timed(() => once(spawn(process.execPath, ["-e", "0"]), "close"));
    const action = await timed(() => runBundle({ inputs: { mode: "probe" } }));
    return { nothing, action };
  });
  return {
    bundle_kib: heaviestMode() / 1024,
    action_start_ratio:
      median(rounds.map(({ action }) => action)) / median(rounds.map(({ nothing }) => nothing)),
  };
}
