import { readFile } from "node:fs/promises";
import { runCli } from "../../src/cli/cli.ts";
import { COMMANDS } from "../../src/cli/registry.ts";

/** What came of a command. */
export interface Ran {
  readonly code: number;
  readonly printed: string;
  readonly complained: string;
}

/** Runs `sitrep` as a terminal would, with this environment and nothing of ours. */
export async function run(
  typed: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const printed: string[] = [];
  const complained: string[] = [];
  const code = await runCli(typed, COMMANDS, {
    environment,
    print: (text) => printed.push(text),
    complain: (text) => complained.push(text),
    readFile: (path) => readFile(path),
  });
  return { code, printed: printed.join(""), complained: complained.join("") };
}
