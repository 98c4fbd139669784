import { expect, test } from "vitest";
import { objectOf } from "./http/call.ts";
import { shop } from "./fixture.ts";

const names = (body: unknown, field: string): readonly unknown[] =>
  Array.isArray(body) ? body.map((entry: unknown) => objectOf(entry)[field]) : [];

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
