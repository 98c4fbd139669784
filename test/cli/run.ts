import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { runCli } from "../../src/cli/cli.ts";
import { COMMANDS } from "../../src/cli/registry.ts";

/** What came of a command. */
export interface Ran {
  readonly code: number;
  readonly printed: string;
  readonly complained: string;
}

/** Runs `sitrep` as a terminal would, in a folder and with this environment and nothing of ours. */
export async function run(
  typed: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  folder: string = process.cwd(),
): Promise<Ran> {
  const printed: string[] = [];
  const complained: string[] = [];
  const code = await runCli(typed, COMMANDS, {
    environment,
    folder,
    print: (text) => printed.push(text),
    complain: (text) => complained.push(text),
    readFile: (path) => readFile(path),
    writeFile: async (path, text) => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    },
  });
  return { code, printed: printed.join(""), complained: complained.join("") };
}
