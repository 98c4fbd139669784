import { expect, test } from "vitest";
import { playCalmly, playWithCrash } from "./crash-points.ts";

const { shelf, ends: calm, asked } = await playCalmly();

/** A read takes no effect: to die behind one is to die before the next request, which another test does. */
const writes = asked.flatMap(({ method }, index) => (method === "GET" ? [] : [index + 1]));

test(`the App dies behind each of its ${writes.length} writes in turn, whose answers it never gets: ${writes.length} times the same end`, async () => {
  expect(writes.length).toBeGreaterThan(20);
  for (const request of writes) {
    // oxlint-disable-next-line no-await-in-loop
    const { problems, ends } = await playWithCrash(shelf, { request, isApplied: true });
    expect(problems, `at request ${request}`).toEqual([]);
    expect(ends, `at request ${request}`).toEqual(calm);
  }
});
