import type { Config } from "./config.ts";
import type { ConfigFile } from "./schema.ts";

/** What the linter is told; roles that stand alone are asked of every runbook. */
export function buildLint({
  preset,
  rules,
  require,
  ...written
}: ConfigFile["lint"]): Config["lint"] {
  const everywhere = require.filter((entry) => typeof entry === "string");
  const somewhere = require.filter((entry) => typeof entry !== "string");
  return {
    preset,
    rules: new Map(Object.entries(rules)),
    require: [
      ...(everywhere.length === 0 ? [] : [{ files: undefined, sections: everywhere }]),
      ...somewhere.map(({ files, sections }) => ({ files: [files].flat(), sections })),
    ],
    reviewEvery: written["review-every"],
    index: written.index,
  };
}
