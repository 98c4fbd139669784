import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createNarrator } from "../../../examples/demo/narrator.ts";
import { pitpilot } from "../../../examples/demo/play/pitpilot/pitpilot.ts";
import { createScene } from "../../../examples/demo/scene.ts";
import { loginsOf, setStage } from "../../../examples/demo/stage.ts";
import { countTraffic } from "../../../examples/demo/traffic.ts";
import { PHASES } from "../../../src/domain/phase.ts";
import type { Figures } from "../measure.ts";

/** What the incident of the demo takes, from the form to the merged postmortem; reads answered 304 cost nothing. */
export async function measureIncident(): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), "sitrep-bench-"));
  const stage = await setStage({ system: pitpilot, port: 0, log: join(folder, "app.log") });
  try {
    await stage.github.until("labels for every phase", () => {
      const names = stage.github.store.labels(pitpilot.repository).map(({ name }) => name);
      return PHASES.every((phase) => names.includes(`phase/${phase}`));
    });
    await stage.quiet();
    stage.github.requests.reset();
    await pitpilot.play(
      createScene(
        stage,
        createNarrator(() => {}, 100),
      ),
    );
    await stage.quiet();
    const { writes, reads } = countTraffic(stage.github.requests.entries, loginsOf(stage));
    return { incident_writes: writes, incident_reads: reads };
  } finally {
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  }
}
