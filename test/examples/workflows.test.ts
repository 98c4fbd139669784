import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const EXAMPLES = join(import.meta.dirname, "..", "..", "examples");

test.each(["probe.yml", "respond.yml"])("pitpilot has %s as every team copies it", (name) => {
  const copied = readFileSync(join(EXAMPLES, "pitpilot/.github/workflows", name), "utf8");
  expect(copied).toBe(readFileSync(join(EXAMPLES, "workflows", name), "utf8"));
});
