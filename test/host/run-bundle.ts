import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { text } from "node:stream/consumers";

/** The built Action. */
export const BUNDLE = fileURLToPath(new URL("../../dist/action.js", import.meta.url));

/** What a run of the bundle left behind. */
export interface BundleRun {
  readonly code: number | null;
  /** Standard output and error, as the runner would read them: commands that hide values are carried out. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The output `result`. */
  readonly result: unknown;
  /** Text of the file that the output `report` names. */
  readonly report: string | undefined;
}

/** Runs the bundle as a step would, with nothing in its environment but what is given and what every step has. */
export async function runBundle(o: {
  /** Another place than the repository's own. */
  readonly bundle?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly payload?: object;
}): Promise<BundleRun> {
  const folder = mkdtempSync(join(tmpdir(), "step-"));
  const file = (name: string, content = ""): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const output = file("output");
  const summary = file("summary");
  const inputs = Object.entries(o.inputs ?? {}).map(([name, value]) => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ]);
  const child = spawn(process.execPath, [o.bundle ?? BUNDLE], {
    cwd: folder,
    env: {
      GITHUB_REPOSITORY: "acme/shop",
      GITHUB_RUN_ID: "77",
      GITHUB_EVENT_NAME: "workflow_dispatch",
      GITHUB_EVENT_PATH: file("event.json", JSON.stringify(o.payload ?? {})),
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: folder,
      ...Object.fromEntries(inputs),
      ...o.env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [[code], out, err] = await Promise.all([
    once(child, "close"),
    text(child.stdout),
    text(child.stderr),
  ]);
  const outputs = readOutputs(readFileSync(output, "utf8"));
  const { result, report } = outputs;
  const run: BundleRun = {
    code: typeof code === "number" ? code : null,
    log: withoutMasks(out + err),
    outputs,
    summary: readFileSync(summary, "utf8"),
    result: result === undefined ? undefined : JSON.parse(result),
    report: report !== undefined && existsSync(report) ? readFileSync(report, "utf8") : undefined,
  };
  rmSync(folder, { recursive: true });
  return run;
}

/** The runner swallows these commands; everything else it prints. */
const withoutMasks = (log: string): string =>
  log
    .split("\n")
    .filter((line) => !line.startsWith("::add-mask::"))
    .join("\n");

/** Reads the file format of `GITHUB_OUTPUT`: `name<<delimiter`, lines, `delimiter`. */
function readOutputs(content: string): Readonly<Record<string, string>> {
  const pattern = /^(?<name>[^\n]+?)<<(?<end>[^\n]+)\n(?<value>[\s\S]*?)\n\k<end>$/gmu;
  return Object.fromEntries(
    [...content.matchAll(pattern)].map(({ groups }) => [groups?.["name"], groups?.["value"]]),
  );
}
