import { decoded, resolvePath } from "../../domain/relative-path.ts";

/** What a relative link names. */
export interface Target {
  /** From the root of the repository, without slashes at its ends; empty for the root itself. */
  readonly path: string;
  /** In lower case, without `#`; empty for none. */
  readonly anchor: string;
  /** The link as written, shortened. */
  readonly written: string;
}

/**
 * Where a link in that file leads within the repository. `undefined` for addresses elsewhere, for what a site generator
 * fills in, and for what leaves the repository, as links to its issues do.
 */
export function readTarget(url: string, from: string): Target | undefined {
  if (/^[a-z][a-z\d+.-]*:|^\/\/|\{\{|\{%|<%|\$\{/iu.test(url) || url === "") return undefined;
  const [address = "", ...fragments] = url.split("#");
  const [file = ""] = address.split("?");
  const anchor = decoded(fragments.join("#")).toLowerCase();
  const path = file === "" ? from : resolvePath(decoded(file), from);
  if (path === undefined) return undefined;
  return { path, anchor, written: url.length > 100 ? `${url.slice(0, 99)}…` : url };
}
