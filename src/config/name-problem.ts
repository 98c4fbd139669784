import type { Problem } from "./problem.ts";

type Path = Problem["path"];

/** Names as a list for a sentence: `` `a`, `b` ``. */
export const listed = (names: readonly string[]): string =>
  names.map((name) => `\`${name}\``).join(", ");

/** The name of a probe that is described nowhere. */
export const unknownProbe = (path: Path, name: string, known: readonly string[]): Problem => ({
  path,
  code: "config/unknown-probe",
  message: `There is no probe \`${name}\`.`,
  hint:
    known.length === 0
      ? "Describe it under `probes`."
      : `Under \`probes\` there is ${listed(known)}.`,
});

/** A word of a list that stands there already. */
export const repeatedWord = (path: Path, word: string): Problem => ({
  path,
  code: "config/repeated",
  message: `\`${word}\` stands here a second time.`,
});
