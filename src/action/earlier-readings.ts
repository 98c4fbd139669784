import type { Config } from "../config/config.ts";
import type { IssueKey } from "../control/key.ts";
import type { Forge } from "../control/port.ts";
import { NO_HISTORY, type History } from "../domain/probe/history.ts";
import type { Asked } from "./asked.ts";
import type { Job } from "./job.ts";

/** Where earlier readings are looked for, and for whom. */
interface Looking {
  readonly key: IssueKey | undefined;
  readonly forge: Forge;
  readonly hosts: Config["hosts"];
  readonly asked: Asked;
  /** Whether what the probes say depends on them; else they are only shown. */
  readonly isNeeded: boolean;
}

/**
 * Earlier readings of the incident the run is for; none without an incident. Where they cannot be read the probes run all
 * the same, and the log says so.
 */
export async function readEarlier(
  { key, forge, hosts, asked, isNeeded }: Looking,
  { log }: Pick<Job, "log">,
): Promise<History> {
  if (key === undefined) return NO_HISTORY;
  try {
    // What reads comments is loaded where there are some.
    const { readHistory } = await import("../control/earlier.ts");
    return await readHistory(key, { forge, hosts, isOwn: asked.isOwn });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const tell = isNeeded ? log.warn : log.info;
    tell(`Earlier readings of the incident could not be read: ${why}`);
    return NO_HISTORY;
  }
}
