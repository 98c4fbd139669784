import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import { runChild } from "./child.ts";
import { interpolate } from "./expression.ts";
import type { StepCall } from "./step-call.ts";
import { within } from "./workplace.ts";

const Manifest = z.object({
  inputs: z
    .record(
      z.string(),
      z.object({ default: z.union([z.string(), z.number(), z.boolean()]).optional() }).nullable(),
    )
    .default({}),
  runs: z.object({
    using: z.enum(["node20", "node24"]),
    main: z.string(),
    pre: z.never("this runner knows no `pre`").optional(),
    post: z.never("this runner knows no `post`").optional(),
  }),
});

/**
 * Where Node keeps what it compiled of an action, so that hundreds of steps do not compile the same bundle each. It changes
 * how long a step takes and nothing else.
 */
const COMPILED = fileURLToPath(
  new URL("../../../node_modules/.cache/compiled-actions", import.meta.url),
);

/**
 * V8 as it suits processes that end after a fraction of a second: all that it compiles can be kept, it optimises nothing
 * and has room for its garbage. That too changes only how long a step takes.
 */
const SHORT_LIVED = [
  "--no-lazy",
  "--no-opt",
  "--no-maglev",
  "--min-semi-space-size=32",
  "--max-semi-space-size=32",
  "--initial-old-space-size=200",
];

/** Runs the action under test, as `owner/sitrep@ref`. */
export async function runOwnAction(call: StepCall): Promise<number | undefined> {
  return await runAction(call, call.ownAction.manifest, call.ownAction.main);
}

/** Runs an action that lies in the workspace, as `./path`; it has to be checked out before. */
export async function runLocalAction(call: StepCall): Promise<number | undefined> {
  const directory = within(call.workplace.workspace, call.step.uses ?? ".");
  const manifest = ["action.yml", "action.yaml"]
    .map((name) => join(directory, name))
    .find(existsSync);
  if (manifest === undefined)
    throw new Error(
      `Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under '${call.step.uses}'. Did you forget to run actions/checkout before running your local action?`,
    );
  return await runAction(call, manifest, undefined);
}

async function runAction(
  call: StepCall,
  manifestPath: string,
  bundle: string | undefined,
): Promise<number | undefined> {
  const manifest = Manifest.parse(parse(await readFile(manifestPath, "utf8")));
  const unknown = Object.keys(call.inputs).filter((name) => !(name in manifest.inputs));
  if (unknown.length > 0)
    call.log.take(
      `::warning::Unexpected input(s) '${unknown.join("', '")}', valid inputs are ['${Object.keys(manifest.inputs).join("', '")}']`,
    );
  const defaults = Object.entries(manifest.inputs).map(([name, input]): [string, string] => [
    name,
    interpolate(String(input?.default ?? ""), call.scope),
  ]);
  const inputs = Object.entries({ ...Object.fromEntries(defaults), ...call.inputs }).map(
    ([name, value]): [string, string] => [inputVariable(name), value],
  );
  return await runChild({
    file: process.execPath,
    args: [...SHORT_LIVED, bundle ?? join(dirname(manifestPath), manifest.runs.main)],
    directory: call.workplace.workspace,
    environment: {
      ...call.environment,
      ...Object.fromEntries(inputs),
      NODE_COMPILE_CACHE: COMPILED,
    },
    stop: call.stop,
    onLine: call.log.take,
  });
}

function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`;
}
