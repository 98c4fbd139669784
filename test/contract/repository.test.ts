import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";

const ROOT = join(import.meta.dirname, "..", "..");
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");

const MADE = new Set([".git", ...read(".gitignore").trim().split("\n")]);
const files = (folder = ""): readonly string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter(({ name }) => !MADE.has(name) && !name.endsWith(".tsbuildinfo"))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? files(path) : [path];
    });
const TEXTS = files().filter((path) => !/\.(?:png|gif|ico|woff2?)$/u.test(path));

// Put together here, so that this file does not name them itself.
const machine = (...parts: readonly string[]): RegExp => new RegExp(parts.join(""), "u");
const FOREIGN = [
  ["a folder of somebody's machine", machine("(?<![\\w.~-])/", "work/")],
  ["the address of a package registry", machine("registry\\.", "npmjs")],
  ["the address of a mirror", machine("deb\\.", "debian")],
] as const;

test.each(FOREIGN)("no file names %s", (_, pattern) => {
  expect(TEXTS.length).toBeGreaterThan(300);
  expect(TEXTS.filter((path) => pattern.test(read(path)))).toEqual([]);
});

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      optional: z.boolean().default(false),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});
const lock = Object.entries(Lock.parse(JSON.parse(read("package-lock.json"))).packages);

test("the lock file says what to install, by content, and not from where", () => {
  const [, ...installed] = lock;
  expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  // Builds for other platforms than the lock file was made on may be named by version only.
  const unsealed = installed.filter(
    ([, { integrity, optional }]) => integrity === undefined && !optional,
  );
  expect(unsealed).toEqual([]);
});

test("the lock file has the optional packages of every platform", () => {
  const paths = lock.map(([path]) => path);
  const missing = lock
    .flatMap(([, entry]) => Object.keys(entry.optionalDependencies ?? {}))
    .filter((name) => !paths.some((path) => path.endsWith(`node_modules/${name}`)));
  expect(missing).toEqual([]);
});

test("everything agrees on one Node", () => {
  const { devDependencies } = z
    .object({ devDependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(read("package.json")));
  const major = read(".node-version").trim();
  expect(major).toBe("24");
  expect(read("action.yml")).toContain(`using: node${major}\n`);
  expect(devDependencies["node"]).toMatch(new RegExp(`^\\^${major}\\.`, "u"));
  expect(devDependencies["@types/node"]).toMatch(new RegExp(`^\\^${major}\\.`, "u"));
});
