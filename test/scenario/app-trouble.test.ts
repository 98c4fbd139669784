import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { startAppHost, type AppHost } from "./app-host.ts";
import { endState, isProbe, probeRuns } from "./end-state.ts";
import { report } from "./repository.ts";
import { setStage } from "./set-stage.ts";
import { REPOSITORY, type Stage } from "./stage.ts";
import { playStory, type Manner } from "./story.ts";

const stages: Stage[] = [];
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.close();
});

async function setAppStage(): Promise<{ readonly stage: Stage; readonly app: AppHost }> {
  const hosts: AppHost[] = [];
  const stage = await setStage("app", async (setting) => {
    const host = await startAppHost(setting);
    hosts.push(host);
    return host;
  });
  stages.push(stage);
  const [app] = hosts;
  if (app === undefined) throw new Error("the App did not start");
  return { stage, app };
}

let calm: object;
beforeAll(async () => {
  const { stage } = await setAppStage();
  calm = endState(stage, await playStory(stage));
  await stages.pop()?.close();
});

/** By then everything but `/resolve` was said. */
const LAST_BUT_ONE = 6;

/** The requests the App writes with, each of which may fail. */
const WRITES = [
  ["POST", /^\/repos\/[^/]+\/[^/]+\/labels$/u],
  ["POST", /\/issues\/\d+\/labels$/u],
  ["PATCH", /\/issues\/\d+$/u],
  ["POST", /\/issues\/\d+\/comments$/u],
  ["PATCH", /\/issues\/comments\/\d+$/u],
  ["DELETE", /\/issues\/comments\/\d+$/u],
  ["PUT", /\/pin$/u],
  ["POST", /\/reactions$/u],
  ["POST", /\/dispatches$/u],
  ["POST", /\/git\/refs$/u],
  ["PUT", /\/contents\//u],
  ["POST", /\/pulls$/u],
  ["POST", /\/requested_reviewers$/u],
] as const;

/** At every step, each kind of write fails once; then time passes until the App has caught up. */
const failing =
  (afterApplied: boolean): Manner =>
  async (stage, step) => {
    const { faults, requests } = stage.github;
    const failures = (): number => requests.count(({ status }) => status === 502);
    const held = stage.runner.faults.hold(isProbe);
    faults.holdWebhooks();
    await step();
    for (const [method, path] of WRITES) faults.fail({ method, path, status: 502, afterApplied });
    faults.releaseWebhooks();
    await stage.settle();
    for (let before = -1; before !== failures();) {
      before = failures();
      await stage.advance(2);
    }
    faults.clear();
    held.release();
    await stage.settle();
  };

describe("GitHub fails in the middle of passes", () => {
  test.each([
    ["before a write takes effect", false],
    ["after a write took effect", true],
  ])(
    "%s: the next try ends where a calm run ends, and nothing is there twice",
    async (_, after) => {
      const { stage } = await setAppStage();
      const number = await playStory(stage, failing(after));
      // How many passes one step takes, and so how many writes fail, is up to the machine.
      const failed = stage.github.requests.count(({ status }) => status === 502);
      expect(failed).toBeGreaterThanOrEqual(WRITES.length);
      expect(endState(stage, number)).toEqual(calm);
      expect(new Set(probeRuns(stage)).size).toBe(2);
    },
  );
});

describe("webhooks come as they like", () => {
  test("twice, in the wrong order and in part, and the rest is found at the next start", async () => {
    const { stage, app } = await setAppStage();
    const { faults } = stage.github;
    faults.holdWebhooks();
    let steps = 0;
    const number = await playStory(stage, async (_, step) => {
      await step();
      steps += 1;
      if (steps < LAST_BUT_ONE) return;
      faults.releaseWebhooks((held) =>
        held
          .filter((_one, index) => index % 3 !== 2)
          .flatMap((one) => [one, one])
          .toReversed(),
      );
      await stage.settle();
    });
    expect(endState(stage, number)).toEqual(calm);
    await app.stop();
    await app.startAnew();
    const before = stage.writes().length;
    await stage.advance(1);
    expect(stage.writes().slice(before)).toEqual([]);
  });

  test("not at all while the App was away: it looks for itself when it is back", async () => {
    const { stage, app } = await setAppStage();
    await app.stop();
    let steps = 0;
    const number = await playStory(stage, async (_, step) => {
      await step();
      steps += 1;
      if (steps !== 4) return;
      await app.startAnew();
      await stage.settle();
    });
    expect(endState(stage, number)).toEqual(calm);
  });
});

test("the App's own writes start no pass, those of the Action do", async () => {
  const { stage, app } = await setAppStage();
  const passesOf = async (what: () => Promise<unknown>): Promise<number> => {
    const before = await app.passes();
    await what();
    return (await app.passes()) - before;
  };
  let number = 0;
  // Opening with a label is two events, which are one pass or two as they come.
  const opened = await passesOf(async () => {
    number = await stage.open({ body: report() });
  });
  expect(opened).toBeLessThanOrEqual(2);
  expect(stage.writes().length).toBeGreaterThan(4);
  expect(await passesOf(() => stage.say(stage.ada, number, "/ack"))).toBe(1);
  const held = stage.runner.faults.hold(isProbe);
  expect(await passesOf(() => stage.say(stage.ada, number, "/probe health"))).toBe(1);
  const reported = await passesOf(async () => {
    held.release();
    await stage.settle();
  });
  expect(reported).toBeGreaterThanOrEqual(1);
  expect(stage.only(number, "card")).toContain("healthy");
});

describe("the App starts anew with nothing but its settings", () => {
  test("in the middle of an incident, while a probe runs, and twice during a soak", async () => {
    const { stage, app } = await setAppStage();
    /** A start that finds nothing to do, because nothing happened meanwhile. */
    const restart = async (): Promise<void> => {
      await app.stop();
      const before = stage.writes().length;
      await app.startAnew();
      await stage.settle();
      expect(stage.writes().slice(before)).toEqual([]);
    };
    const number = await stage.open({ body: report() });
    await stage.say(stage.ada, number, "/ack\n/lead me\n/done 1");
    await restart();
    const held = stage.runner.faults.hold(isProbe);
    await stage.say(stage.ada, number, "/probe health");
    await app.stop();
    held.release();
    await stage.github.settled();
    await app.startAnew();
    await stage.settle();
    expect(probeRuns(stage)).toHaveLength(1);
    expect(stage.only(number, "card")).toContain("healthy");
    await stage.say(stage.grace, number, "/resolve rolled back");
    await stage.advance(1);
    expect(stage.labels(number)).toContain("phase/monitoring");
    await restart();
    await stage.advance(6);
    await restart();
    await stage.advance(6);
    await stage.advance(1);
    expect(stage.labels(number)).toContain("phase/resolved");
    expect(probeRuns(stage)).toHaveLength(4);
    expect(new Set(probeRuns(stage)).size).toBe(4);
    expect(stage.github.store.pulls(REPOSITORY)).toHaveLength(1);
    expect(stage.written(number, "card")).toHaveLength(1);
    expect(stage.written(number, "checklist")).toHaveLength(1);
    expect(stage.written(number, "probe")).toHaveLength(1);
    await restart();
  });
});
