import type { Actor } from "../identity/actor.ts";
import type { RepositoryState } from "../store/records.ts";
import type { World } from "../world.ts";
import { ApiError } from "./reply.ts";

/** One request, as a route sees it. */
export interface Call {
  readonly world: World;
  readonly actor: Actor;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly accept: string;
  /** Full address, for links to other pages. */
  readonly url: URL;
}

/** A request about a repository the actor may see. */
export interface RepositoryCall extends Call {
  readonly repository: RepositoryState;
}

/** A path parameter; the router guarantees those of the template. */
export const param = (call: Call, name: string): string => call.params[name] ?? "";
export const numberParam = (call: Call, name: string): number => Number(param(call, name));

/** A scalar as text; undefined for anything else. */
export function textIn(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** A text of the body; undefined when missing or null. */
export function textOf(call: Call, name: string): string | undefined {
  const value = call.body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  throw new ApiError(
    422,
    `Invalid request.\n\nFor 'properties/${name}', ${JSON.stringify(value)} is not a string.`,
  );
}

/** A text the body must have. */
export function requiredText(call: Call, name: string): string {
  const value = textOf(call, name);
  if (value === undefined)
    throw new ApiError(422, `Invalid request.\n\n"${name}" wasn't supplied.`);
  return value;
}

/** A list of texts of the body; entries may be objects with a `name`, as labels may. */
export function namesOf(call: Call, name: string): readonly string[] | undefined {
  const value = call.body[name];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value))
    throw new ApiError(422, `Invalid request.\n\nFor 'properties/${name}', it is not an array.`);
  return value.map((entry: unknown) => nameOf(entry, name));
}

function nameOf(entry: unknown, field: string): string {
  if (typeof entry === "string") return entry;
  if (typeof entry === "object" && entry !== null && "name" in entry) {
    if (typeof entry.name === "string") return entry.name;
  }
  throw new ApiError(
    422,
    `Invalid request.\n\nFor 'items', ${JSON.stringify(entry)} of ${field} is not a string.`,
  );
}

/** An object of the body; empty when missing. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
