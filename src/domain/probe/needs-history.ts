import type { ProbeSpec } from "./spec.ts";
import { isTrend } from "./value-test.ts";

/** Whether what a probe says depends on earlier readings of the same incident. */
export const needsHistory = ({ expect, hysteresis }: ProbeSpec): boolean =>
  hysteresis.fail > 1 ||
  hysteresis.recover > 1 ||
  expect.some((assertion) => "test" in assertion && isTrend(assertion.test));
