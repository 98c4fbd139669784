import { repeatedWord, unknownProbe } from "./name-problem.ts";
import type { Problem } from "./problem.ts";
import type { ConfigFile } from "./schema.ts";

/** Finds final probes that do not exist, and what stands in the validation a second time. */
export const checkValidation = ({ validation, probes }: ConfigFile): readonly Problem[] => [
  ...validation.final.flatMap((name, index) =>
    Object.hasOwn(probes, name)
      ? []
      : [unknownProbe(["validation", "final", index], name, Object.keys(probes))],
  ),
  ...(["final", "manual"] as const).flatMap((key) =>
    validation[key].flatMap((text, index, all): readonly Problem[] =>
      all.indexOf(text) < index ? [repeatedWord(["validation", key, index], text)] : [],
    ),
  ),
];
