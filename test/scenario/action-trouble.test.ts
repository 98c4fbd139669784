import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { startActionHost } from "./action-host.ts";
import { startAppHost } from "./app-host.ts";
import { endState, probeRuns } from "./end-state.ts";
import { report } from "./repository.ts";
import { setStage } from "./set-stage.ts";
import { REPOSITORY, type Stage } from "./stage.ts";
import { playStory } from "./story.ts";

const stages: Stage[] = [];
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.close();
});

async function setActionStage(place: Parameters<typeof setStage>[2] = {}): Promise<Stage> {
  const stage = await setStage("action", startActionHost, place);
  stages.push(stage);
  return stage;
}

const isResponding = ({ workflowPath }: { readonly workflowPath: string }): boolean =>
  workflowPath.endsWith("/respond.yml");

describe("runs that GitHub cancels or loses", () => {
  let calm: object;
  beforeAll(async () => {
    // The App's calm run: both hosts end alike.
    const stage = await setStage("app", startAppHost);
    calm = endState(stage, await playStory(stage));
    await stage.close();
  });

  test("events that pile up cancel each other's runs, and the last one sees to them all", async () => {
    const stage = await setActionStage();
    const held = stage.runner.faults.hold(isResponding);
    let steps = 0;
    const number = await playStory(stage, async (_, step) => {
      await step();
      steps += 1;
      if (steps !== 6) return;
      // Everything but the end has happened by now, and not one run has started.
      expect(stage.written(stage.github.store.issues(REPOSITORY)[0]?.number ?? 0, "card")).toEqual(
        [],
      );
      held.release();
      await stage.settle();
    });
    const conclusions = stage.runner.runs.filter(isResponding).map(({ conclusion }) => conclusion);
    expect(conclusions.filter((conclusion) => conclusion === "cancelled").length).toBeGreaterThan(
      3,
    );
    expect(endState(stage, number)).toEqual(calm);
  });

  test("a run that is killed between two writes is made good by the schedule", async () => {
    const stage = await setActionStage();
    let steps = 0;
    const number = await playStory(stage, async (_, step) => {
      steps += 1;
      if (steps === 1) await killed(stage, cardOf(stage), step);
      else if (steps === 7) await killed(stage, secondProbeOf(stage), step);
      else await step();
    });
    await stage.advance(1);
    expect(
      stage.runner.runs.filter(({ conclusion }) => conclusion === "failure").length,
    ).toBeGreaterThanOrEqual(2);
    expect(endState(stage, number)).toEqual(calm);
    expect(new Set(probeRuns(stage)).size).toBe(2);
  });
});

const isRunning = ({ status }: { readonly status: string }): boolean => status === "in_progress";

/** A write to die right after. */
interface Moment {
  readonly path: RegExp;
  readonly hasHappened: () => boolean;
}

const cardOf = ({ github }: Stage): Moment => ({
  path: /\/issues\/\d+\/comments$/u,
  hasHappened: () =>
    github.store
      .issues(REPOSITORY)
      .some(({ number }) => github.store.comments(REPOSITORY, number).length > 0),
});

const secondProbeOf = (stage: Stage): Moment => ({
  path: /\/probe\.yml\/dispatches$/u,
  hasHappened: () => probeRuns(stage).length === 2,
});

/** Does something and takes the machine away from the run that answers it, right after its first such write. */
async function killed(
  stage: Stage,
  { path, hasHappened }: Moment,
  step: () => Promise<unknown>,
): Promise<void> {
  const { github, runner } = stage;
  const { promise: gone, resolve: letGo } = Promise.withResolvers<void>();
  github.faults.stall({ method: "POST", path, afterApplied: true, until: gone });
  const done = step();
  const victim = await github.until(
    "the write of a run",
    () => hasHappened() && runner.runs.find((run) => isResponding(run) && isRunning(run)),
  );
  runner.kill(victim.id);
  letGo();
  await done;
}

describe("a repository where Actions may not open pull requests", () => {
  test("is told so once, and a pull request opened by hand is followed to its merge", async () => {
    const stage = await setActionStage({ mayActionsOpenPulls: false });
    const number = await stage.open({ body: report({ severity: "SEV-2 (degraded)" }) });
    await stage.say(stage.ada, number, "/ack\n/lead me\n/resolve --now it was a false alarm");
    expect(stage.labels(number)).toContain("phase/resolved");
    expect(stage.github.store.pulls(REPOSITORY)).toEqual([]);
    const notice = stage.only(number, "notice");
    const branch = `sitrep/postmortem-${number}`;
    expect(notice).toContain(branch);
    expect(notice).toMatch(/not permitted/u);
    await stage.advance(5);
    expect(stage.written(number, "notice")).toHaveLength(1);

    const opened = await stage.act(() =>
      stage.ada.request("POST", `/repos/${REPOSITORY}/pulls`, {
        head: branch,
        base: "main",
        title: "The postmortem",
      }),
    );
    expect(opened.status).toBe(201);
    const [pull] = stage.github.store.pulls(REPOSITORY);
    await stage.advance(5);
    expect(stage.only(number, "card")).toContain(`#${pull?.number}`);
    await stage.act(() => stage.ada.merge(REPOSITORY, pull?.number ?? 0));
    expect(stage.labels(number)).toContain("phase/closed");
    expect(stage.written(number, "notice").at(-1)?.text).toContain("The postmortem is merged");
  });
});
