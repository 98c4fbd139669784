import { JSONPathEnvironment } from "json-p3";
import type { Problem } from "./problem.ts";

/** Says where a JSONPath is none. */
export function checkJsonPath(path: readonly PropertyKey[], written: string): readonly Problem[] {
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

function whyNoPath(path: string): string | undefined {
  try {
    new JSONPathEnvironment().compile(path);
    return undefined;
  } catch (error) {
    const [first = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    return first.replace(/\.$/u, "");
  }
}
