import { code } from "../command/code.ts";
import type { EventOf } from "../event.ts";
import { readParameters } from "../operation/parameters.ts";
import { requestOperation } from "../operation/request.ts";
import type { OperationSpec } from "../operation/spec.ts";
import type { Policy } from "../policy.ts";
import { isoInstant, type Instant } from "../time.ts";
import type { ACCESS_PARAMETERS } from "./parameters.ts";
import type { Access } from "./state.ts";

/** The moment, the config and the commit it is from. */
interface Situation {
  readonly at: Instant;
  readonly policy: Policy;
  readonly commit: string;
}

/** What is to be put on record, or why it cannot be. No operation is named: nothing, and a person does it. */
type Asked =
  | { readonly ok: true; readonly events: readonly EventOf<"operation-requested">[] }
  | { readonly ok: false; readonly why: string };

/** Asks in the engine's name for the operation that gives access. The second person has approved the access itself. */
export const askToGrant = (access: Access, situation: Situation): Asked =>
  ask(access, situation, "grant");

/** Asks in the engine's name for the operation that takes access back. */
export const askToRevoke = (access: Access, situation: Situation): Asked =>
  ask(access, situation, "revoke");

/** Key of the request of an operation for an access. */
export const operationRequest = (
  { request }: Pick<Access, "request">,
  what: "grant" | "revoke",
): string => `${request}-${what}`;

function ask(access: Access, { at, policy, commit }: Situation, what: "grant" | "revoke"): Asked {
  const name = policy.access?.[what];
  if (name === undefined) return { ok: true, events: [] };
  const { specs, areOff } = policy.operations;
  const spec = specs.get(name);
  if (spec === undefined) return { ok: false, why: `there is no operation ${code(name)}.` };
  if (areOff)
    return { ok: false, why: `operations are switched off, and ${code(name)} would have to run.` };
  const read = readParameters(spec, valuesFor(spec, access));
  if (!read.ok) return { ok: false, why: read.problem };
  const request = operationRequest(access, what);
  const needs = { dryRun: false, approval: false };
  const event = requestOperation({
    spec,
    parameters: read.values,
    request,
    at,
    by: undefined,
    commit,
    needs,
  });
  return { ok: true, events: [event] };
}

/** The values for those parameters that the operation has. */
function valuesFor({ parameters }: OperationSpec, access: Access): ReadonlyMap<string, string> {
  const { requestedBy = "", span, until, request } = access;
  const values: Readonly<Record<(typeof ACCESS_PARAMETERS)[number], string>> = {
    login: requestedBy,
    minutes: String(Math.ceil(span / 60_000)),
    until: until === undefined ? "" : isoInstant(until),
    request,
  };
  const wanted = new Set(parameters.map(({ name }) => name));
  return new Map(Object.entries(values).filter(([name]) => wanted.has(name)));
}
