import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";

/** When a child has to stop: `cancelled` asks it (SIGINT, SIGTERM, SIGKILL as GitHub does), `lost` kills it. */
export interface Stop {
  readonly cancelled: AbortSignal;
  readonly lost: AbortSignal;
}

/** A program to run. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly stop: Stop;
  /** Told of each line of the standard output and error. */
  readonly onLine: (line: string) => void;
}

const BEFORE_TERM = 7_500;
const BEFORE_KILL = 2_500;

/** Runs a program to its end; answers its exit code, undefined when a signal ended it. */
export async function runChild(command: Command): Promise<number | undefined> {
  const child = spawn(command.file, command.args, {
    cwd: command.directory,
    env: { ...command.environment },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that what a shell started ends with it.
    detached: true,
  });
  const ended = new Promise<number | undefined>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? undefined));
  });
  for (const input of [child.stdout, child.stderr])
    createInterface({ input }).on("line", command.onLine);
  const stopWatching = watch(child, command.stop);
  try {
    return await ended;
  } finally {
    stopWatching();
  }
}

function watch(child: ChildProcess, stop: Stop): () => void {
  const timers: NodeJS.Timeout[] = [];
  const kill = (): void => signal(child, "SIGKILL");
  const cancel = (): void => {
    signal(child, "SIGINT");
    timers.push(setTimeout(() => signal(child, "SIGTERM"), BEFORE_TERM));
    timers.push(setTimeout(kill, BEFORE_TERM + BEFORE_KILL));
  };
  if (stop.lost.aborted) kill();
  if (stop.cancelled.aborted) cancel();
  stop.lost.addEventListener("abort", kill);
  stop.cancelled.addEventListener("abort", cancel);
  return () => {
    for (const timer of timers) clearTimeout(timer);
    stop.lost.removeEventListener("abort", kill);
    stop.cancelled.removeEventListener("abort", cancel);
  };
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, name);
  } catch {
    // It ended in the meantime, which is what the signal was for.
  }
}
