import { expect, test } from "vitest";
import { shop } from "./fixture.ts";

/** A fork of the shop by Mallory, and a pull request from it. */
async function offered() {
  const stage = await shop({ files: { "README.md": "# Shop\n" } });
  const { github, shop: repo } = stage;
  const mallory = github.addPerson("mallory");
  github.addRepository({ owner: "mallory", name: "shop", forkOf: repo });
  const sha = await mallory.commitFile("mallory/shop", {
    branch: "fix",
    path: "docs/new.md",
    content: "New",
  });
  const { body, status } = await mallory.request("POST", `/repos/${repo}/pulls`, {
    title: "Something new",
    head: "mallory:fix",
    base: "main",
  });
  return { ...stage, mallory, sha, opened: { body, status } };
}

test("a pull request from a fork shows where it comes from, and its commits can be read here", async () => {
  const { ada, shop: repo, sha, opened } = await offered();
  expect(opened).toMatchObject({
    status: 201,
    body: {
      number: 1,
      head: { label: "mallory:fix", sha, repo: { full_name: "mallory/shop", fork: true } },
      base: { label: "acme:main", repo: { full_name: repo, fork: false } },
      changed_files: 1,
    },
  });
  const files = await ada.request("GET", `/repos/${repo}/pulls/1/files`);
  expect(files.body).toMatchObject([{ filename: "docs/new.md", status: "added" }]);
  const there = await ada.request("GET", `/repos/${repo}/contents/docs/new.md?ref=${sha}`);
  expect(there.status).toBe(200);
  const head = await ada.request("GET", `/repos/${repo}/git/ref/pull/1/head`);
  expect(head.body).toMatchObject({ object: { sha } });
  const listed = await ada.request("GET", `/repos/${repo}/pulls?head=mallory:fix`);
  expect(listed.body).toMatchObject([{ number: 1 }]);
});

test("a push to the fork reaches the pull request, and one to a branch of that name here does not", async () => {
  const { ada, github, mallory, shop: repo } = await offered();
  await ada.commitFile(repo, { branch: "fix", path: "other.md", content: "Other" });
  const sha = await mallory.commitFile("mallory/shop", {
    branch: "fix",
    path: "docs/new.md",
    content: "Newer",
  });
  expect(github.store.pulls(repo)[0]?.pull.headSha).toBe(sha);
});

test.each([
  ["nobody's fork", "tom:fix"],
  ["a branch the fork does not have", "mallory:none"],
])("a pull request from %s is refused", async (_what, head) => {
  const { mallory, shop: repo } = await offered();
  const wanted = { title: "t", head, base: "main" };
  expect((await mallory.request("POST", `/repos/${repo}/pulls`, wanted)).status).toBe(422);
});

test("the same branch of a fork is offered once", async () => {
  const { mallory, shop: repo } = await offered();
  const again = await mallory.request("POST", `/repos/${repo}/pulls`, {
    title: "Again",
    head: "mallory:fix",
    base: "main",
  });
  expect(again.body).toMatchObject({
    errors: [{ message: "A pull request already exists for mallory:fix." }],
  });
});
