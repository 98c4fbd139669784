import { setImmediate } from "node:timers/promises";
import { readAsked } from "../asked.ts";
import { connect } from "../connect.ts";
import { issueOf } from "../issue.ts";
import type { Job } from "../job.ts";
import type { Outcome } from "../outcome.ts";
import { readAhead } from "../read-ahead.ts";
import { unheard } from "../../github/unheard.ts";

/**
 * Runs probes of the default branch's config and says what they found in every place where somebody looks: the summary,
 * the outputs, a file, the issue. The step fails unless all of them are healthy.
 */
export async function probe(job: Job): Promise<Outcome> {
  if (job.input("check") !== "") return await (await import("../check.ts")).runCheck(job);
  const key = issueOf(job);
  readAsked(job);
  const forge = connect(job);
  // What reads and renders is the larger part of the program; it is loaded while GitHub answers.
  const asking = unheard(forge.repository(job.repo));
  readAhead(job, forge);
  // Loading lets nothing else happen: first the connection is opened and, where it already stands, the request sent.
  await setImmediate();
  const { runAsked } = await import("../run-asked.ts");
  return await runAsked(job, { key, forge, asking });
}
