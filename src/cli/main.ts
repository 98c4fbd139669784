import { readFile } from "node:fs/promises";
import { runCli } from "./cli.ts";
import { COMMANDS } from "./registry.ts";
import { readEnvFile } from "../settings/env-file.ts";

readEnvFile();
process.exitCode = await runCli(process.argv.slice(2), COMMANDS, {
  environment: process.env,
  print: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
  readFile: (path) => readFile(path),
});
