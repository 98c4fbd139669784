import { expect, test } from "vitest";
import { fails, isOrigin, suspects } from "../../../src/domain/probe/telling.ts";

const report = {
  assertions: [
    { assertion: "status is 200", holds: false, found: "503" },
    { assertion: "$.p95_ms is below 2000", holds: false, found: "4200" },
    { assertion: "$.login_failures is below 50", holds: true, found: "1" },
    { assertion: "header x-queue is below 5", holds: false, found: "9" },
  ],
  values: {
    p95_ms: 4200,
    login_failures: 1,
    "header.x-queue": 9,
    workers: 0,
    address: "192.0.2.7",
  },
};

test("what fails, and what nothing was said of, may be what is wrong", () => {
  expect(suspects(report)).toEqual([
    ["p95_ms", 4200],
    ["header.x-queue", 9],
    ["workers", 0],
  ]);
});

test.each([
  ["p95_ms", true],
  ["header.x-queue", true],
  ["login_failures", false],
  ["p95", false],
])("%s fails: %s", (name, isSo) => {
  expect(fails(report, name)).toBe(isSo);
});

test.each([
  ["address", "192.0.2.7", true],
  ["address", "2001:db8::7", true],
  ["address", "12 Long Street", false],
  ["address", 12, false],
  ["peer", "192.0.2.7", false],
])("%s %s is where an answer came from: %s", (name, value, isSo) => {
  expect(isOrigin(name, value)).toBe(isSo);
});
