import type { World } from "../world.ts";

/** A moment in the whole seconds GitHub writes. */
export const iso = (at: number): string =>
  `${new Date(Math.floor(at / 1000) * 1000).toISOString().slice(0, 19)}Z`;

export const isoOrNull = (at: number | undefined): string | null =>
  at === undefined ? null : iso(at);

/** API address of a repository's part. */
export const repoUrl = (world: World, repository: string, rest = ""): string =>
  `${world.url}/repos/${repository}${rest}`;

/** Address of a page for people. */
export const pageUrl = (world: World, rest: string): string => `${world.url}/${rest}`;

/** An opaque id of the kind GraphQL uses. */
export const nodeId = (prefix: string, id: number): string =>
  `${prefix}_${Buffer.from(`sitrep:${id}`).toString("base64url")}`;
