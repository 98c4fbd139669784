import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Compiles the App as `npm run build` does, so that what is started after it is never an old one. */
export default async function buildApp(): Promise<void> {
  await promisify(execFile)(process.execPath, [
    "node_modules/typescript/bin/tsc",
    "-p",
    "tsconfig.build.json",
  ]);
}
