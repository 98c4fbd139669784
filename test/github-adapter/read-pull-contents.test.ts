import { expect, test } from "vitest";
import { api, COMMIT, createTestForge, isolateNetwork, PATH, REPO } from "./support.ts";

isolateNetwork();

test("a pull request tells its newest commit, and whether it is open and a draft", async () => {
  api()
    .get(`${PATH}/pulls/20`)
    .reply(200, { number: 20, state: "open", draft: true, head: { sha: COMMIT, ref: "fix" } });
  expect(await createTestForge().forge.pull(REPO, 20)).toEqual({
    number: 20,
    isOpen: true,
    isDraft: true,
    headCommit: COMMIT,
  });
});

test("where there is no pull request of that number, there is none", async () => {
  api().get(`${PATH}/pulls/20`).reply(404, { message: "Not Found" });
  expect(await createTestForge().forge.pull(REPO, 20)).toBeUndefined();
});

const file = (filename: string, status: string, more: object = {}) => ({
  filename,
  status,
  patch: "@@ -1 +1 @@",
  ...more,
});
const page = (number: number, files: readonly object[], headers: Record<string, string> = {}) =>
  api()
    .get(`${PATH}/pulls/20/files`)
    .query({ per_page: 100, page: number })
    .reply(200, files, headers);

test("changed files are those of all pages; a renamed one is gone from its old place", async () => {
  page(1, [file("a.md", "added"), file("b.md", "removed")], {
    link: `<https://github.test/x?page=2>; rel="next"`,
  });
  page(2, [file("d.md", "renamed", { previous_filename: "c.md" }), file("e.md", "modified")]);
  expect(await createTestForge().forge.pullFiles(REPO, 20)).toEqual([
    { path: "a.md", isRemoved: false },
    { path: "b.md", isRemoved: true },
    { path: "d.md", isRemoved: false },
    { path: "c.md", isRemoved: true },
    { path: "e.md", isRemoved: false },
  ]);
});

test("open pull requests are found by their newest commit, from forks too", async () => {
  api()
    .get(`${PATH}/pulls`)
    .query((query) => query["state"] === "open")
    .reply(200, [
      { number: 20, head: { sha: COMMIT, repo: { full_name: "mallory/shop" } } },
      { number: 21, head: { sha: "b".repeat(40) } },
      { number: 22, head: { sha: COMMIT, repo: null } },
    ]);
  expect(await createTestForge().forge.pullsAt(REPO, COMMIT)).toEqual([20, 22]);
});
