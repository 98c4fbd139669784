import { expect, test } from "vitest";
import { objectOf } from "./http/call.ts";
import { shop } from "./fixture.ts";

const names = (body: unknown, field: string): readonly unknown[] =>
  Array.isArray(body) ? body.map((entry: unknown) => objectOf(entry)[field]) : [];

test("a pull request that cannot be made, or merged, says why", async () => {
  const { ada, github, shop: repo } = await shop({ files: { "a.md": "one\n" } });
  const at = `/repos/${repo}/pulls`;
  const open = (head: string, base = "main") =>
    ada.request("POST", at, { title: "Mend", head, base });
  expect(await open("none")).toMatchObject({ status: 422, body: { errors: [{ field: "head" }] } });
  const sha = github.store.headSha(repo);
  await ada.request("POST", `/repos/${repo}/git/refs`, { ref: "refs/heads/same", sha });
  expect(await open("same")).toMatchObject({
    status: 422,
    body: { errors: [{ message: "No commits between acme:main and acme:same" }] },
  });
  await ada.commitFile(repo, { path: "a.md", content: "two\n", branch: "fix" });
  expect((await open("fix")).status).toBe(201);
  expect(await open("fix")).toMatchObject({
    status: 422,
    body: { errors: [{ message: "A pull request already exists for acme:fix." }] },
  });
  expect((await ada.request("GET", `${at}?head=acme:fix&state=all`)).body).toHaveLength(1);
  expect((await ada.request("GET", `${at}?head=acme:other`)).body).toHaveLength(0);
  expect((await ada.request("GET", `${at}/1/merge`)).status).toBe(404);
  const moved = await ada.request("PUT", `${at}/1/merge`, { sha });
  expect(moved.status).toBe(409);
  const own = await ada.request("POST", `${at}/1/reviews`, { event: "APPROVE" });
  expect(own).toMatchObject({
    status: 422,
    body: { errors: ["Can not approve your own pull request"] },
  });
  await ada.commitFile(repo, { path: "a.md", content: "three\n" });
  expect((await ada.request("GET", `${at}/1`)).body).toMatchObject({ state: "open" });
  expect(await ada.request("PUT", `${at}/1/merge`, {})).toMatchObject({
    status: 405,
    body: { message: "Pull Request is not mergeable" },
  });
  await ada.request("DELETE", `/repos/${repo}/git/refs/heads/fix`);
  expect(github.store.issue(repo, 1)?.state).toBe("closed");
  github.takeDeviations();
});

test.for(["squash", "rebase"] as const)(
  "a %s merge makes one commit on the base",
  async (method) => {
    const { ada, github, shop: repo } = await shop();
    const base = github.store.headSha(repo);
    await ada.commitFile(repo, { path: "a.md", content: "a", branch: "fix", message: "Add a" });
    await ada.request("POST", `/repos/${repo}/pulls`, { title: "Mend", head: "fix", base: "main" });
    await ada.request("PUT", `/repos/${repo}/pulls/1/merge`, { merge_method: method });
    const { body } = await ada.request("GET", `/repos/${repo}/commits/main`);
    expect(body).toMatchObject({
      parents: [{ sha: base }],
      commit: { message: method === "squash" ? "Mend (#1)" : "Add a" },
    });
  },
);

test("a pull request is opened, reviewed, pushed to and merged, and closes the issue it names", async () => {
  const { github, ada, root, shop: repo } = await shop();
  await ada.openIssue(repo, { title: "Broken" });
  await ada.commitFile(repo, { path: "docs/a.md", content: "one\ntwo\n", branch: "fix" });
  const opened = await ada.request("POST", `/repos/${repo}/pulls`, {
    title: "Mend",
    body: "Fixes #1",
    head: "fix",
    base: "main",
  });
  expect(opened.status).toBe(201);
  const asked = await ada.request("POST", `/repos/${repo}/pulls/2/requested_reviewers`, {
    reviewers: ["root"],
  });
  expect(asked.status).toBe(201);
  await ada.commitFile(repo, { path: "docs/a.md", content: "one\n2\n", branch: "fix" });
  await root.review(repo, 2, { event: "APPROVE", body: "Good" });
  const { body: files } = await ada.request("GET", `/repos/${repo}/pulls/2/files`);
  expect(files).toMatchObject([
    { filename: "docs/a.md", status: "added", additions: 2, patch: "@@ -0,0 +1,2 @@\n+one\n+2" },
  ]);
  const { body: commits } = await ada.request("GET", `/repos/${repo}/pulls/2/commits`);
  expect(commits).toHaveLength(2);
  await root.merge(repo, 2);
  expect(github.store.file(repo, "docs/a.md")).toBe("one\n2\n");
  expect(github.store.issue(repo, 1)).toMatchObject({ state: "closed", stateReason: "completed" });
  const { body: pull } = await ada.request("GET", `/repos/${repo}/pulls/2`);
  expect(pull).toMatchObject({ merged: true, merged_by: { login: "root" }, state: "closed" });
  const timeline = await ada.request("GET", `/repos/${repo}/issues/2/timeline`);
  expect(names(timeline.body, "event")).toEqual([
    "committed",
    "review_requested",
    "committed",
    "reviewed",
    "merged",
    "closed",
  ]);
  const { body: reviews } = await ada.request("GET", `/repos/${repo}/pulls/2/reviews`);
  expect(reviews).toMatchObject([{ state: "APPROVED", user: { login: "root" } }]);
});
