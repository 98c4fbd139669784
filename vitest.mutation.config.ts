import { defineConfig } from "vitest/config";

/** Titles of laws about speed and of the costliest scenario: seconds each, and no mutant is theirs alone to find. */
const SLOW =
  /in a moment|times as long|is not a long list|is not many paragraphs|thousands of lazy|further comments when the card is full/u;

/**
 * What `npm run mutate` runs against each mutant: the quick tests of the pure layers. The laws of convergence stay
 * out, because each costs more than all scenarios together; the suite keeps them. `MUTATION_TESTS=domain` leaves the
 * scenarios of the engine out as well, which is enough and much quicker for mutants of the domain.
 */
export default defineConfig({
  test: {
    include: [`test/${process.env["MUTATION_TESTS"] ?? "{domain,control}"}/**/*.test.ts`],
    exclude: ["test/control/converge.test.ts"],
    testNamePattern: new RegExp(`^(?!.*(?:${SLOW.source})).*$`, "u"),
    setupFiles: ["test/support/few-runs.ts"],
    // One worker for all files: starting one costs more than most of these tests.
    isolate: false,
    testTimeout: 20_000,
  },
});
