import { isObject } from "../http/call.ts";
import type { Deviation } from "../local-github.ts";
import type { DerivedOperation, Schema } from "./derived.ts";
import { derived, restCheck, webhookCheck } from "./validators.ts";

/** Holds what passes through the local GitHub to GitHub's own description, and collects what differs. */
export interface Conformance {
  readonly deviations: readonly Deviation[];
  /** The deviations so far, which are forgotten. */
  readonly take: () => readonly Deviation[];
  readonly request: (operation: string, seen: SeenRequest) => void;
  readonly response: (operation: string, status: number, body: unknown) => void;
  readonly webhook: (event: string, action: string | undefined, payload: unknown) => void;
}

interface SeenRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Undefined when there was none. */
  readonly body: unknown;
}

/** GitHub answers these to any operation, whether or not its description says so. */
const ANYWHERE = new Set([304, 400, 401, 403, 404, 409, 410, 415, 422, 429, 500, 502, 503, 504]);

/** Looks at nothing. */
export const NO_CONFORMANCE: Conformance = {
  deviations: [],
  take: () => [],
  request: () => {},
  response: () => {},
  webhook: () => {},
};

export function createConformance(): Conformance {
  const found: Deviation[] = [];
  const note = (deviation: Omit<Deviation, "problem">, problem: string | undefined): void => {
    if (problem !== undefined) found.push({ ...deviation, problem });
  };
  return {
    deviations: found,
    take: () => found.splice(0),
    request: (operation, seen) => {
      const known = derived().rest.operations[operation];
      const at = { kind: "request", where: operation } as const;
      if (known === undefined) return note(at, "no schema is derived: run npm run openapi:derive");
      for (const problem of requestProblems(operation, known, seen)) note(at, problem);
    },
    response: (operation, status, body) => {
      const known = derived().rest.operations[operation];
      if (known === undefined) return;
      const at = { kind: "response", where: operation, status } as const;
      const schema = known.responses[String(status)];
      // Refusals have a message even where none is described.
      if (schema === null && status < 400 && body !== undefined) note(at, "a body is not expected");
      if (schema === undefined && !ANYWHERE.has(status))
        note(at, `status ${status} is not described`);
      if (schema === null || schema === undefined) return;
      const check = restCheck(`${operation} ${status}`, schema);
      note(at, check.problem(body));
      note(at, unnamed(check.strangers(body)));
    },
    webhook: (event, action, payload) => {
      const name =
        action === undefined || event === "repository_dispatch" ? event : `${event}.${action}`;
      const schema = derived().webhooks.events[name];
      const at = { kind: "webhook", where: name } as const;
      if (schema === undefined) return note(at, "no schema is derived: see webhook/registry.ts");
      const check = webhookCheck(name, schema);
      note(at, check.problem(payload));
      note(at, unnamed(check.strangers(payload)));
    },
  };
}

const unnamed = (paths: readonly string[]): string | undefined =>
  paths.length === 0 ? undefined : `GitHub describes no ${paths.slice(0, 8).join(", ")}`;

function requestProblems(
  operation: string,
  known: DerivedOperation,
  { params, query, body }: SeenRequest,
): readonly string[] {
  const problems = [
    ...Object.entries(params).map(([name, value]) =>
      parameterProblem(`${operation} path ${name}`, name, known.path[name], value),
    ),
    ...[...query].map(([name, value]) =>
      known.query[name] === undefined
        ? `the query has an unknown parameter ${name}`
        : parameterProblem(`${operation} query ${name}`, name, known.query[name], value),
    ),
    bodyProblem(operation, known, body),
  ];
  return problems.filter((problem) => problem !== undefined);
}

function bodyProblem(
  operation: string,
  known: DerivedOperation,
  body: unknown,
): string | undefined {
  if (body === undefined) return known.isBodyRequired === true ? "the body is missing" : undefined;
  // Clients send an empty object where a body is not asked for.
  if (known.body === undefined)
    return isObject(body) && Object.keys(body).length > 0 ? "a body is not expected" : undefined;
  const problem = restCheck(`${operation} body`, known.body).problem(body);
  return problem === undefined ? undefined : `body: ${problem}`;
}

/** Parameters arrive as text; the schema says what they stand for. */
function parameterProblem(
  key: string,
  name: string,
  schema: Schema | undefined,
  text: string,
): string | undefined {
  if (schema === undefined) return undefined;
  const check = restCheck(key, schema);
  const readings = [
    text,
    ...(text.trim() !== "" && !Number.isNaN(Number(text)) ? [Number(text)] : []),
  ];
  const all = [...readings, ...(text === "true" || text === "false" ? [text === "true"] : [])];
  const problems = all.map((reading) => check.problem(reading));
  return problems.includes(undefined) ? undefined : `${name}=${text}: ${problems.at(-1) ?? ""}`;
}
