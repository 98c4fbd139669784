import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** The folder of the examples. */
const EXAMPLES = join(import.meta.dirname, "..");

const CONFIG = ".github/incidents.yml";

/** Probes go to no private address unless the config says so, and the patient is on this very machine. */
const NEARBY = "network:\n  allow: [127.0.0.1]\n";

/** Where the App is installed, a team does without the workflow that would do the same work. */
const WITHOUT_APP = new Set([".github/workflows/respond.yml", "README.md"]);

/**
 * The files a team copies into its repository, by path, with the patient's addresses in place of the team's. Fails where
 * none of them has such an address, which would lead to somebody else.
 */
export async function readSetup(
  name: string,
  addresses: ReadonlyMap<string, string>,
): Promise<Readonly<Record<string, string>>> {
  const folder = join(EXAMPLES, name);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !WITHOUT_APP.has(path))
    .toSorted();
  const found = new Set<string>();
  const files = await Promise.all(
    paths.map(async (path) => {
      const text = await readFile(join(folder, path), "utf8");
      const moved = [...addresses].reduce((sofar, [from, to]) => {
        if (sofar.includes(from)) found.add(from);
        return sofar.replaceAll(from, to);
      }, text);
      return [path, path === CONFIG ? `${moved}\n${NEARBY}` : moved] as const;
    }),
  );
  for (const address of addresses.keys())
    if (!found.has(address)) throw new Error(`no file of ${name} has “${address}”`);
  return Object.fromEntries(files);
}
