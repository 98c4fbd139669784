import { CONFIG_FILE, TEMPLATES_FOLDER } from "../../domain/team-files.ts";
import type { Config } from "../../config/config.ts";
import type { Documents } from "../documents.ts";
import type { PullFile } from "../port.ts";

/** Whether a pull request changes anything that is looked at: a runbook, a template or the config; removed ones too. */
export const touchesOurs = (
  files: readonly PullFile[],
  { runbooks }: Pick<Config, "runbooks">,
  { matchesGlob }: Pick<Documents, "matchesGlob">,
): boolean =>
  files.some(
    ({ path }) =>
      path === CONFIG_FILE ||
      path.startsWith(`${TEMPLATES_FOLDER}/`) ||
      matchesGlob(runbooks, path),
  );
