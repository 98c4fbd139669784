import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";

const ROOT = join(import.meta.dirname, "..", "..");

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().default(false),
      optional: z.boolean().default(false),
      hasInstallScript: z.boolean().default(false),
    }),
  ),
});
const Package = z.object({
  license: z.string().optional(),
  licenses: z.array(z.object({ type: z.string() })).optional(),
  scripts: z.record(z.string(), z.string()).default({}),
});
const Settings = z.object({ allowScripts: z.record(z.string(), z.boolean()) });

const read = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), "utf8"));
const packages = Object.entries(Lock.parse(read("package-lock.json")).packages);
const installed = packages.filter(([path]) => path !== "");
/** What runs in production, with everything it brings. */
const production = installed.filter(([, { dev, optional }]) => !dev && !optional);

/** Licences that ask for nothing but to be named. */
const PERMISSIVE = [
  "MIT",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "Unlicense",
  "CC0-1.0",
  // Python's own, which asks for nothing more; it came along with code translated from Python.
  "Python-2.0",
];

/** Whether a licence expression can be kept by naming it: one side of an `OR` is enough, of an `AND` both are needed. */
const isPermissive = (license: string): boolean =>
  license
    .replaceAll(/[()]/gu, "")
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((one) => PERMISSIVE.includes(one.trim())));

const licenseOf = (path: string): string => {
  const { license, licenses } = Package.parse(read(join(path, "package.json")));
  return license ?? licenses?.map(({ type }) => type).join(" OR ") ?? "none";
};

test("there are packages to look at, of production and of development", () => {
  expect(production.length).toBeGreaterThan(100);
  expect(installed.length).toBeGreaterThan(production.length);
});

test("everything that runs in production has a licence that asks for nothing but its name", () => {
  const others = production
    .map(([path]) => `${path}: ${licenseOf(path)}`)
    .filter((line) => !isPermissive(line.slice(line.indexOf(": ") + 2)));
  expect(others).toEqual([]);
});

test("the lists of licences tell permissive ones from others", () => {
  expect(["MIT", "(MIT OR GPL-3.0)", "MIT AND ISC"].every(isPermissive)).toBe(true);
  expect(["GPL-3.0", "MIT AND GPL-3.0", "none", "SEE LICENSE IN x", ""].some(isPermissive)).toBe(
    false,
  );
});

test("nothing that runs in production runs when it is installed", () => {
  const named = new Set(Object.keys(Settings.parse(read("package.json")).allowScripts));
  const scripted = production.filter(([path, { hasInstallScript }]) => {
    const { scripts } = Package.parse(read(join(path, "package.json")));
    return (
      hasInstallScript || ["preinstall", "install", "postinstall"].some((name) => name in scripts)
    );
  });
  expect(
    scripted
      .map(([path]) => path)
      .filter((path) => !named.has(path.replace(/^.*node_modules\//u, ""))),
  ).toEqual([]);
});
