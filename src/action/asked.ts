import { TerminalFault } from "../domain/fault.ts";
import type { ReportOrigin } from "../domain/probe/make-report.ts";
import type { Job } from "./job.ts";

/** More probes than this in one run are a mistake. */
const MOST = 50;

/** What a run was asked to look at, and for whom. */
export interface Asked {
  /** Names of probes, each once; at least one. */
  readonly names: readonly string[];
  /** Key of the request; empty where nobody asked. */
  readonly request: string;
  /** Where the report of a probe comes from. One of a group is asked for as `GROUP~PROBE`. */
  readonly originOf: (probe: string) => ReportOrigin;
  /** Whether a report answers this very run. */
  readonly isOwn: (request: string | undefined) => boolean;
}

/** Reads the inputs `probe` and `request`. */
export function readAsked(
  { input, runUrl }: Pick<Job, "input" | "runUrl">,
  commit?: string,
): Asked {
  const names = [...new Set(input("probe").split(/[\s,]+/u))].filter((name) => name !== "");
  if (names.length === 0)
    throw new TerminalFault(
      "The input probe is empty: set it to the name of a probe in the config",
    );
  if (names.length > MOST)
    throw new TerminalFault(`The input probe names ${names.length} probes: name at most ${MOST}`);
  const request = input("request");
  const requestOf = (probe: string): string | undefined => {
    if (request === "") return undefined;
    return names.length === 1 ? request : `${request}~${probe}`;
  };
  const own = new Set(names.map(requestOf));
  return {
    names,
    request,
    originOf: (probe) => ({ request: requestOf(probe), runUrl, commit }),
    isOwn: (asked) => asked !== undefined && own.has(asked),
  };
}
