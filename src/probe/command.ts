import { spawn } from "node:child_process";
import type { ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { problemWith } from "../domain/probe/secret.ts";
import type { Observation } from "../domain/probe/observation.ts";
import type { SpecOf } from "../domain/probe/spec.ts";
import { documentOf } from "./command-document.ts";
import { keepLast, keepStart } from "./command-output.ts";
import { codeOf, NoAnswer } from "./failure.ts";
import { until } from "../network/resolve.ts";
import { misconfigured, observe } from "./observe.ts";
import type { ProbeContext } from "./prober.ts";

type Child = ChildProcessByStdio<null, Readable, Readable>;

/**
 * Runs a program of the runner without a shell, in a process group of its own that does not outlive the attempt. Its
 * environment is `PATH`, `HOME` and the secrets the spec names. Document: `{exit_code, signal, …}` with the fields of the
 * JSON object it prints, or its output as `output`; of that at most 256 KiB are read.
 */
export async function probeCommand(
  spec: SpecOf<"command">,
  context: ProbeContext,
): Promise<Observation> {
  for (const name of spec.env) {
    const why = problemWith(name, context.secrets.get(name));
    if (why !== undefined) return misconfigured(context, why);
  }
  const [program, ...rest] = spec.argv;
  return await observe({ timeout: spec.timeout, host: program }, context, async ({ signal }) => {
    const child = spawn(program, rest, {
      env: environmentOf(spec, context),
      stdio: ["ignore", "pipe", "pipe"],
      // Its own group, so that what it starts ends with it.
      detached: true,
    });
    try {
      return await until(finish(child), signal);
    } catch (error) {
      signal.throwIfAborted();
      throw explain(error, program);
    } finally {
      endGroup(child);
      child.stdout.destroy();
      child.stderr.destroy();
    }
  });
}

/** What a program gets to know: where programs and its home are, and its secrets. */
function environmentOf(
  { env }: SpecOf<"command">,
  { environment, secrets }: ProbeContext,
): NodeJS.ProcessEnv {
  const names = ["PATH", "HOME"].filter((name) => environment[name] !== undefined);
  return Object.fromEntries([
    ...names.map((name) => [name, environment[name]]),
    ...env.map((name) => [name, secrets.get(name)]),
  ]);
}

async function finish(child: Child) {
  const output = keepStart(child.stdout);
  const errors = keepLast(child.stderr);
  const [code, signal]: unknown[] = await once(child, "close");
  return documentOf({
    exitCode: typeof code === "number" ? code : null,
    signal: typeof signal === "string" ? signal : null,
    output: output(),
    lastError: errors(),
  });
}

/** A group that is gone already is fine. */
function endGroup({ pid }: Child): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    if (codeOf(error) !== "ESRCH" && codeOf(error) !== "EPERM") throw error;
  }
}

const CAUSES: Readonly<Record<string, string>> = {
  ENOENT: "is not on the runner",
  EACCES: "may not be run on the runner: it is no program, or not marked as one",
  ENOEXEC: "is no program the runner can run",
  ENOTDIR: "is not on the runner",
  E2BIG: "got more arguments than the runner takes",
};

const explain = (error: unknown, program: string): NoAnswer =>
  new NoAnswer({
    reason: "misconfigured",
    message: `\`${program}\` ${CAUSES[codeOf(error)] ?? "could not be started"} (${codeOf(error)})`,
  });
