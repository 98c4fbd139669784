import { spawn } from "node:child_process";
import { once } from "node:events";
import { fillSlot } from "../domain/operation/fill.ts";
import type { OperationAction } from "../domain/operation/spec.ts";
import { formatDuration } from "../domain/time.ts";
import type { Ended, Task } from "./context.ts";
import { collect } from "./output.ts";

type CommandAction = Extract<OperationAction, { readonly kind: "command" }>;

/**
 * Runs one program without a shell: each word arrives as it is. Its environment has `PATH`, `HOME` and the secrets the
 * config names. What it prints beyond the beginning is read and forgotten, so that it never stands still.
 */
export async function runCommand(action: CommandAction, task: Task): Promise<Ended> {
  const { context, filling, timeout } = task;
  const missing = action.env.find((name) => (context.secrets.get(name) ?? "") === "");
  if (missing !== undefined)
    return {
      kind: "failed",
      summary: `nothing was run: the secret ${missing} is not set; add it to the repository's secrets and pass it under env of the workflow step`,
    };
  const [program, ...slots] = action.argv;
  const words = slots.map((slot) => String(fillSlot(slot, filling)));
  if ([program, ...words].some((word) => word.includes("\0")))
    return {
      kind: "failed",
      summary: "nothing was run: no word of a command can hold a zero byte",
    };
  const { PATH, HOME } = context.environment;
  const child = spawn(program, words, {
    cwd: context.folder,
    env: {
      ...(PATH === undefined ? {} : { PATH }),
      ...(HOME === undefined ? {} : { HOME }),
      ...Object.fromEntries(action.env.map((name) => [name, context.secrets.get(name)])),
    },
    shell: false,
    // A group of its own, so that what it starts ends with it.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = collect();
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Uint8Array) => output.add(chunk));
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    endGroup(child.pid);
  }, timeout);
  try {
    const [code, signal]: readonly unknown[] = await once(child, "close");
    return { ...verdictOf(program, code, signal, isLate, task), output: output.read() };
  } catch (error) {
    const why = error instanceof Error && "code" in error ? String(error.code) : "";
    return { kind: "failed", summary: `nothing was run: ${program} cannot be started (${why})` };
  } finally {
    clearTimeout(timer);
  }
}

function verdictOf(
  program: string,
  code: unknown,
  signal: unknown,
  isLate: boolean,
  { timeout }: Task,
): Pick<Ended, "kind" | "summary"> {
  if (isLate)
    return {
      kind: "unknown",
      summary: `${program} was stopped because it did not end within ${formatDuration(timeout)}`,
    };
  if (typeof code !== "number")
    return {
      kind: "unknown",
      summary: `${program} was ended from outside (${typeof signal === "string" ? signal : "no code"})`,
    };
  return code === 0
    ? { kind: "succeeded", summary: `${program} ended with 0` }
    : { kind: "failed", summary: `${program} ended with ${code}` };
}

/** Ends a program and all it has started; one that is gone already is as good as ended. */
function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It ended in the same moment.
  }
}
