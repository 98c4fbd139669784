import type { Incident } from "../domain/incident.ts";
import { parseRunbook } from "../domain/runbook/parse.ts";
import type { Runbook } from "../domain/runbook/runbook.ts";
import type { Kind } from "./memory.ts";
import { attachedKey, type Snapshot } from "./snapshot.ts";
import { decodeUtf8 } from "./text.ts";
import type { World } from "./world.ts";

/** Runbooks larger than this are left alone: nobody reads them in an incident. */
const MOST_RUNBOOK_BYTES = 512 * 1024;

/** How many runbooks of a repository are read when one is chosen. */
const MOST_RUNBOOKS = 200;

type Eyes = Pick<World, "forge" | "documents" | "memory">;

const RUNBOOK: Kind<Runbook | undefined> = { name: "runbook" };

/** All runbooks of the head commit. */
export async function readCatalogue(base: Snapshot, eyes: Eyes): Promise<readonly Runbook[]> {
  const { key, repo, config } = base;
  const { forge, documents } = eyes;
  const entries = (await forge.tree(key, repo.commit))
    .filter(({ kind, size }) => kind === "file" && size <= MOST_RUNBOOK_BYTES)
    .filter(({ path }) => documents.matchesGlob(config.config.runbooks, path))
    .slice(0, MOST_RUNBOOKS);
  const read = await Promise.all(
    entries.map(async ({ path, sha }) => {
      // By the SHA of its content: a commit that leaves it alone costs nothing.
      const bytes = await forge.blob(key, sha);
      return bytes && readRunbook({ path, at: sha, bytes }, base, eyes);
    }),
  );
  return read.filter((runbook) => runbook !== undefined);
}

/** A file's content, and the commit or SHA it has it at. */
interface Content {
  readonly path: string;
  readonly at: string;
  readonly bytes: Uint8Array;
}

/** A runbook, or `undefined` for a file that is no text. */
function readRunbook(
  { path, at, bytes }: Content,
  { key }: Snapshot,
  { documents, memory }: Eyes,
): Runbook | undefined {
  const of = `${key.owner}/${key.repo} ${at} ${path}`;
  return memory.recall({ kind: RUNBOOK, of, size: bytes.byteLength }, () => {
    const text = decodeUtf8(bytes);
    if (text === undefined) return undefined;
    return parseRunbook({ path, text, frontMatter: documents.readFrontMatter(text).values });
  });
}

/** The runbooks of attached checklists, each at its commit. */
export async function readAttached(
  base: Snapshot,
  incident: Incident | undefined,
  eyes: Eyes,
): Promise<ReadonlyMap<string, Runbook>> {
  const refs = (incident?.checklists ?? []).map(({ ref }) => ref);
  const read = await Promise.all(
    refs.map(async ({ path, commit }) => {
      const bytes = await eyes.forge.file(base.key, path, commit);
      const runbook = bytes && readRunbook({ path, at: commit, bytes }, base, eyes);
      return runbook === undefined ? [] : [[attachedKey(path, commit), runbook] as const];
    }),
  );
  return new Map(read.flat());
}
