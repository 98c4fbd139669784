import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { unaligned, withCommands } from "./readme.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const readme = read("README.md");
const manifest = z
  .object({
    scripts: z.record(z.string(), z.string()),
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(read("package.json")));

test("README.md shows the commands of the registry; if not, run `npm run readme`", () => {
  expect(unaligned(readme)).toBe(unaligned(withCommands(readme)));
});

const [, standsOn = ""] = /^## What it stands on\n(?<body>[\s\S]*?)^## /mu.exec(readme) ?? [];
const isRow = (line: string): boolean => line.startsWith("|");
const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/`(?<name>[^`]+)`/gu)].map(({ groups }) => groups?.["name"] ?? "").toSorted();

test("README.md gives a reason for each dependency, and for nothing else", () => {
  const table = standsOn.split("\n").filter(isRow).join("\n");
  expect(namesIn(table)).toEqual(Object.keys(manifest.dependencies).toSorted());
});

test("README.md names what development needs, but types", () => {
  const prose = standsOn.split("\n").filter((line) => !isRow(line));
  expect(namesIn(prose.join("\n"))).toEqual(
    Object.keys(manifest.devDependencies)
      .filter((name) => !name.startsWith("@types/"))
      .toSorted(),
  );
});

// Runbooks of invented teams link to what only those teams have.
const DOCUMENTS = globSync(["*.md", ".github/**/*.md", "examples/**/*.md", "test/**/*.md"], {
  cwd: ROOT,
}).filter((path) => !path.includes("runbook/wild/"));

test.each(DOCUMENTS)("%s names only scripts that exist", (path) => {
  const named = [...read(path).matchAll(/npm run (?:-s )?(?<script>[a-z:]+)/gu)].map(
    ({ groups }) => groups?.["script"] ?? "",
  );
  expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
});

test.each(DOCUMENTS)("%s links only to files that exist", (path) => {
  const links = [...read(path).matchAll(/\]\((?<to>[^)#\s]+)(?:#[^)]*)?\)/gu)]
    .map(({ groups }) => groups?.["to"] ?? "")
    .filter((to) => !/^[a-z]+:/u.test(to));
  const missing = links.filter((to) => globSync(join(ROOT, path, "..", to)).length === 0);
  expect(missing).toEqual([]);
});
