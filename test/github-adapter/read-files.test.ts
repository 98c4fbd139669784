import { expect, test } from "vitest";
import { api, COMMIT, createTestForge, isolateNetwork, PATH, REPO } from "./support.ts";

isolateNetwork();

const content = (data: object | readonly object[]) =>
  api().get(`${PATH}/contents/a.md`).query({ ref: COMMIT }).reply(200, data);

test("bytes arrive as they are", async () => {
  const bytes = Buffer.from([0, 255, 10, 200]);
  content({ type: "file", encoding: "base64", content: bytes.toString("base64"), sha: "b" });
  const file = await createTestForge().forge.file(REPO, "a.md", COMMIT);
  expect([...(file ?? [])]).toEqual([0, 255, 10, 200]);
});

test("a large one is read as a blob", async () => {
  content({ type: "file", encoding: "none", content: "", sha: "b" });
  api()
    .get(`${PATH}/git/blobs/b`)
    .reply(200, { content: Buffer.from("large").toString("base64"), encoding: "base64" });
  const file = await createTestForge().forge.file(REPO, "a.md", COMMIT);
  expect(Buffer.from(file ?? []).toString()).toBe("large");
});

test.each([
  ["a folder", [{ type: "file" }]],
  ["a submodule", { type: "submodule" }],
  ["a symlink out of the repository", { type: "symlink", target: "/etc/passwd" }],
])("%s is no file", async (_what, data) => {
  content(data);
  expect(await createTestForge().forge.file(REPO, "a.md", COMMIT)).toBeUndefined();
});

test("a missing one is none", async () => {
  api().get(`${PATH}/contents/a.md`).query(true).reply(404, { message: "Not Found" });
  expect(await createTestForge().forge.file(REPO, "a.md", COMMIT)).toBeUndefined();
});

test("a tree names files, folders, symlinks and submodules", async () => {
  api()
    .get(`${PATH}/git/trees/${COMMIT}`)
    .query({ recursive: "true" })
    .reply(200, {
      truncated: false,
      tree: [
        { path: "a.md", mode: "100644", sha: "1", size: 3 },
        { path: "bin/run", mode: "100755", sha: "2", size: 4 },
        { path: "bin", mode: "040000", sha: "3" },
        { path: "link", mode: "120000", sha: "4", size: 5 },
        { path: "sub", mode: "160000", sha: "5" },
      ],
    });
  const tree = await createTestForge().forge.tree(REPO, COMMIT);
  expect(tree.map(({ path, kind, size }) => `${path} ${kind} ${size}`)).toEqual([
    "a.md file 3",
    "bin/run file 4",
    "bin folder 0",
    "link symlink 5",
    "sub submodule 0",
  ]);
});

const folder = (path: string, sha: string) => ({ path, mode: "040000", sha });
const named = (path: string) => ({ path, mode: "100644", sha: "f", size: 1 });
const answerTree = (sha: string, recursive: boolean, truncated: boolean, tree: object[]) =>
  api()
    .get(`${PATH}/git/trees/${sha}`)
    .query(recursive ? { recursive: "true" } : {})
    .reply(200, { truncated, tree });

test("a tree too large for one answer is read folder by folder", async () => {
  answerTree(COMMIT, true, true, [named("cut off")]);
  answerTree(COMMIT, false, false, [named("README.md"), folder("docs", "d"), folder("huge", "h")]);
  answerTree("d", true, false, [named("a.md"), folder("deep", "dd"), named("deep/b.md")]);
  answerTree("h", true, true, [named("cut off")]);
  answerTree("h", false, false, [folder("x", "hx")]);
  answerTree("hx", true, false, [named("c.md")]);
  const found = await createTestForge().forge.tree(REPO, COMMIT);
  expect(found.filter(({ kind }) => kind === "file").map(({ path }) => path)).toEqual([
    "README.md",
    "docs/a.md",
    "docs/deep/b.md",
    "huge/x/c.md",
  ]);
});

test("history is the newest commits of a path", async () => {
  api()
    .get(`${PATH}/commits`)
    .query({ path: "a.md", sha: COMMIT, per_page: 2 })
    .reply(200, [{ sha: "2" }, { sha: "1" }]);
  expect(await createTestForge().forge.history(REPO, "a.md", COMMIT, 2)).toEqual(["2", "1"]);
});

test("what a SHA names is asked for once, whichever commit it is found at", async () => {
  const sha = "b".repeat(40);
  api()
    .get(`${PATH}/git/blobs/${sha}`)
    .once()
    .reply(200, { content: Buffer.from("# Redis").toString("base64"), encoding: "base64" });
  const { forge } = createTestForge();
  for (let commit = 0; commit < 3; commit += 1)
    expect(Buffer.from((await forge.blob(REPO, sha)) ?? []).toString()).toBe("# Redis");
});

test("a SHA that names nothing is no file", async () => {
  api().get(`${PATH}/git/blobs/b`).reply(404, { message: "Not Found" });
  expect(await createTestForge().forge.blob(REPO, "b")).toBeUndefined();
});
