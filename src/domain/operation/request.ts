import type { EventOf } from "../event.ts";
import { after, type Instant } from "../time.ts";
import { digestOf } from "./digest.ts";
import type { ParameterValue } from "./event.ts";
import type { OperationSpec } from "./spec.ts";
import type { OperationRun } from "./state.ts";

/** A request of an operation that has passed every check. */
interface Asked {
  readonly spec: OperationSpec;
  /** One for each parameter of the spec. */
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** Key of the request, unique in the incident. */
  readonly request: string;
  readonly at: Instant;
  /** `undefined`: the engine asks. */
  readonly by: string | undefined;
  /** Head of the default branch: of the config it is declared in, and of the files it may run. */
  readonly commit: string;
  /** What it has to go through; where it is left out, what the spec says. */
  readonly needs?: { readonly dryRun: boolean; readonly approval: boolean };
}

/** The event that puts a request on record. Whoever makes it answers for roles, severities, locks and rates. */
export function requestOperation({
  spec,
  parameters,
  request,
  at,
  by,
  commit,
  needs = { dryRun: spec.dryRunFirst, approval: spec.needsApproval },
}: Asked): EventOf<"operation-requested"> {
  return {
    kind: "operation-requested",
    at,
    by,
    operation: spec.name,
    request,
    parameters,
    target: spec.target,
    hash: operationHash(spec, parameters, commit),
    commit,
    needs,
    expiresAt: after(at, spec.expiresAfter),
  };
}

/** What `/approve` names: the exact operation, its parameters and the commit it was declared in. */
const operationHash = (
  spec: OperationSpec,
  parameters: Readonly<Record<string, ParameterValue>>,
  commit: string,
): string => digestOf({ spec, parameters, commit });

/**
 * Whether a request may do something else at a commit than at the one it was asked for at. Programs and workflows are
 * files of the repository, so where somebody reads a dry run or approves, the commit has to be the same; an HTTP call is
 * in the config with all its words.
 */
export const isMoved = (
  { action }: OperationSpec,
  { needs, commit }: Pick<OperationRun, "needs" | "commit">,
  at: string,
): boolean => action.kind !== "http" && (needs.dryRun || needs.approval) && commit !== at;

/** Whether the config still has the operation that was asked for, in every word. */
export const isUnchanged = (
  spec: OperationSpec | undefined,
  {
    parameters,
    commit,
    hash,
  }: {
    readonly parameters: Readonly<Record<string, ParameterValue>>;
    readonly commit: string;
    readonly hash: string;
  },
): spec is OperationSpec => spec !== undefined && operationHash(spec, parameters, commit) === hash;
