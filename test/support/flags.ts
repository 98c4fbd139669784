import { parseArgs, type ParseArgsOptionsConfig } from "node:util";

/** What somebody typed behind a script: values, a call for help, or what cannot be understood, as a sentence. */
export type Typed<Values> =
  | { readonly kind: "values"; readonly values: Values }
  | { readonly kind: "help" }
  | { readonly kind: "unusable"; readonly why: string };

/** How a script is called. */
export interface Usage {
  /** In one line: `npm run sim -- [--seeds N]`. */
  readonly line: string;
  /** What each flag does, a line each. */
  readonly flags: readonly string[];
}

/** Exit code for what cannot be understood. */
const MISUSED = 2;

/** The values of flags as Node reads them. */
type FlagValues<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Options }>
>["values"];

/** Reads flags, among which `--help` and `-h` always are. */
export function readFlags<const Options extends ParseArgsOptionsConfig>(
  words: readonly string[],
  options: Options,
): Typed<FlagValues<Options>> {
  if (words.includes("--help") || words.includes("-h")) return { kind: "help" };
  try {
    return { kind: "values", values: parseArgs({ args: [...words], options }).values };
  } catch (problem) {
    const [why = ""] = (problem instanceof Error ? problem.message : String(problem)).split("\n");
    return { kind: "unusable", why: why.endsWith(".") ? why : `${why}.` };
  }
}

/** The values. Prints the usage where it was asked for, and what is wrong in one line; either ends the process. */
export function valuesOrEnd<Values>(typed: Typed<Values>, usage: Usage): Values {
  switch (typed.kind) {
    case "values":
      return typed.values;
    case "help":
      process.stdout.write(`${[usage.line, "", ...usage.flags].join("\n")}\n`);
      return process.exit(0);
    case "unusable":
      process.stderr.write(`${typed.why} Usage: ${usage.line}\n`);
      return process.exit(MISUSED);
  }
}
