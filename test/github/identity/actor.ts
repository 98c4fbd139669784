import type { World } from "../world.ts";

/** Who a token stands for. */
export type Actor =
  | { readonly kind: "anonymous" }
  | { readonly kind: "person"; readonly login: string }
  /** An App by its own key: it may only look after itself. */
  | { readonly kind: "app"; readonly appId: number }
  | Integration;

/** An App on repositories: an installation token, or a workflow run's `GITHUB_TOKEN`. */
export interface Integration {
  readonly kind: "integration";
  readonly login: string;
  readonly appId: number;
  /** Undefined for a workflow run's token. */
  readonly installationId: number | undefined;
  /** The run whose token it is. Its events start no workflows. */
  readonly runId: number | undefined;
  /** `owner/name` of each repository it reaches; undefined: all of the installation. */
  readonly repositories: readonly string[] | undefined;
  readonly permissions: Readonly<Record<string, "read" | "write">>;
}

/** A token's meaning and its end. */
export interface Credential {
  readonly actor: Actor;
  /** Milliseconds on the machine's own clock: the App's process lives by that one, not by the clock of a test. */
  readonly expiresAt: number;
}

/** Login that writes carry; undefined for those who write nothing. */
export function loginOf(actor: Actor): string | undefined {
  return actor.kind === "person" || actor.kind === "integration" ? actor.login : undefined;
}

/** The App that writes go through. */
export function appOf(actor: Actor): number | undefined {
  return actor.kind === "integration" ? actor.appId : undefined;
}

/** How the request log names an actor. */
export function nameOf(world: World, actor: Actor): string {
  switch (actor.kind) {
    case "anonymous":
      return "anonymous";
    case "person":
    case "integration":
      return actor.login;
    case "app":
      return world.apps.get(actor.appId)?.slug ?? String(actor.appId);
  }
}

/** Repositories an integration reaches, as `owner/name`. */
export function reachOf(world: World, actor: Integration): readonly string[] {
  if (actor.repositories !== undefined) return actor.repositories;
  return world.installations.get(actor.installationId ?? 0)?.repositories ?? [];
}
