import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..");
const text = readFileSync(join(ROOT, ".github", "SECURITY.md"), "utf8");

test("every test that the trust model names is there", () => {
  const named = [...text.matchAll(/`(?<path>test\/[\w./-]+\.test\.ts)`/gu)].map(
    ({ groups }) => groups?.["path"] ?? "",
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test("everything that an attacker could try has a test that shows what stops it", () => {
  const section = text.slice(
    text.indexOf("## What they could try"),
    text.indexOf("## What is not"),
  );
  const rows = section
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2);
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.filter((row) => !row.includes("`test/"))).toEqual([]);
});
