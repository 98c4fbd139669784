import type { Problem } from "./problem.ts";
import type { ConfigFile } from "./schema.ts";

/** Finds final probes that do not exist, and what stands in the validation a second time. */
export const checkValidation = ({ validation, probes }: ConfigFile): readonly Problem[] => [
  ...validation.final.flatMap((name, index) =>
    Object.hasOwn(probes, name) ? [] : [unknown(index, name, Object.keys(probes))],
  ),
  ...(["final", "manual"] as const).flatMap((key) =>
    validation[key].flatMap((text, index, all): readonly Problem[] =>
      all.indexOf(text) < index
        ? [
            {
              path: ["validation", key, index],
              code: "config/repeated",
              message: `\`${text}\` stands here a second time.`,
            },
          ]
        : [],
    ),
  ),
];

const unknown = (index: number, name: string, known: readonly string[]): Problem => ({
  path: ["validation", "final", index],
  code: "config/unknown-probe",
  message: `There is no probe \`${name}\`.`,
  hint:
    known.length === 0
      ? "Describe it under `probes`."
      : `Under \`probes\` there is ${known.map((probe) => `\`${probe}\``).join(", ")}.`,
});
