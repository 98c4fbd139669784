import type { FormDefinition } from "../domain/form/definition.ts";
import type { RepoKey } from "./key.ts";
import type { Kind } from "./memory.ts";
import { decodeUtf8 } from "./text.ts";
import type { World } from "./world.ts";

const FORM: Kind<FormDefinition> = { name: "form" };

/** Questions of the form at a commit; none where there is no form, or no text in it. */
export async function formAt(
  { owner, repo }: RepoKey,
  path: string,
  commit: string,
  { forge, documents, memory }: Pick<World, "forge" | "documents" | "memory">,
): Promise<FormDefinition> {
  const bytes = await forge.file({ owner, repo }, path, commit);
  if (bytes === undefined) return [];
  const of = `${owner}/${repo} ${commit} ${path}`;
  return memory.recall({ kind: FORM, of, size: bytes.byteLength }, () => {
    const text = decodeUtf8(bytes);
    return text === undefined ? [] : documents.readForm(text);
  });
}
