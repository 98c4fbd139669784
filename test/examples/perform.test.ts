import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createNarrator } from "../../examples/demo/narrator.ts";
import { perform } from "../../examples/demo/perform.ts";
import { pitpilot } from "../../examples/demo/play/pitpilot/pitpilot.ts";

test("a step that is not as it should be ends the demo, says which, and leaves the thread so far", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sitrep-perform-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const lines: string[] = [];
  const hasHeld = await perform(
    {
      ...pitpilot,
      play: async (scene) => {
        const { number } = await scene.reporter.openIssue(pitpilot.repository, {
          title: "A tablet is slow",
        });
        const place = { repository: pitpilot.repository, number };
        const { labels } = await scene.catchUp(place);
        scene.check("an issue that is no incident has no label", labels.length === 0);
        scene.check("it has a label all the same", labels.length > 0);
        return place;
      },
    },
    createNarrator((line) => lines.push(line), 100),
    folder,
  );
  expect(hasHeld).toBe(false);
  const told = lines.join("\n");
  expect(told).toContain("✓ an issue that is no incident has no label");
  expect(told).toContain("✗ Not so: it has a label all the same");
  expect(told).toContain("✗ The demo failed.");
  await expect(readFile(join(folder, "pitpilot/thread.md"), "utf8")).resolves.toContain(
    "# A tablet is slow (#1)",
  );
});
