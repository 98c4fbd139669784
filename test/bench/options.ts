import { readFlags, type Typed, type Usage } from "../support/flags.ts";

/** What is measured, and how it is printed. */
export interface Options {
  /** Names of parts, in the order in which they are measured. */
  readonly parts: readonly string[];
  /** Whether the last line is all figures as one JSON object. */
  readonly isJson: boolean;
}

/** How the benchmark is called, with the names of what it can measure. */
export const usageOf = (parts: readonly string[]): Usage => ({
  line: "npm run bench -- [--only PART,PART] [--json]",
  flags: [
    `--only PART,PART   measures these alone: ${parts.join(", ")}`,
    "--json             prints all figures as one JSON object in the last line",
  ],
});

/** Reads the command line of the benchmark. Everything is measured where nothing is named. */
export function readOptions(words: readonly string[], parts: readonly string[]): Typed<Options> {
  const typed = readFlags(words, {
    only: { type: "string" },
    json: { type: "boolean", default: false },
  });
  if (typed.kind !== "values") return typed;
  const { only, json } = typed.values;
  const named = only?.split(",") ?? parts;
  const unknown = named.filter((name) => !parts.includes(name));
  return unknown.length === 0
    ? { kind: "values", values: { parts: named, isJson: json } }
    : {
        kind: "unusable",
        why: `There is no part ${unknown.map((name) => `'${name}'`).join(", ")}; there is ${parts.join(", ")}.`,
      };
}
