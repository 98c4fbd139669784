import { afterEach, expect, test } from "vitest";
import { startAppHost } from "./app-host.ts";
import { report } from "./repository.ts";
import { setStage } from "./set-stage.ts";
import type { Stage } from "./stage.ts";

const stages: Stage[] = [];
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.close();
});

test("in a private repository readers open incidents without triage, and write access commands", async () => {
  const stage = await setStage("app", startAppHost, { isPrivate: true });
  stages.push(stage);
  const { mallory, grant } = stage;
  grant(mallory, "read");
  const number = await stage.open({ body: report(), by: mallory });
  // Whoever can see a private repository belongs to the team.
  expect(stage.labels(number)).toContain("phase/investigating");
  expect(stage.written(number, "checklist")).toHaveLength(1);

  for (const role of ["read", "triage"] as const) {
    grant(mallory, role);
    await stage.say(mallory, number, "/ack");
    expect(stage.written(number, "reply").at(-1)?.text).toMatch(/write access/u);
  }
  expect(stage.only(number, "card")).toContain("Acknowledge by");
  grant(mallory, "maintain");
  await stage.say(mallory, number, "/ack");
  expect(stage.only(number, "card")).toMatch(/Acknowledged \| by mallory/u);
  grant(mallory, "admin");
  await stage.say(mallory, number, "/severity sev-3");
  expect(stage.labels(number)).toContain("severity/sev-3");
  expect(stage.written(number, "reply")).toHaveLength(2);
});
