import { beforeAll, describe, expect, test } from "vitest";
import { readTemplates } from "../../src/files/read-templates.ts";
import { stock, type Shelf } from "../support/shelf.ts";
import { tellFailure } from "./tell-failure.ts";
import { createCalm, hold, trialOf, type Calm } from "./trial.ts";

/** How many seeds are one test: enough to share the calm plays, few enough to see where it goes wrong. */
const TOGETHER = 20;

/** Holds every seed from one to another (not included) to its calm play. */
export function holdSeeds(from: number, to: number): void {
  let shelf: Shelf;
  let calm: Calm;
  beforeAll(async () => {
    shelf = stock(await readTemplates(new URL("../../templates/", import.meta.url)));
    calm = createCalm(shelf);
  });
  const groups = Array.from({ length: Math.ceil((to - from) / TOGETHER) }, (_, index) => {
    const first = from + index * TOGETHER;
    return [first, Math.min(to, first + TOGETHER) - 1] as const;
  });

  describe("after a storm every incident is what it would have been in calm", () => {
    test.each(groups)("seeds %i to %i", async (first, last) => {
      for (let seed = first; seed <= last; seed += 1) {
        const trial = trialOf(seed);
        // oxlint-disable-next-line no-await-in-loop
        const { problems } = await hold(trial, { shelf, calm, isTraced: false });
        // oxlint-disable-next-line no-await-in-loop
        if (problems.length > 0) expect.fail(await tellFailure(trial, trial, { shelf }));
      }
    });
  });
}
