import type { Network } from "../network/network.ts";
import type { Clock, DispatchResult, RunState } from "../control/port.ts";
import type { Observation } from "../domain/probe/observation.ts";
import type { RecentActivity } from "../domain/probe/recent.ts";
import type { Duration, Instant } from "../domain/time.ts";

/** What a prober may use. */
export interface ProbeContext {
  /** Secret by name. Only what a spec names is sent, and nothing of it is put into a message. */
  readonly secrets: ReadonlyMap<string, string>;
  readonly clock: Clock;
  /** Ends the attempt from outside; the attempt then rejects with the signal's reason. */
  readonly signal: AbortSignal;
  /** Where a connection may go beside public addresses. */
  readonly network: Network;
  /** Environment of this process; commands get `PATH` and `HOME` of it, and what their spec names. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The repository the config is of; `undefined` where the host has none, as on a command line. */
  readonly github: ProbeGitHub | undefined;
  /** Waits: between two attempts, or between two looks at a run that is still going on. */
  readonly delay: (span: Duration) => Promise<void>;
}

/** What probes ask of GitHub, on the repository whose config they are from. An outage rejects with a `Fault`. */
export interface ProbeGitHub {
  /** Starts a workflow on the default branch. */
  readonly dispatch: (
    workflow: string,
    inputs: Readonly<Record<string, string>>,
  ) => Promise<DispatchResult>;
  readonly run: (id: number) => Promise<RunState | undefined>;
  /** Runs of a workflow created since a moment, newest first. */
  readonly runs: (workflow: string, since: Instant) => Promise<readonly RunState[]>;
  /** What happened since a moment. */
  readonly recent: (since: Instant) => Promise<RecentActivity>;
}

/** Looks once. Whatever happens at the service is an observation, not a rejection. */
export type Prober<Spec> = (spec: Spec, context: ProbeContext) => Promise<Observation>;
