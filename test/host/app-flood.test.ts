import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { createFloodGauge, floodMemory, isFlooded } from "../../src/app/worker/thread/flood.ts";
import { standingBack } from "../../src/app/worker/stand-back.ts";
import { formatKey } from "../../src/control/key.ts";
import { createPasses } from "../queue/passes.ts";

const key = (number: number) => ({ owner: "acme", repo: "shop", number });

/** Passes that stand back from a flood that begins and ends when the test says so. */
function createStage() {
  const passes = createPasses();
  const flood = { isOn: true, waits: 0 };
  const looks: (() => void)[] = [];
  const handler = standingBack(passes.handler, {
    isFlooded: () => flood.isOn,
    few: 2,
    onWait: () => (flood.waits += 1),
    pause: () => new Promise<void>((resolve) => looks.push(resolve)),
  });
  return {
    passes,
    flood,
    ask: async (number: number, urgency: "high" | "normal" | "low" = "normal") => {
      handler(key(number), urgency).catch(() => {});
      await turn();
    },
    look: async () => {
      for (const resolve of looks.splice(0)) resolve();
      await turn();
    },
  };
}

const name = (number: number): string => formatKey(key(number));

test("in a flood only few passes go on, the urgent ones first", async () => {
  const { passes, ask, flood } = createStage();
  await ask(1);
  await ask(2);
  await ask(3, "low");
  await ask(4);
  await ask(5, "high");
  expect(passes.begun()).toEqual([1, 2].map(name));
  expect(flood.waits).toBe(3);
  await passes.of(key(1)).succeed();
  await turn();
  await passes.of(key(2)).fail(new Error("502"));
  await turn();
  expect(passes.begun()).toEqual([1, 2, 5, 4].map(name));
});

test("once the flood is over all go on", async () => {
  const { passes, flood, ask, look } = createStage();
  for (const number of [1, 2, 3, 4]) await ask(number);
  await look();
  expect(passes.begun()).toEqual([1, 2].map(name));
  flood.isOn = false;
  await look();
  expect(passes.begun()).toEqual([1, 2, 3, 4].map(name));
  await ask(5);
  expect(passes.begun()).toHaveLength(5);
});

test("what waits is not overtaken by what comes when the flood is just over", async () => {
  const { passes, flood, ask, look } = createStage();
  for (const number of [1, 2, 3]) await ask(number);
  flood.isOn = false;
  await ask(4);
  expect(passes.begun()).toEqual([1, 2].map(name));
  await look();
  expect(passes.begun()).toEqual([1, 2, 3, 4].map(name));
});

test("a flood is more than a thousand nudges a second, and is over soon after", () => {
  let now = 0;
  const memory = floodMemory();
  const gauge = createFloodGauge(memory, () => now);
  const nudge = (count: number, span: number): void => {
    for (let done = 0; done < count; done += 1) {
      now += span / count;
      gauge.note();
    }
  };
  nudge(2000, 4000);
  expect(isFlooded(memory, () => now)).toBe(false);
  nudge(400, 200);
  expect(isFlooded(memory, () => now)).toBe(true);
  expect(isFlooded(memory, () => now + 300)).toBe(false);
});
