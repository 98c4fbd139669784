import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createNarrator } from "../../examples/demo/narrator.ts";
import { perform } from "../../examples/demo/perform.ts";
import { SYSTEMS } from "../../examples/demo/systems.ts";

/** A play is dozens of workflow runs one after the other, which a busy machine may stretch; in milliseconds. */
const LONGEST = 180_000;

// PitPilot's is played by the demo itself, in a process of its own.
test.each(SYSTEMS.filter(({ name }) => name !== "pitpilot"))(
  "$name: one incident from the report to its end, by the real App and the built Action",
  async (system) => {
    const folder = await mkdtemp(join(tmpdir(), "sitrep-played-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const lines: string[] = [];
    const hasHeld = await perform(
      system,
      createNarrator((line) => lines.push(line), 100),
      folder,
    );
    expect(hasHeld, lines.join("\n")).toBe(true);
    expect(lines.filter((line) => line.includes("✓")).length).toBeGreaterThan(10);
  },
  LONGEST,
);
