import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { runCli } from "./cli.ts";
import { COMMANDS } from "./registry.ts";
import { readEnvFile } from "../settings/env-file.ts";

readEnvFile();
process.exitCode = await runCli(process.argv.slice(2), COMMANDS, {
  environment: process.env,
  folder: process.cwd(),
  print: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
  readFile: (path) => readFile(path),
  writeFile: async (path, text) => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  },
});
