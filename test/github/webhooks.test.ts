import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { listeningApp } from "./app-client.ts";
import { shop } from "./fixture.ts";
import { WEBHOOKS } from "./webhook/registry.ts";

const DISPATCHED = ".github/workflows/probe.yml";
const PROBE =
  "on:\n  workflow_dispatch:\n    inputs:\n      issue:\n        type: string\njobs: {}\n";

test("every webhook there is arrives as GitHub describes it, signed, under a number of its own", async () => {
  const { github, ada, root, shop: repo } = await shop({ files: { [DISPATCHED]: PROBE } });
  github.addRepository({ owner: "acme", name: "more" });
  const app = await listeningApp(github, { repositories: [repo] });
  app.app.installOn("acme", ["acme/more"]);
  await ada.openIssue(repo, { title: "Down", labels: ["incident"], assignees: ["ada"] });
  await ada.editIssue(repo, 1, { title: "Down again", body: "All of it" });
  const { id } = await ada.comment(repo, 1, "Looking");
  await ada.editComment(repo, id, "Found");
  await ada.deleteComment(repo, id);
  await ada.request("DELETE", `/repos/${repo}/issues/1/labels`);
  await ada.request("DELETE", `/repos/${repo}/issues/1/assignees`, { assignees: ["ada"] });
  await ada.closeIssue(repo, 1, { reason: "not_planned" });
  await ada.reopenIssue(repo, 1);
  await ada.request("PATCH", `/repos/${repo}/labels/incident`, { color: "ff0000" });
  await ada.request("DELETE", `/repos/${repo}/labels/incident`);

  await ada.commitFile(repo, { path: "a.md", content: "a", branch: "fix" });
  await app.asInstallation("POST", `/repos/${repo}/pulls`, {
    title: "Mend",
    head: "fix",
    base: "main",
  });
  const pull = `/repos/${repo}/pulls/2`;
  const sha = await ada.commitFile(repo, { path: "a.md", content: "b", branch: "fix" });
  await ada.editIssue(repo, 2, { title: "Mend it" });
  await ada.addLabel(repo, 2, "bug");
  await ada.removeLabel(repo, 2, "bug");
  await ada.assign(repo, 2, "ada");
  await ada.request("DELETE", `/repos/${repo}/issues/2/assignees`, { assignees: ["ada"] });
  await ada.comment(repo, 2, "Please");
  await ada.request("POST", `${pull}/requested_reviewers`, { reviewers: ["root", "tom"] });
  await ada.request("DELETE", `${pull}/requested_reviewers`, { reviewers: ["tom"] });
  await root.review(repo, 2, { event: "REQUEST_CHANGES", body: "No" });
  await ada.request("PATCH", pull, { state: "closed" });
  await ada.request("PATCH", pull, { state: "open" });
  const check = {
    name: "lint",
    head_sha: sha,
    conclusion: "success",
    output: { title: "t", summary: "s" },
  };
  await app.asInstallation("POST", `/repos/${repo}/check-runs`, check);
  const [made] = github.store.checkRuns(repo, sha);
  await ada.request("POST", `/repos/${repo}/check-runs/${made?.id}/rerequest`);
  await ada.request("POST", `/repos/${repo}/check-suites/${made?.suiteId}/rerequest`);
  await root.merge(repo, 2);
  await ada.request("DELETE", `/repos/${repo}/git/refs/heads/fix`);

  const inputs = { issue: "1" };
  await ada.request("POST", `/repos/${repo}/actions/workflows/probe.yml/dispatches`, {
    ref: "main",
    inputs,
  });
  const [run] = github.store.runs(repo);
  github.runnerHost.updateRun(run?.id ?? 0, { status: "in_progress" });
  github.runnerHost.updateRun(run?.id ?? 0, { status: "completed", conclusion: "success" });
  await ada.request("POST", `/repos/${repo}/dispatches`, {
    event_type: "alert",
    client_payload: { a: 1 },
  });
  await github.settled();
  app.close();

  const seen = new Set(app.events().map((name) => name.replace("dispatch.alert", "dispatch")));
  expect([...seen].toSorted()).toEqual([...WEBHOOKS].toSorted());
  for (const { headers, text } of app.received) {
    const digest = createHmac("sha256", "It's a Secret to Everybody").update(text).digest("hex");
    expect(headers["x-hub-signature-256"]).toBe(`sha256=${digest}`);
  }
  const guids = app.received.map(({ headers }) => headers["x-github-delivery"]);
  expect(new Set(guids).size).toBe(guids.length);
});
