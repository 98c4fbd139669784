import { expect, onTestFinished, test } from "vitest";
import { createLimits } from "../../src/github/limits.ts";
import { gatherTenTeams } from "./ten-teams.ts";

/** How long a busy machine may take, in milliseconds; nothing is measured by it. */
const PATIENCE = 30_000;

test("of ten incidents opened at once, nine are carded while GitHub answers the tenth team nothing", async () => {
  const teams = await gatherTenTeams();
  onTestFinished(teams.close);
  const { github, repositories } = teams;
  const [held = "", ...others] = repositories;
  const answered = Promise.withResolvers<void>();

  github.faults.holdWebhooks();
  await teams.openEverywhere();
  const path = new RegExp(`^/repos/${held}/`, "u");
  github.faults.stall({ path, times: 1000, until: answered.promise });
  github.faults.releaseWebhooks();

  await github.until(
    "a card in nine repositories",
    () => teams.carded().length === others.length,
    PATIENCE,
  );
  expect(teams.carded()).toEqual(others);

  github.faults.clear();
  answered.resolve();
  await github.until("a card in the tenth", () => teams.carded().includes(held), PATIENCE);
});

test("an incident opens with so few writes that no limit of ours holds one back", async () => {
  const teams = await gatherTenTeams();
  onTestFinished(teams.close);
  const { github, repositories } = teams;
  github.requests.reset();
  await teams.openEverywhere();
  await github.until("every card", () => teams.carded().length === repositories.length, PATIENCE);
  await teams.settled();

  const limits = createLimits();
  for (const fullName of repositories) {
    const writes = github.requests.count(
      ({ isWrite, actor, path }) =>
        isWrite && actor === "sitrep[bot]" && path.startsWith(`/repos/${fullName}/`),
    );
    expect(writes).toBeGreaterThan(3);
    // A fresh installation may make that many at once, even if every one of them created content.
    const { points, contents } = limits.of(fullName).room();
    expect(writes).toBeLessThan(contents);
    expect(writes * 5).toBeLessThan(points);
  }
});
