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
    entries.map(({ path }) => readRunbook(base, path, repo.commit, eyes)),
  );
  return read.filter((runbook) => runbook !== undefined);
}

/** A runbook, or `undefined` for a file that is no text. */
async function readRunbook(
  { key }: Snapshot,
  path: string,
  commit: string,
  { forge, documents, memory }: Eyes,
): Promise<Runbook | undefined> {
  const bytes = await forge.file(key, path, commit);
  if (bytes === undefined) return undefined;
  const of = `${key.owner}/${key.repo} ${commit} ${path}`;
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
      const runbook = await readRunbook(base, path, commit, eyes);
      return runbook === undefined ? [] : [[attachedKey(path, commit), runbook] as const];
    }),
  );
  return new Map(read.flat());
}
