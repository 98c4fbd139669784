import { expect, test } from "vitest";
import { objectOf } from "./http/call.ts";
import { shop } from "./fixture.ts";

const base64 = (text: string): string => Buffer.from(text).toString("base64");
const shaOf = (body: unknown): string => String(objectOf(body)["sha"]);

test("a file is made, read, changed and deleted, each change guarded by the blob it replaces", async () => {
  const { ada, github, shop: repo } = await shop();
  const at = `/repos/${repo}/contents/notes/a b.md`.replace(" ", "%20");
  const made = await ada.request("PUT", at, { message: "Add", content: base64("one") });
  expect([made.status, made.body]).toMatchObject([
    201,
    { content: { path: "notes/a b.md", size: 3 }, commit: { message: "Add", parents: [{}] } },
  ]);
  const { body: read } = await ada.request("GET", at);
  expect(read).toMatchObject({ type: "file", encoding: "base64", content: `${base64("one")}\n` });
  const blind = await ada.request("PUT", at, { message: "x", content: base64("two") });
  expect([blind.status, objectOf(blind.body)["message"]]).toEqual([
    422,
    'Invalid request.\n\n"sha" wasn\'t supplied.',
  ]);
  const stale = await ada.request("PUT", at, { message: "x", content: "", sha: "0".repeat(40) });
  expect(stale.status).toBe(409);
  const sha = shaOf(read);
  const changed = await ada.request("PUT", at, { message: "x", content: base64("two"), sha });
  expect(changed.status).toBe(200);
  expect(github.store.file(repo, "notes/a b.md")).toBe("two");
  const late = await ada.request("DELETE", at, { message: "x", sha });
  expect(late.status).toBe(409);
  const next = shaOf(objectOf(changed.body)["content"]);
  expect((await ada.request("DELETE", at, { message: "x", sha: next })).status).toBe(200);
  expect((await ada.request("GET", at)).status).toBe(404);
});

test("branches that are not there are not written to or read from", async () => {
  const { ada, shop: repo } = await shop();
  const at = `/repos/${repo}/contents/a.md`;
  const body = { message: "x", content: "", branch: "nowhere" };
  const answer = await ada.request("PUT", at, body);
  expect(answer).toMatchObject({ status: 404, body: { message: "Branch nowhere not found" } });
  expect(await ada.request("GET", `${at}?ref=nowhere`)).toMatchObject({
    status: 404,
    body: { message: "No commit found for the ref nowhere" },
  });
});

test("a raw read answers the bytes themselves", async () => {
  const { ada, shop: repo } = await shop({ files: { "a.yml": "żółw: 1\n" } });
  const headers = { accept: "application/vnd.github.raw" };
  const raw = await ada.request("GET", `/repos/${repo}/contents/a.yml`, undefined, headers);
  expect(raw.body).toBe("żółw: 1\n");
});

test("directories, symlinks, submodules and executables are shown as GitHub shows them", async () => {
  const { ada, shop: repo } = await shop({
    files: {
      "docs/a.md": "one",
      ".gitmodules": '[submodule "lib"]\n\tpath = lib\n\turl = https://example.com/lib.git\n',
    },
  });
  const head = await ada.request("GET", `/repos/${repo}/git/ref/heads/main`);
  const parent = shaOf(objectOf(head.body)["object"]);
  const tree = await ada.request("POST", `/repos/${repo}/git/trees`, {
    base_tree: parent,
    tree: [
      { path: "link.md", mode: "120000", type: "blob", content: "docs/a.md" },
      { path: "gone.md", mode: "120000", type: "blob", content: "../outside.md" },
      { path: "lib", mode: "160000", type: "commit", sha: "1".repeat(40) },
      { path: "run.sh", mode: "100755", type: "blob", content: "#!/bin/sh\n" },
    ],
  });
  const commit = await ada.request("POST", `/repos/${repo}/git/commits`, {
    message: "Odd things",
    tree: shaOf(tree.body),
    parents: [parent],
  });
  const sha = shaOf(commit.body);
  await ada.request("PATCH", `/repos/${repo}/git/refs/heads/main`, { sha });

  const { body: root } = await ada.request("GET", `/repos/${repo}/contents/`);
  const kinds = Array.isArray(root)
    ? root.map(
        (entry: unknown) => `${String(objectOf(entry)["name"])} ${String(objectOf(entry)["type"])}`,
      )
    : [];
  expect(kinds).toEqual([
    ".gitmodules file",
    "docs dir",
    "gone.md symlink",
    "lib file",
    "link.md symlink",
    "run.sh file",
  ]);
  const get = async (path: string): Promise<unknown> =>
    (await ada.request("GET", `/repos/${repo}/contents/${path}`)).body;
  expect(await get("link.md")).toMatchObject({ type: "file", content: `${base64("one")}\n` });
  expect(await get("gone.md")).toMatchObject({ type: "symlink", target: "../outside.md" });
  expect(await get("lib")).toMatchObject({
    type: "submodule",
    submodule_git_url: "https://example.com/lib.git",
  });
  const { body: deep } = await ada.request("GET", `/repos/${repo}/git/trees/main?recursive=1`);
  expect(deep).toMatchObject({
    truncated: false,
    tree: [
      { path: ".gitmodules" },
      { path: "docs", type: "tree", mode: "040000" },
      { path: "docs/a.md", size: 3 },
      { path: "gone.md" },
      { path: "lib", type: "commit", mode: "160000" },
      { path: "link.md", mode: "120000" },
      { path: "run.sh", mode: "100755" },
    ],
  });
});
