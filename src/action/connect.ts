import type { Forge } from "../control/port.ts";
import { TerminalFault } from "../domain/fault.ts";
import { createClient } from "../github/client.ts";
import { createForge } from "../github/forge.ts";
import { ACTIONS_IDENTITY } from "../github/identity.ts";
import { createLimits } from "../github/limits.ts";
import { createAnswerCache } from "../github/remembered.ts";
import type { Job } from "./job.ts";

/** About as many characters of answers as one run is worth remembering. */
const CACHE = 8_000_000;

/** GitHub as this job's token sees it. */
export function connect({
  input,
  apiUrl,
  log,
  variable,
}: Pick<Job, "input" | "apiUrl" | "log" | "variable">): Forge {
  const token = input("github-token");
  if (token === "") {
    throw new TerminalFault(
      "The input github-token is empty: leave it out, or set it to ${{ github.token }}",
    );
  }
  const client = createClient(
    { kind: "token", token },
    {
      apiUrl,
      cache: createAnswerCache(CACHE),
      limits: createLimits(),
      onWarning: (message) => log.warn(message),
    },
  );
  return createForge(client, ACTIONS_IDENTITY, "normal", branchOf(variable("GITHUB_REF")));
}

/** The branch a run is of: most are of the default branch. */
const branchOf = (ref: string | undefined): string | undefined =>
  /^refs\/heads\/(?<branch>.+)$/su.exec(ref ?? "")?.groups?.["branch"];
