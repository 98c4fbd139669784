import { setTimeout } from "node:timers/promises";
import type { Config } from "../config/config.ts";
import type { Forge, RepoState } from "../control/port.ts";
import type { OperationOutcome } from "../domain/operation/event.ts";
import type { Gate } from "../domain/operation/gate.ts";
import { namesIn } from "../domain/operation/secret-names.ts";
import type { OperationRun } from "../domain/operation/state.ts";
import { instant, type Duration } from "../domain/time.ts";
import type { Job } from "./job.ts";
import { takeNamed } from "./probe-secrets.ts";

/** A request and how it ended. */
export interface EndedOperation {
  readonly run: OperationRun;
  readonly outcome: OperationOutcome;
}

interface Performing {
  readonly job: Job;
  readonly forge: Forge;
  readonly repo: RepoState;
  readonly config: Config;
  readonly isDryRun: boolean;
}

/** Waits. */
export const pause = (span: Duration): Promise<unknown> => setTimeout(span);

/** Carries out what the gate let through. The token of the job is hidden like every secret. */
export async function perform(
  { run, spec }: Extract<Gate, { readonly kind: "open" }>,
  { job, forge, repo, config, isDryRun }: Performing,
): Promise<EndedOperation> {
  const { actionOf, carryOut } = await import("../operate/carry-out.ts");
  const outcome = await carryOut(
    spec,
    { parameters: run.parameters, isDryRun },
    {
      secrets: takeNamed(namesIn(actionOf(spec, isDryRun)), job),
      allow: config.network.allow,
      environment: { PATH: job.variable("PATH"), HOME: job.variable("HOME") },
      folder: job.variable("GITHUB_WORKSPACE") ?? job.temporary,
      workflows: {
        start: (workflow, inputs) => forge.dispatch(job.repo, workflow, repo.defaultBranch, inputs),
        run: (id) => forge.run(job.repo, id),
      },
      clock: () => instant(Date.now()),
      delay: pause,
    },
    [job.input("github-token")].filter((token) => token !== ""),
  );
  return { run, outcome: { ...outcome, runUrl: outcome.runUrl ?? job.runUrl } };
}

/** A request that ends because the gate did not let it through, so that nothing was done. */
export function notCarriedOut(
  { why, ends }: Extract<Gate, { readonly kind: "closed" }>,
  { runUrl }: Pick<Job, "runUrl">,
): EndedOperation {
  if (ends === undefined) throw new RangeError("this refusal ends no request");
  return {
    run: ends,
    outcome: { kind: "failed", summary: `nothing was done: ${why}`, output: undefined, runUrl },
  };
}
