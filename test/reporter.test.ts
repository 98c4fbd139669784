import { expect, test } from "vitest";
import { countLine, type CountedModule } from "./reporter.ts";

type State = "passed" | "failed" | "skipped" | "pending";

const RESULTS = {
  passed: { state: "passed", errors: undefined },
  failed: { state: "failed", errors: [] },
  skipped: { state: "skipped", errors: undefined, note: undefined },
  pending: { state: "pending", errors: undefined },
} as const;

const moduleOf = (ended: "passed" | "failed", ...tests: readonly State[]): CountedModule => ({
  children: { allTests: () => tests.map((state) => ({ result: () => RESULTS[state] })) },
  state: () => ended,
});

test.each([
  ["nothing that ran", [], 0, "0 passed, 0 failed"],
  [
    "tests of several files",
    [moduleOf("passed", "passed"), moduleOf("passed", "passed", "passed")],
    0,
    "3 passed, 0 failed",
  ],
  [
    "a failure once, though its file failed with it",
    [moduleOf("failed", "passed", "failed")],
    0,
    "1 passed, 1 failed",
  ],
  [
    "skipped tests only where there are any",
    [moduleOf("passed", "passed", "skipped")],
    0,
    "1 passed, 0 failed, 1 skipped",
  ],
  ["a file that could not be read as a failure", [moduleOf("failed")], 0, "0 passed, 1 failed"],
  [
    "a hook that failed as a failure",
    [moduleOf("failed", "skipped")],
    0,
    "0 passed, 1 failed, 1 skipped",
  ],
  [
    "a test that never ended as a failure",
    [moduleOf("passed", "pending")],
    0,
    "0 passed, 1 failed",
  ],
  ["errors outside of tests as failures", [moduleOf("passed", "passed")], 2, "1 passed, 2 failed"],
] as const)("the last line of a run counts %s", (_, modules, strayErrors, line) => {
  expect(countLine(modules, strayErrors)).toBe(line);
});
