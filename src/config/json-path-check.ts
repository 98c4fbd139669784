import type { Problem } from "./problem.ts";
import type { ConfigFile } from "./schema.ts";

/** Why a text is no JSONPath; `undefined` where it is one. */
export type WhyNoPath = (path: string) => string | undefined;

/** What tells JSONPaths from other texts; it is loaded where the probes of a config have any. */
export async function pathReader({ probes }: Pick<ConfigFile, "probes">): Promise<WhyNoPath> {
  const hasPaths = Object.values(probes).some(
    ({ values, expect = [] }) =>
      Object.keys(values).length > 0 || expect.some(({ json }) => json !== undefined),
  );
  if (!hasPaths) return () => undefined;
  const { whyNoPath } = await import("./json-path.ts");
  return whyNoPath;
}

/** Says where a JSONPath is none. */
export function checkJsonPath(
  path: readonly PropertyKey[],
  written: string,
  whyNoPath: WhyNoPath,
): readonly Problem[] {
  const why = whyNoPath(written);
  return why === undefined
    ? []
    : [
        {
          path,
          code: "config/bad-json-path",
          message: `This is no JSONPath: ${why}.`,
          hint: "A path begins with `$`: `$.overall`, `$.checks[0].state`.",
        },
      ];
}
