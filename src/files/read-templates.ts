import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** Reads every file of a template folder: text by path within, such as `en/card.md.hbs`. */
export async function readTemplates(folder: URL): Promise<ReadonlyMap<string, string>> {
  const root = fileURLToPath(folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const read = entries
    .filter((entry) => entry.isFile())
    .map(async ({ parentPath, name }): Promise<readonly [string, string]> => {
      const path = join(parentPath, name);
      return [relative(root, path).replaceAll(sep, "/"), await readFile(path, "utf8")];
    });
  return new Map(await Promise.all(read));
}
