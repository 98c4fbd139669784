import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readWorkflow } from "./workflow.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..");

const FILES = globSync(
  ["examples/workflows/*.yml", "examples/*/.github/workflows/*.yml", ".github/workflows/*.yml"],
  { cwd: ROOT },
);

test("there are workflows to judge", () => {
  expect(FILES).toContain(join("examples", "workflows", "probe.yml"));
});

test.for(FILES)("GitHub would accept %s, and this runner can run it", (path) => {
  const read = readWorkflow(path, readFileSync(join(ROOT, path), "utf8"));
  expect(read.kind === "invalid" ? read.problems : []).toEqual([]);
});
