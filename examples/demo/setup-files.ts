import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** The folder of the examples. */
const EXAMPLES = join(import.meta.dirname, "..");

const CONFIG = ".github/incidents.yml";

/** Probes go to no private address unless the config says so, and the patient is on this very machine. */
const NEARBY = "network:\n  allow: [127.0.0.1]\n";

/** Where the App is installed, a team does without the workflow that would do the same work. */
const WITHOUT_APP = new Set([".github/workflows/respond.yml", "README.md"]);

/** The files a team copies into its repository, by path, with the patient's address in place of the team's. */
export async function readSetup(
  name: string,
  address: { readonly from: string; readonly to: string },
): Promise<Readonly<Record<string, string>>> {
  const folder = join(EXAMPLES, name);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !WITHOUT_APP.has(path))
    .toSorted();
  const files = await Promise.all(
    paths.map(async (path) => {
      const text = await readFile(join(folder, path), "utf8");
      const moved = text.replaceAll(address.from, address.to);
      return [path, path === CONFIG ? `${moved}\n${NEARBY}` : moved] as const;
    }),
  );
  return Object.fromEntries(files);
}
