import { createNarrator } from "./narrator.ts";
import { readOptions, usage, type Options } from "./options.ts";
import { perform } from "./perform.ts";
import { serve } from "./serve.ts";
import { SYSTEMS } from "./systems.ts";

/** Wider than this is hard to read. */
const WIDEST = 110;

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const narrator = createNarrator(print, Math.min(WIDEST, process.stdout.columns ?? 100));

await obey(readOptions(process.argv.slice(2), SYSTEMS)).catch((problem: unknown) => {
  process.stderr.write(`${sentence(problem)}\n`);
  // What was started before the problem would keep the process alive.
  process.exit(1);
});

async function obey(options: Options): Promise<void> {
  switch (options.kind) {
    case "play":
      for (const system of options.systems) {
        // One after the other: their output would mix.
        // oxlint-disable-next-line no-await-in-loop
        if (!(await perform(system, narrator))) process.exitCode = 1;
      }
      return;
    case "serve":
      return serve(options, narrator);
    case "help":
      return print(usage(SYSTEMS));
    case "unusable":
      process.stderr.write(`${options.why}\n\n${usage(SYSTEMS)}\n`);
      process.exitCode = 2;
  }
}

function sentence(problem: unknown): string {
  if (!(problem instanceof Error)) return String(problem);
  const isTaken = "code" in problem && problem.code === "EADDRINUSE";
  return isTaken
    ? `${problem.message}. Something else listens there; choose another port with --port.`
    : problem.message;
}
