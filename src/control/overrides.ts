import { TEMPLATES_FOLDER } from "../domain/team-files.ts";
import { decodeUtf8 } from "./text.ts";
import type { TemplateSources } from "../render/renderer.ts";
import type { RepoKey } from "./key.ts";
import type { ForgeReads, RepoState } from "./port.ts";

/** The repository's own templates by file name, from the commit of this pass. Files that are no text are left out. */
export async function readOverrides(
  { key, repo }: { readonly key: RepoKey; readonly repo: Pick<RepoState, "commit"> },
  forge: Pick<ForgeReads, "tree" | "file">,
): Promise<TemplateSources> {
  const entries = (await forge.tree(key, repo.commit)).filter(
    ({ kind, path }) =>
      kind === "file" && path.startsWith(`${TEMPLATES_FOLDER}/`) && path.endsWith(".hbs"),
  );
  const read = await Promise.all(
    entries.map(async ({ path }) => {
      const bytes = await forge.file(key, path, repo.commit);
      const text = bytes === undefined ? undefined : decodeUtf8(bytes);
      return text === undefined ? [] : [[path.slice(TEMPLATES_FOLDER.length + 1), text] as const];
    }),
  );
  return new Map(read.flat());
}
