import { CONFIG_FILE } from "../domain/team-files.ts";
import { shortCommit } from "../domain/commit.ts";
import type { Config } from "../config/config.ts";
import type { ConfigReading } from "../config/reading.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import type { ConfigDocuments } from "./documents.ts";
import { decodeUtf8 } from "./text.ts";
import type { World } from "./world.ts";
import type { RepoKey } from "./key.ts";
import type { Kind } from "./memory.ts";
import type { ForgeReads } from "./port.ts";

const READING: Kind<Promise<ConfigReading>> = { name: "config" };

interface Eyes {
  readonly forge: Pick<ForgeReads, "file" | "history">;
  readonly documents: ConfigDocuments;
}

/** How far back the last valid config is looked for, in commits that touched it. */
const HISTORY = 20;

/** The config that decides, what is wrong with the newest one, and whether there is one at all. */
export interface InForce {
  readonly config: Config;
  readonly diagnostics: readonly Diagnostic[];
  readonly notice: string | undefined;
  readonly isPresent: boolean;
}

/**
 * Reads the config of a commit. Where it is invalid or unreadable, the newest valid one of the file's history
 * stays in force, and the defaults only where there never was one; the notice says so.
 */
export async function configInForce(
  repo: RepoKey,
  commit: string,
  { forge, documents, memory }: Pick<World, "memory"> & Eyes,
): Promise<InForce> {
  const { defaults } = documents;
  const readConfig = (text: string | undefined, at: string): Promise<ConfigReading> =>
    memory.recall({ kind: READING, of: `${repo.owner}/${repo.repo} ${at}` }, () =>
      documents.readConfig(text, CONFIG_FILE),
    );
  const bytes = await forge.file(repo, CONFIG_FILE, commit);
  if (bytes === undefined)
    return { config: defaults, diagnostics: [], notice: undefined, isPresent: false };
  const reading = await readConfig(decodeUtf8(bytes), commit);
  if (reading.kind === "valid") {
    const { config, diagnostics } = reading;
    return { config, diagnostics, notice: undefined, isPresent: true };
  }
  const { diagnostics } = reading;
  const problem = reading.kind === "unreadable" ? "cannot be read" : "has errors";
  for (const earlier of await forge.history(repo, CONFIG_FILE, commit, HISTORY)) {
    if (earlier === commit) continue;
    const older = await forge.file(repo, CONFIG_FILE, earlier);
    const read = older === undefined ? undefined : await readConfig(decodeUtf8(older), earlier);
    if (read?.kind !== "valid") continue;
    const notice = `${CONFIG_FILE} ${problem}. The last valid version, of commit ${shortCommit(earlier)}, stays in force.`;
    return { config: read.config, diagnostics, notice, isPresent: true };
  }
  const notice = `${CONFIG_FILE} ${problem}, and there is no valid version before it. The defaults are in force.`;
  return { config: defaults, diagnostics, notice, isPresent: true };
}
