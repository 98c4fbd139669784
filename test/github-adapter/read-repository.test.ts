import { expect, test } from "vitest";
import { createForge } from "../../src/github/forge.ts";
import { ANN, api, COMMIT, createTestForge, isolateNetwork, PATH, REPO } from "./support.ts";

isolateNetwork();

test("it names its default branch and the commit there", async () => {
  api()
    .get(PATH)
    .reply(200, { private: true, default_branch: "trunk", html_url: "https://github.test/a" })
    .get(`${PATH}/git/ref/heads%2Ftrunk`)
    .reply(200, { object: { sha: COMMIT } });
  expect(await createTestForge().forge.repository(REPO)).toEqual({
    isPrivate: true,
    defaultBranch: "trunk",
    commit: COMMIT,
    url: "https://github.test/a",
  });
});

test.each(["trunk", "topic"])("a run of its branch %s reads the same", async (branch) => {
  const { octokit } = createTestForge();
  const forge = createForge(octokit, { login: "sitrep[bot]", app: "sitrep" }, "normal", branch);
  api()
    .get(PATH)
    .reply(200, { private: true, default_branch: "trunk", html_url: "https://github.test/a" })
    .get(`${PATH}/git/ref/heads%2Ftrunk`)
    .reply(200, { object: { sha: COMMIT } });
  if (branch !== "trunk") api().get(`${PATH}/git/ref/heads%2F${branch}`).reply(403);
  expect(await forge.repository(REPO)).toMatchObject({ defaultBranch: "trunk", commit: COMMIT });
});

test("one without any commit has no files, which is no fault", async () => {
  api()
    .get(PATH)
    .reply(200, { private: false, default_branch: "main", html_url: "" })
    .get(`${PATH}/git/ref/heads%2Fmain`)
    .reply(409, { message: "Git Repository is empty." });
  const { forge } = createTestForge();
  const { commit } = await forge.repository(REPO);
  expect(await forge.tree(REPO, commit)).toEqual([]);
  expect(await forge.file(REPO, "a", commit)).toBeUndefined();
  expect(await forge.history(REPO, "a", commit, 3)).toEqual([]);
});

test.each([
  ["admin", "admin", "admin"],
  ["maintain", "write", "maintain"],
  ["triage", "read", "triage"],
  ["on-call", "write", "write"],
  ["none", "none", "none"],
])("role %s with permission %s may %s", async (role_name, permission, expected) => {
  api()
    .get(`${PATH}/collaborators/ann/permission`)
    .reply(200, { role_name, permission, user: ANN });
  expect(await createTestForge().forge.permission(REPO, "ann")).toBe(expected);
});

test("somebody GitHub does not know may nothing", async () => {
  api().get(`${PATH}/collaborators/nobody/permission`).reply(404, { message: "Not Found" });
  expect(await createTestForge().forge.permission(REPO, "nobody")).toBe("none");
});
