import { createHash } from "node:crypto";

/** One entry of a tree. */
export interface TreeEntry {
  readonly mode: "100644" | "100755" | "120000" | "160000" | "040000";
  readonly name: string;
  readonly sha: string;
}

/** Who made a commit, and when. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface CommitObject {
  readonly kind: "commit";
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

export type GitObject =
  | { readonly kind: "blob"; readonly bytes: Uint8Array }
  | { readonly kind: "tree"; readonly entries: readonly TreeEntry[] }
  | CommitObject;

/** The objects and refs of one repository. Names of objects are the SHA-1 that git itself would give. */
export interface GitStore {
  readonly objects: Map<string, GitObject>;
  /** Full names, such as `refs/heads/main`. */
  readonly refs: Map<string, string>;
}

export const createGitStore = (): GitStore => ({ objects: new Map(), refs: new Map() });

/** Stores an object and answers its name. */
export function writeObject(store: GitStore, object: GitObject): string {
  const content = encode(object);
  const sha = createHash("sha1")
    .update(`${object.kind} ${content.length}\0`)
    .update(content)
    .digest("hex");
  store.objects.set(sha, object);
  return sha;
}

export const writeBlob = (store: GitStore, content: string | Uint8Array): string =>
  writeObject(store, { kind: "blob", bytes: Buffer.from(content) });

export function blobAt(store: GitStore, sha: string): Uint8Array | undefined {
  const object = store.objects.get(sha);
  return object?.kind === "blob" ? object.bytes : undefined;
}

export function commitAt(store: GitStore, sha: string): CommitObject | undefined {
  const object = store.objects.get(sha);
  return object?.kind === "commit" ? object : undefined;
}

export function treeAt(store: GitStore, sha: string): readonly TreeEntry[] | undefined {
  const object = store.objects.get(sha);
  return object?.kind === "tree" ? object.entries : undefined;
}

function encode(object: GitObject): Buffer {
  switch (object.kind) {
    case "blob":
      return Buffer.from(object.bytes);
    case "tree":
      return Buffer.concat(object.entries.map((entry) => encodeEntry(entry)));
    case "commit":
      return Buffer.from(encodeCommit(object));
  }
}

function encodeEntry({ mode, name, sha }: TreeEntry): Buffer {
  const head = `${mode.replace(/^0/u, "")} ${name}\0`;
  return Buffer.concat([Buffer.from(head), Buffer.from(sha, "hex")]);
}

const encodeSignature = ({ name, email, at }: Signature): string =>
  `${name} <${email}> ${Math.floor(at / 1000)} +0000`;

function encodeCommit(commit: CommitObject): string {
  return [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${encodeSignature(commit.author)}`,
    `committer ${encodeSignature(commit.committer)}`,
    "",
    commit.message,
  ].join("\n");
}
