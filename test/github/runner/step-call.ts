import type { Stop } from "./child.ts";
import type { Scope } from "./expression.ts";
import type { Log } from "./log.ts";
import type { Artifact } from "./report.ts";
import type { Step } from "./workflow.ts";
import type { Workplace } from "./workplace.ts";

/** Where the action under test is, for `uses: owner/sitrep@ref`. */
export interface OwnAction {
  /** Path of its `action.yml`. */
  readonly manifest: string;
  /** Path of the bundle to run; without it, `runs.main` beside the manifest. */
  readonly main?: string;
}

/** A step about to be carried out, its expressions evaluated. */
export interface StepCall {
  readonly step: Step;
  readonly inputs: Readonly<Record<string, string>>;
  /** The whole environment of a child, but for an action's `INPUT_*`. */
  readonly environment: Readonly<Record<string, string>>;
  readonly scope: Scope;
  readonly workplace: Workplace;
  readonly log: Log;
  readonly stop: Stop;
  readonly ownAction: OwnAction;
  readonly defaultShell: string | undefined;
  /** Files of the run's repository at a ref (default: the run's commit). */
  readonly files: (ref?: string) => ReadonlyMap<string, Uint8Array>;
  readonly keepArtifact: (artifact: Artifact) => void;
}
