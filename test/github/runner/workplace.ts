import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve, sep } from "node:path";

/** The directories of one job; gone when the job ends. */
export interface Workplace {
  readonly workspace: string;
  readonly temporary: string;
  readonly eventPath: string;
  /** Empty files for what a step says through `GITHUB_OUTPUT` and its like. */
  readonly openCommandFiles: () => Promise<CommandFiles>;
  readonly remove: () => Promise<void>;
}

const NAMES = [
  "GITHUB_OUTPUT",
  "GITHUB_ENV",
  "GITHUB_PATH",
  "GITHUB_STATE",
  "GITHUB_STEP_SUMMARY",
] as const;

/** The files of one step, by the environment variable that names them. */
export interface CommandFiles {
  readonly environment: Readonly<Record<string, string>>;
  readonly read: (name: (typeof NAMES)[number]) => Promise<string>;
}

/** Makes the directories of a job and writes the event's payload. */
export async function openWorkplace(repository: string, payload: object): Promise<Workplace> {
  const root = await mkdtemp(join(tmpdir(), "workflow-run-"));
  const temporary = join(root, "_temp");
  const name = repository.split("/")[1] ?? repository;
  const workspace = join(root, name, name);
  const eventPath = join(temporary, "_github_workflow", "event.json");
  await mkdir(workspace, { recursive: true });
  await mkdir(dirname(eventPath), { recursive: true });
  await writeFile(eventPath, JSON.stringify(payload, undefined, 2));
  return {
    workspace,
    temporary,
    eventPath,
    openCommandFiles: () => openCommandFiles(temporary),
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 3 }),
  };
}

async function openCommandFiles(temporary: string): Promise<CommandFiles> {
  const directory = await mkdtemp(join(temporary, "_commands_"));
  const paths = Object.fromEntries(
    NAMES.map((name) => [name, join(directory, name.toLowerCase())]),
  );
  for (const path of Object.values(paths)) await writeFile(path, "");
  return {
    environment: paths,
    read: (name) => readFile(join(directory, name.toLowerCase()), "utf8"),
  };
}

/** Joins a path of a workflow to a directory; refuses one that leads out of it. */
export function within(directory: string, path: string): string {
  const full = resolve(directory, path);
  if (full !== directory && !full.startsWith(directory + sep))
    throw new Error(`${path} is outside of the workspace`);
  return full;
}
