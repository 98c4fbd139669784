import { blobAt, treeAt, type TreeEntry } from "../git/git-store.ts";
import { entryAt } from "../git/tree.ts";
import type { RepositoryState } from "../store/records.ts";
import type { World } from "../world.ts";
import { pageUrl, repoUrl } from "./address.ts";

/** Something at a path of a commit's tree. */
export interface Place {
  readonly world: World;
  readonly repository: RepositoryState;
  /** The ref as the request named it. */
  readonly ref: string;
  readonly tree: string;
  readonly path: string;
  readonly entry: TreeEntry;
}

/** Larger files come without their content. */
const MOST_INLINE = 1_048_576;

/** A file, symlink, submodule or directory, as the contents API shows it when asked for it. */
export function presentContent(place: Place): unknown {
  switch (place.entry.mode) {
    case "040000":
      return entriesOf(place);
    case "160000":
      return {
        ...common(place),
        type: "submodule",
        submodule_git_url: submoduleUrl(place),
        download_url: null,
      };
    case "120000":
      return { ...common(place), type: "symlink", target: textAt(place) };
    case "100644":
    case "100755":
      return presentFile(place);
  }
}

/** A file with its content. */
export function presentFile(place: Place) {
  const bytes = blobAt(place.repository.git, place.entry.sha) ?? new Uint8Array();
  const isLarge = bytes.length > MOST_INLINE;
  return {
    ...common(place),
    type: "file",
    encoding: isLarge ? "none" : "base64",
    content: isLarge ? "" : wrapped(bytes),
  };
}

/** What a symlink or a text file says. */
export const textAt = ({ repository, entry }: Place): string =>
  Buffer.from(blobAt(repository.git, entry.sha) ?? new Uint8Array()).toString("utf8");

/** A directory's entries. Submodules are listed as files, as GitHub has always done. */
function entriesOf(place: Place): readonly unknown[] {
  const entries = treeAt(place.repository.git, place.entry.sha) ?? [];
  return entries.map((entry) => {
    const path = place.path === "" ? entry.name : `${place.path}/${entry.name}`;
    return { ...common({ ...place, path, entry }), type: LISTED_AS[entry.mode] };
  });
}

const LISTED_AS: Readonly<Record<TreeEntry["mode"], string>> = {
  "040000": "dir",
  "120000": "symlink",
  "160000": "file",
  "100644": "file",
  "100755": "file",
};

function common({ world, repository, ref, path, entry }: Place) {
  const isTree = entry.mode === "040000";
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  const url = repoUrl(world, repository.fullName, `/contents/${encoded}?ref=${ref}`);
  const git = repoUrl(
    world,
    repository.fullName,
    `/git/${isTree ? "trees" : "blobs"}/${entry.sha}`,
  );
  const html = pageUrl(
    world,
    `${repository.fullName}/${isTree ? "tree" : "blob"}/${ref}/${encoded}`,
  );
  return {
    name: path.split("/").at(-1) ?? "",
    path,
    sha: entry.sha,
    size: blobAt(repository.git, entry.sha)?.length ?? 0,
    url,
    html_url: html,
    git_url: git,
    download_url: isTree ? null : pageUrl(world, `${repository.fullName}/raw/${ref}/${encoded}`),
    _links: { self: url, git, html },
  };
}

/** Base64 in lines of sixty, as GitHub sends it. */
const wrapped = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString("base64")
    .replaceAll(/.{1,60}/gu, "$&\n");

/** The address `.gitmodules` gives for a submodule's path. */
function submoduleUrl(place: Place): string {
  const { git } = place.repository;
  const modules = entryAt(git, place.tree, ".gitmodules");
  const text =
    modules === undefined ? "" : Buffer.from(blobAt(git, modules.sha) ?? []).toString("utf8");
  const section = text.split("[submodule").find((part) => part.includes(`path = ${place.path}\n`));
  return /url = (?<url>\S+)/u.exec(section ?? "")?.groups?.["url"] ?? "";
}
