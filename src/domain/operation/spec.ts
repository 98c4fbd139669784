import type { Duration } from "../time.ts";
import type { ParameterValue } from "./event.ts";

/** A guarded action on somebody's production. */
export interface OperationSpec {
  readonly name: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly action: OperationAction;
  /** What is done in the dry run, where that is not the same action with its dry-run slots set. */
  readonly dryRunAction?: OperationAction | undefined;
  readonly parameters: readonly ParameterSpec[];
  /** What no second operation may touch at the same time. */
  readonly target: string;
  /** Roles of the incident of which one is needed; none: any responder. */
  readonly roles: readonly string[];
  /** Codes of the severities it may be used at; none: at any. */
  readonly severities: readonly string[];
  /** Whether a dry run comes first, whose output is shown. */
  readonly dryRunFirst: boolean;
  /** Whether a second person has to approve. */
  readonly needsApproval: boolean;
  /** At most so many begun in such a span, over one incident. */
  readonly rate: { readonly most: number; readonly per: Duration } | undefined;
  /** How long an unused request stands. */
  readonly expiresAfter: Duration;
  readonly timeout: Duration;
}

/**
 * What is done. A `Slot` is filled as a whole, never pasted into text: as a JSON value of a body, as one word of `argv`, as
 * one input of a workflow, as one encoded parameter of a URL.
 */
export type OperationAction =
  | {
      readonly kind: "http";
      readonly url: string;
      readonly method: "POST" | "PUT" | "PATCH" | "DELETE" | "GET";
      /** `${NAME}` in a value stands for a secret. */
      readonly headers: readonly { readonly name: string; readonly value: string }[];
      readonly query: Readonly<Record<string, Slot>>;
      /** JSON; `undefined` for none. */
      readonly body: SlotJson | undefined;
    }
  | {
      readonly kind: "workflow";
      readonly workflow: string;
      readonly inputs: Readonly<Record<string, Slot>>;
    }
  | {
      readonly kind: "command";
      readonly argv: readonly [string, ...Slot[]];
      /** Names of secrets its environment gets. */
      readonly env: readonly string[];
    };

/** A fixed value, a parameter, or whether this is the dry run; written as in the config. */
export type Slot = ParameterValue | { readonly param: string } | { readonly "dry-run": true };

/** JSON in which slots may stand for values. */
export type SlotJson = Slot | null | readonly SlotJson[] | { readonly [key: string]: SlotJson };

/** One parameter people give as `name=value`. */
export interface ParameterSpec {
  readonly name: string;
  readonly type:
    | { readonly kind: "text"; readonly pattern: string | undefined; readonly most: number }
    | {
        readonly kind: "number";
        readonly from: number | undefined;
        readonly to: number | undefined;
        readonly isWhole: boolean;
      }
    | { readonly kind: "flag" }
    | { readonly kind: "choice"; readonly of: readonly string[] };
  readonly description: string | undefined;
  /** Taken where nothing is given; `undefined`: it has to be given. */
  readonly default: ParameterValue | undefined;
}

/** Everything a team allows. */
export interface Operations {
  readonly specs: ReadonlyMap<string, OperationSpec>;
  /** The kill switch: nothing is begun. */
  readonly areOff: boolean;
}
