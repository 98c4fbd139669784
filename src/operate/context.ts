import type { DispatchResult, RunState } from "../control/port.ts";
import type { Filling } from "../domain/operation/fill.ts";
import type { OperationOutcome } from "../domain/operation/event.ts";
import type { Clock } from "../control/port.ts";
import type { Duration } from "../domain/time.ts";

/** What carrying out an operation needs of the host. */
export interface OperateContext {
  /** Values of secrets by name; nothing else of the environment may be sent anywhere. */
  readonly secrets: ReadonlyMap<string, string>;
  /** Hosts and CIDR blocks that may be reached although they are private; `network.allow` of the config. */
  readonly allow: readonly string[];
  /** `PATH` and `HOME` of this process, for programs. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder programs start in. */
  readonly folder: string;
  /** The repository's workflows. */
  readonly workflows: {
    readonly start: (
      workflow: string,
      inputs: Readonly<Record<string, string>>,
    ) => Promise<DispatchResult>;
    readonly run: (id: number) => Promise<RunState | undefined>;
  };
  readonly clock: Clock;
  readonly delay: (span: Duration) => Promise<unknown>;
}

/** What one way of carrying out an operation gets. */
export interface Task {
  readonly filling: Filling;
  readonly timeout: Duration;
  readonly context: OperateContext;
}

/** How it ended, before anything in it was cleaned of secrets. */
export interface Ended extends Pick<OperationOutcome, "kind" | "summary"> {
  readonly output?: Output | undefined;
  readonly runUrl?: string | undefined;
}

/** The beginning of what was printed or answered. */
export interface Output {
  readonly text: string;
  /** Whether there was more. */
  readonly isCut: boolean;
}
