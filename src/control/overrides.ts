import { decodeUtf8 } from "./text.ts";
import type { TemplateSources } from "../render/renderer.ts";
import type { RepoKey } from "./key.ts";
import type { ForgeReads, RepoState } from "./port.ts";

/** Folder of a repository's own templates. */
const FOLDER = ".github/incident-templates/";

/** The repository's own templates by file name, from the commit of this pass. Files that are no text are left out. */
export async function readOverrides(
  { key, repo }: { readonly key: RepoKey; readonly repo: Pick<RepoState, "commit"> },
  forge: Pick<ForgeReads, "tree" | "file">,
): Promise<TemplateSources> {
  const entries = (await forge.tree(key, repo.commit)).filter(
    ({ kind, path }) => kind === "file" && path.startsWith(FOLDER) && path.endsWith(".hbs"),
  );
  const read = await Promise.all(
    entries.map(async ({ path }) => {
      const bytes = await forge.file(key, path, repo.commit);
      const text = bytes === undefined ? undefined : decodeUtf8(bytes);
      return text === undefined ? [] : [[path.slice(FOLDER.length), text] as const];
    }),
  );
  return new Map(read.flat());
}
