import type { Config } from "../config/config.ts";
import { matchesGlob } from "../config/glob.ts";
import type { SectionRole } from "../domain/runbook/runbook.ts";

/** The roles of the sections that the config asks of a runbook, each once. */
export const requiredOf = (
  path: string,
  { require }: Pick<Config["lint"], "require">,
): readonly SectionRole[] => [
  ...new Set(
    require
      .filter(({ files }) => files === undefined || matchesGlob(files, path))
      .flatMap(({ sections }) => sections),
  ),
];
