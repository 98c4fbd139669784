import { allow, type Need } from "../identity/access.ts";
import { notFound, type Reply } from "./reply.ts";
import { param, type Call, type RepositoryCall } from "./call.ts";

/** One operation of the API. */
export interface Route {
  /** `GET /repos/{owner}/{repo}`, exactly as GitHub's OpenAPI description names it. */
  readonly operation: string;
  /** What an App needs for it, as `issues:write`; undefined when no repository permission is asked. */
  readonly permission: string | undefined;
  readonly handle: (call: Call) => Reply;
}

/** An operation that checks its own rights. */
export const route = (operation: string, handle: Route["handle"]): Route => ({
  operation,
  permission: undefined,
  handle,
});

/** An operation on a repository: found, shown only to those who may see it, and rights checked before `handle` runs. */
export const inRepository = (
  operation: string,
  need: Need,
  handle: (call: RepositoryCall) => Reply,
): Route => ({
  operation,
  permission: `${need.permission === "issue-or-pull" ? "issues" : need.permission}:${need.level}`,
  handle: (call) => {
    const name = `${param(call, "owner")}/${param(call, "repo")}`.toLowerCase();
    const repository = call.world.repositories.get(name);
    if (repository === undefined) throw notFound();
    const within = { ...call, repository };
    allow(within, need);
    return handle(within);
  },
});

/** A route and the parameters found in a path. */
export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds routes by method and path; literal segments win over parameters. */
export function createRouter(routes: readonly Route[]) {
  const compiled = routes
    .map((entry) => {
      const [method = "", template = ""] = entry.operation.split(" ");
      return { route: entry, method, pattern: patternOf(template), weight: weigh(template) };
    })
    .toSorted((a, b) => a.weight.localeCompare(b.weight));
  return (method: string, path: string): Match | undefined => {
    for (const candidate of compiled) {
      if (candidate.method !== method) continue;
      const found = candidate.pattern.exec(path);
      if (found === null) continue;
      const params = decoded(found.groups);
      return params === undefined ? undefined : { route: candidate.route, params };
    }
    return undefined;
  };
}

/** Parameters that hold slashes: paths and refs. */
const DEEP = new Set(["path", "ref", "basehead", "branch"]);

function patternOf(template: string): RegExp {
  const source = template.replaceAll(/\{([a-z_]+)\}|[^{}]+/gu, (part, name?: string) => {
    if (name === undefined) return part.replaceAll(/[.+]/gu, String.raw`\$&`);
    return `(?<${name}>${DEEP.has(name) ? ".*" : "[^/]+"})`;
  });
  return new RegExp(`^${source}$`, "u");
}

/** Sorts literal segments before parameters, parameters that hold slashes last, and long templates before their beginnings. */
function weigh(template: string): string {
  const segments = template.split("/").map((segment) => {
    const name = /^\{([a-z_]+)\}$/u.exec(segment)?.[1];
    if (name === undefined) return "0";
    return DEEP.has(name) ? "2" : "1";
  });
  return `${segments.join("")}9`;
}

/** The parameters as text; undefined when the path is badly encoded. */
function decoded(
  groups: Readonly<Record<string, string>> | undefined,
): Record<string, string> | undefined {
  try {
    const entries = Object.entries(groups ?? {});
    return Object.fromEntries(entries.map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    return undefined;
  }
}
