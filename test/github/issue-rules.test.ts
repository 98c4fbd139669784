import { expect, test } from "vitest";
import { listeningApp } from "./app-client.ts";
import { objectOf } from "./http/call.ts";
import { shop } from "./fixture.ts";

const numbers = (body: unknown): readonly unknown[] =>
  Array.isArray(body) ? body.map((one: unknown) => objectOf(one)["number"]) : [];

test("issues are listed by state, label, time and order", async () => {
  let now = Date.parse("2026-11-21T10:00:00Z");
  const { ada, shop: repo } = await shop({ clock: { now: () => now } });
  await ada.openIssue(repo, { title: "One", labels: ["incident", "bug"] });
  now += 60_000;
  await ada.openIssue(repo, { title: "Two", labels: ["Incident"], assignees: ["ada"] });
  now += 60_000;
  await ada.openIssue(repo, { title: "Three" });
  await ada.closeIssue(repo, 3);
  const list = async (query: string) =>
    numbers((await ada.request("GET", `/repos/${repo}/issues?${query}`)).body);
  expect(await list("")).toEqual([2, 1]);
  expect(await list("state=all")).toEqual([3, 2, 1]);
  expect(await list("state=closed")).toEqual([3]);
  expect(await list("labels=incident")).toEqual([2, 1]);
  expect(await list("labels=incident,bug")).toEqual([1]);
  expect(await list("state=all&since=2026-11-21T10:01:00Z")).toEqual([3, 2]);
  expect(await list("assignee=ada")).toEqual([2]);
  expect(await list("assignee=none")).toEqual([1]);
  expect(await list("creator=tom")).toEqual([]);
  await ada.comment(repo, 1, "Still");
  expect(await list("sort=comments")).toEqual([1, 2]);
  expect(await list("sort=updated&direction=asc")).toEqual([2, 1]);
});

test("labels named on an issue are made when they are missing", async () => {
  const { ada, github, shop: repo } = await shop();
  await ada.openIssue(repo, { title: "Down" });
  const added = await ada.request("POST", `/repos/${repo}/issues/1/labels`, {
    labels: ["sev1", "BUG"],
  });
  expect(added.body).toMatchObject([{ name: "sev1", color: "ededed" }, { name: "bug" }]);
  expect(github.store.labels(repo).map(({ name }) => name)).toContain("sev1");
  const { body } = await ada.request("PUT", `/repos/${repo}/issues/1/labels`, { labels: ["sev2"] });
  expect(body).toMatchObject([{ name: "sev2" }]);
  const missing = await ada.request("DELETE", `/repos/${repo}/issues/1/labels/sev1`);
  expect(missing.status).toBe(404);
  const twice = await ada.request("POST", `/repos/${repo}/labels`, { name: "SEV1" });
  expect(twice).toMatchObject({ status: 422, body: { errors: [{ code: "already_exists" }] } });
  const renamed = await ada.request("PATCH", `/repos/${repo}/labels/sev2`, { new_name: "minor" });
  expect(renamed.body).toMatchObject({ name: "minor" });
  expect(github.store.issue(repo, 1)?.labels).toEqual(["minor"]);
  const color = await ada.request("POST", `/repos/${repo}/labels`, { name: "x", color: "red" });
  expect(color).toMatchObject({ status: 422, body: { errors: [{ field: "color" }] } });
});

test("texts end at GitHub's limits", async () => {
  const { ada, shop: repo } = await shop();
  const at = `/repos/${repo}/issues`;
  const most = "é".repeat(65_536);
  const emoji = "🔥".repeat(65_536);
  expect((await ada.request("POST", at, { title: "x".repeat(256), body: most })).status).toBe(201);
  expect(await ada.request("POST", at, { title: "x", body: `${most}!` })).toMatchObject({
    status: 422,
    body: { errors: [{ message: "body is too long (maximum is 65536 characters)" }] },
  });
  expect((await ada.request("POST", at, { title: "x".repeat(257) })).status).toBe(422);
  expect((await ada.request("POST", at, { title: " " })).status).toBe(422);
  const comments = `${at}/1/comments`;
  expect((await ada.request("POST", comments, { body: emoji })).status).toBe(201);
  expect(await ada.request("POST", comments, { body: `${emoji}!` })).toMatchObject({
    status: 422,
    body: { errors: [{ message: "Body is too long (maximum is 65536 characters)" }] },
  });
  expect((await ada.request("POST", comments, { body: " \n" })).status).toBe(422);
});

test("what a request forgets or misspells is a deviation, and refused", async () => {
  const { github, ada, shop: repo } = await shop();
  const forgotten = await ada.request("POST", `/repos/${repo}/issues`, {});
  expect(forgotten).toMatchObject({
    status: 422,
    body: { message: 'Invalid request.\n\n"title" wasn\'t supplied.' },
  });
  await ada.request("POST", `/repos/${repo}/issues`, { title: "x", boddy: "y" });
  await ada.request("GET", `/repos/${repo}/issues?label=x&state=shut`);
  const told = github.deviations.map(({ kind, where, problem }) => `${kind} ${where}: ${problem}`);
  expect(told).toMatchInlineSnapshot(`
    [
      "request POST /repos/{owner}/{repo}/issues: body: it must have required property 'title' {"missingProperty":"title"}",
      "request POST /repos/{owner}/{repo}/issues: body: it must NOT have additional properties {"additionalProperty":"boddy"}",
      "request GET /repos/{owner}/{repo}/issues: the query has an unknown parameter label",
      "request GET /repos/{owner}/{repo}/issues: state=shut: it must be equal to one of the allowed values {"allowedValues":["open","closed","all"]}",
    ]
  `);
  expect(() => github.assertConforming()).toThrow("not as GitHub describes it");
  expect(github.takeDeviations()).toEqual([]);
});

test("one comment of an issue is pinned at a time", async () => {
  const { ada, github, shop: repo } = await shop();
  await ada.openIssue(repo, { title: "Down" });
  const one = await ada.comment(repo, 1, "one");
  const two = await ada.comment(repo, 1, "two");
  const pin = (id: number) => `/repos/${repo}/issues/comments/${id}/pin`;
  const { body } = await ada.request("PUT", pin(one.id));
  expect(body).toMatchObject({ pin: { pinned_by: { login: "ada" } } });
  await ada.request("PUT", pin(two.id));
  expect(github.store.comment(repo, one.id)?.pin).toBeUndefined();
  expect(github.store.comment(repo, two.id)?.pin).toBeDefined();
  expect((await ada.request("DELETE", pin(two.id))).status).toBe(204);
  expect(github.store.comment(repo, two.id)?.pin).toBeUndefined();
  expect((await ada.request("PUT", pin(1))).status).toBe(404);
});

test("reactions are counted once for each person and kind", async () => {
  const { ada, tom, shop: repo } = await shop();
  await ada.openIssue(repo, { title: "Down" });
  const { id } = await ada.comment(repo, 1, "/ack");
  const at = `/repos/${repo}/issues/comments/${id}/reactions`;
  const first = await ada.request("POST", at, { content: "eyes" });
  const again = await ada.request("POST", at, { content: "eyes" });
  expect([first.status, again.status]).toEqual([201, 200]);
  await tom.request("POST", at, { content: "+1" });
  await tom.request("POST", `/repos/${repo}/issues/1/reactions`, { content: "rocket" });
  const { body: comment } = await ada.request("GET", `/repos/${repo}/issues/comments/${id}`);
  expect(comment).toMatchObject({ reactions: { total_count: 2, eyes: 1, "+1": 1 } });
  const { body: listed } = await ada.request("GET", `${at}?content=eyes`);
  expect(listed).toMatchObject([{ content: "eyes", user: { login: "ada" } }]);
  const reaction = String(objectOf(first.body)["id"]);
  expect((await tom.request("DELETE", `${at}/${reaction}`)).status).toBe(403);
  expect((await ada.request("DELETE", `${at}/${reaction}`)).status).toBe(204);
});

test("closing says why, closing again for another reason says so again, reopening clears it", async () => {
  const { ada, github, shop: repo } = await shop();
  await ada.openIssue(repo, { title: "Down" });
  await ada.closeIssue(repo, 1);
  await ada.closeIssue(repo, 1, { reason: "not_planned" });
  await ada.closeIssue(repo, 1, { reason: "not_planned" });
  await ada.reopenIssue(repo, 1);
  const told = github.store
    .timeline(repo, 1)
    .map((item) => `${String(item["event"])} ${String(item["state_reason"])}`);
  expect(told).toEqual(["closed completed", "closed not_planned", "reopened reopened"]);
  const { body } = await ada.request("GET", `/repos/${repo}/issues/1`);
  expect(body).toMatchObject({ state: "open", state_reason: "reopened", closed_by: null });
  const { body: events } = await ada.request("GET", `/repos/${repo}/issues/1/events`);
  expect(events).toHaveLength(3);
});

test("an issue named elsewhere says so once, across repositories too", async () => {
  const { ada, github, shop: repo } = await shop();
  github.addRepository({ owner: "acme", name: "more", collaborators: { ada: "write" } });
  await ada.openIssue(repo, { title: "One" });
  await ada.openIssue(repo, { title: "Two", body: "Like #1, and #1" });
  await ada.openIssue("acme/more", { title: "Three", body: `see ${repo}#1` });
  await ada.comment("acme/more", 1, `also ${github.url}/${repo}/issues/1`);
  const { body } = await ada.request("GET", `/repos/${repo}/issues/1/timeline`);
  expect(body).toMatchObject([
    { event: "cross-referenced", source: { issue: { title: "Two" } } },
    { event: "cross-referenced", source: { issue: { title: "Three" } } },
  ]);
});

test("checks are made by Apps, read by commit, and end with a conclusion", async () => {
  const { ada, github, shop: repo } = await shop();
  const app = await listeningApp(github, { repositories: [repo] });
  const head = github.store.headSha(repo);
  const at = `/repos/${repo}/check-runs`;
  const person = await ada.request("POST", at, { name: "lint", head_sha: head });
  expect(person).toMatchObject({
    status: 403,
    body: { message: "You must authenticate via a GitHub App." },
  });
  const made = await app.asInstallation("POST", at, {
    name: "lint",
    head_sha: head,
    status: "in_progress",
  });
  expect(made.body).toMatchObject({
    status: "in_progress",
    conclusion: null,
    app: { slug: "sitrep" },
  });
  const id = String(objectOf(made.body)["id"]);
  const annotation = {
    path: ".github/incidents.yml",
    start_line: 3,
    end_line: 3,
    annotation_level: "failure",
    message: "unknown key",
  };
  const done = await app.asInstallation("PATCH", `${at}/${id}`, {
    conclusion: "failure",
    output: { title: "1 problem", summary: "See below", annotations: [annotation] },
  });
  expect(done.body).toMatchObject({ status: "completed", output: { annotations_count: 1 } });
  const { body: annotations } = await ada.request("GET", `${at}/${id}/annotations`);
  expect(annotations).toMatchObject([{ message: "unknown key" }]);
  const { body: runs } = await ada.request("GET", `/repos/${repo}/commits/main/check-runs`);
  expect(runs).toMatchObject({ total_count: 1, check_runs: [{ conclusion: "failure" }] });
  const many = {
    title: "t",
    summary: "s",
    annotations: Array.from({ length: 51 }, () => annotation),
  };
  const tooMany = await app.asInstallation("PATCH", `${at}/${id}`, { output: many });
  expect(tooMany.status).toBe(422);
  expect(github.takeDeviations()).toMatchObject([{ kind: "request" }]);
  app.close();
});
