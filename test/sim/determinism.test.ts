import { beforeAll, expect, test } from "vitest";
import { readTemplates } from "../../src/files/read-templates.ts";
import { createDice } from "./dice.ts";
import { play, type Played } from "./play.ts";
import { stock, type Shelf } from "../support/shelf.ts";
import { KINDS, weatherOf } from "./storm.ts";
import { createStory } from "./story.ts";

let shelf: Shelf;
beforeAll(async () => {
  shelf = stock(await readTemplates(new URL("../../templates/", import.meta.url)));
});

const everything = new Map(KINDS.map((kind) => [kind, 0.05]));

function played(seed: number): Promise<Played> {
  const story = { ...createStory(createDice(seed)), isForBoth: true };
  const weather = weatherOf(everything, createDice(seed));
  return play(story, { shelf, weather, seed, isTraced: true });
}

test("one seed is one play: every request, webhook, fault and crash at the same moment", async () => {
  const first = await played(7);
  const second = await played(7);
  expect(first.trace.length).toBeGreaterThan(200);
  expect(first.trace.join("\n")).toMatch(/FAULT/u);
  expect(second.trace).toEqual(first.trace);
  expect(second.ends).toEqual(first.ends);
});

test("another seed is another play", async () => {
  const first = await played(7);
  const other = await played(8);
  expect(other.trace).not.toEqual(first.trace);
});

test("the play leaves the process's own time and chance behind as they were", async () => {
  const look = () => [
    globalThis.setTimeout,
    Date,
    ...["random"].map((name) => Reflect.get(Math, name)),
  ];
  const before = look();
  const signing = Object.keys(globalThis.crypto.subtle);
  await played(7);
  expect(look().map((one, index) => one === before[index])).toEqual([true, true, true]);
  expect(Object.keys(globalThis.crypto.subtle)).toEqual(signing);
  expect(Reflect.get(AbortSignal, "timeout")).not.toHaveProperty("prototype");
});
