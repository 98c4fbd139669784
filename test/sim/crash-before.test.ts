import { expect, test } from "vitest";
import { playCalmly, playWithCrash } from "./crash-points.ts";

const { shelf, ends: calm, asked } = await playCalmly();

test(`the App dies before each of its ${asked.length} requests in turn is sent: ${asked.length} times the same end`, async () => {
  expect(asked.length).toBeGreaterThan(50);
  for (let request = 1; request <= asked.length; request += 1) {
    // oxlint-disable-next-line no-await-in-loop
    const { problems, ends } = await playWithCrash(shelf, { request, isApplied: false });
    expect(problems, `at request ${request}`).toEqual([]);
    expect(ends, `at request ${request}`).toEqual(calm);
  }
});
