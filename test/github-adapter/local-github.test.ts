import { beforeEach, expect, test } from "vitest";
import type { Forge } from "../../src/control/port.ts";
import { instant } from "../../src/domain/time.ts";
import { createClient } from "../../src/github/client.ts";
import { createForge } from "../../src/github/forge.ts";
import { createLimits } from "../../src/github/limits.ts";
import { createAnswerCache } from "../../src/github/remembered.ts";
import type { LocalGitHub } from "../github/local-github.ts";
import { startLocalGitHub } from "../github/server.ts";

const REPO = { owner: "acme", repo: "shop" };
const KEY = { ...REPO, number: 1 };
const WORKFLOW = `name: probe
on:
  workflow_dispatch:
    inputs:
      probe:
        type: string
run-name: probe
jobs:
  probe:
    runs-on: ubuntu-latest
    steps:
      - run: "true"
`;

let github: LocalGitHub;
let forge: Forge;

beforeEach(async () => {
  github = await startLocalGitHub();
  github.addRepository({
    ...REPO,
    name: "shop",
    collaborators: { ann: "write", bob: "triage" },
    files: {
      "runbooks/sync.md": "# Sync\n",
      ".github/workflows/probe.yml": WORKFLOW,
      "logo.bin": new Uint8Array([0, 255, 13, 10]),
    },
  });
  const installed = github.installApp({
    slug: "sitrep",
    repositories: ["acme/shop"],
    permissions: { issues: "write", contents: "write", pull_requests: "write", actions: "write" },
    events: [],
  });
  const client = createClient(
    {
      kind: "installation",
      appId: String(installed.appId),
      privateKey: installed.privateKey,
      installationId: installed.installationId,
    },
    { apiUrl: github.url, cache: createAnswerCache(1_000_000), limits: createLimits() },
  );
  forge = createForge(client, { login: "sitrep[bot]", app: "sitrep" });
  await github.addPerson("ann").openIssue("acme/shop", { title: "Sync is down", body: "Help" });
  return () => github.close();
});

test("an issue, its labels and its comments", async () => {
  await forge.createLabel(REPO, { name: "incident", color: "b60205", description: "An incident" });
  await forge.createLabel(REPO, { name: "incident", color: "b60205", description: "An incident" });
  await forge.editIssue(KEY, { labels: ["bug"] });
  expect(await forge.addLabels(KEY, ["incident"])).toEqual(["bug", "incident"]);
  await forge.editIssue(KEY, { labels: ["incident"] });
  const comment = await forge.createComment(KEY, "card");
  expect(await forge.pinComment(REPO, comment.id)).toEqual({ kind: "written" });
  expect(await forge.editComment(REPO, comment.id, "card, edited")).toEqual({ kind: "written" });
  await forge.react(REPO, comment.id, "+1");
  await forge.editIssue(KEY, { state: { isOpen: false, as: "completed" } });
  await forge.editIssue(KEY, { state: { isOpen: true } });

  expect(await forge.issue(KEY)).toMatchObject({
    title: "Sync is down",
    author: { login: "ann", isBot: false, app: undefined },
    isOpen: true,
    closedAs: undefined,
    labels: ["incident"],
    isPullRequest: false,
  });
  const timeline = await forge.timeline(KEY);
  const relabeled = ["labeled", "labeled", "unlabeled"];
  expect(timeline.map((item) => item.kind)).toEqual([
    ...relabeled,
    "comment",
    "closed",
    "reopened",
  ]);
  const [found] = timeline.flatMap((item) => (item.kind === "comment" ? [item.comment] : []));
  expect(found).toMatchObject({
    id: comment.id,
    body: "card, edited",
    author: { login: "sitrep[bot]", isBot: true, app: "sitrep" },
  });
  expect(await forge.incidents(REPO, "incident", instant(0))).toMatchObject([{ number: 1 }]);
  expect((await forge.labels(REPO)).map(({ name }) => name)).toContain("incident");
  expect(await forge.deleteComment(REPO, comment.id)).toEqual({ kind: "written" });
  expect(await forge.deleteComment(REPO, comment.id)).toEqual({ kind: "written" });
  expect(await forge.editComment(REPO, comment.id, "x")).toMatchObject({ kind: "impossible" });
});

test("people and what they may", async () => {
  const may = await Promise.all(
    ["ann", "bob", "eve", "nobody-at-all"].map((login) => forge.permission(REPO, login)),
  );
  expect(may).toEqual(["write", "triage", expect.stringMatching(/^(?:read|none)$/u), "none"]);
});

test("files of a commit", async () => {
  // The key of an issue will do: its number must not get into the request.
  const { commit, defaultBranch } = await forge.repository(KEY);
  expect(await forge.branch(REPO, defaultBranch)).toBe(commit);
  expect(await forge.branch(REPO, "nowhere")).toBeUndefined();
  const paths = (await forge.tree(REPO, commit)).filter(({ kind }) => kind === "file");
  expect(paths.map(({ path }) => path)).toContain("runbooks/sync.md");
  expect([...((await forge.file(REPO, "logo.bin", commit)) ?? [])]).toEqual([0, 255, 13, 10]);
  expect(await forge.file(REPO, "runbooks", commit)).toBeUndefined();
  expect(await forge.file(REPO, "missing.md", commit)).toBeUndefined();
  expect(await forge.history(REPO, "runbooks/sync.md", commit, 5)).toEqual([commit]);
});

test("a postmortem from branch to merge", async () => {
  const ann = github.addPerson("ann");
  const { commit, defaultBranch } = await forge.repository(REPO);
  const branch = "sitrep/postmortem-1";
  expect(await forge.pullFrom(REPO, branch)).toBeUndefined();
  expect(await forge.createBranch(REPO, branch, commit)).toEqual({ kind: "written" });
  expect(await forge.createBranch(REPO, branch, commit)).toEqual({ kind: "written" });
  const file = { branch, path: "postmortems/1.md", text: "# é\n", message: "Write it" };
  expect(await forge.createFile(REPO, file)).toEqual({ kind: "written" });
  expect(await forge.createFile(REPO, file)).toMatchObject({ kind: "impossible" });
  const pull = { head: branch, base: defaultBranch, title: "Postmortem", body: "Please read" };
  const opened = await forge.createPull(REPO, pull);
  expect(opened).toMatchObject({ kind: "written", pull: { isOpen: true, headBranch: branch } });
  expect(await forge.createPull(REPO, pull)).toMatchObject(opened);
  const number = opened.kind === "written" ? opened.pull.number : 0;
  expect(await forge.requestReview(REPO, number, ["ann"])).toEqual({ kind: "written" });
  expect(await forge.requestReview(REPO, number, ["nobody-at-all"])).toMatchObject({
    kind: "impossible",
  });
  await ann.merge("acme/shop", number);
  const merged = await forge.pullFrom(REPO, branch);
  expect(merged).toMatchObject({ isOpen: false, mergedBy: "ann" });
  const text = await forge.file(REPO, "postmortems/1.md", merged?.mergeCommit ?? "");
  expect(Buffer.from(text ?? []).toString()).toBe("# é\n");
});

test("a workflow and its runs", async () => {
  const started = await forge.dispatch(REPO, "probe.yml", "main", { probe: "health" });
  const id = started.kind === "started" ? started.run?.id : undefined;
  expect(await forge.run(REPO, id ?? 0)).toMatchObject({ id, title: expect.any(String) });
  const runs = await forge.runs(REPO, "probe.yml", instant("2020-01-01T00:00:00Z"));
  expect(runs.map((run) => run.id)).toEqual([id]);
  expect(await forge.run(REPO, 1)).toBeUndefined();
  expect(await forge.runs(REPO, "missing.yml", instant(0))).toEqual([]);
  expect(await forge.dispatch(REPO, "missing.yml", "main", {})).toMatchObject({
    kind: "impossible",
  });
  expect(await forge.dispatch(REPO, "probe.yml", "main", { unknown: "x" })).toMatchObject({
    kind: "impossible",
  });
});

test("a second look costs nothing", async () => {
  await forge.repository(REPO);
  await forge.issue(KEY);
  await forge.timeline(KEY);
  github.requests.reset();
  const { commit } = await forge.repository(REPO);
  await forge.issue(KEY);
  await forge.timeline(KEY);
  expect(commit).toMatch(/^[0-9a-f]{40}$/u);
  expect(github.requests.entries.every(({ wasNotModified }) => wasNotModified)).toBe(true);
});

test("an issue that is opened is listed with its body, and gone from the list once it is closed as a duplicate", async () => {
  const made = await forge.createIssue(REPO, {
    title: "ApiDown",
    body: "It is down",
    labels: ["incident", "severity/sev-1"],
  });
  expect(made).toMatchObject({
    number: 2,
    isOpen: true,
    labels: ["incident", "severity/sev-1"],
    author: { login: "sitrep[bot]", isBot: true, app: "sitrep" },
  });
  await forge.editIssue({ ...REPO, number: 2 }, { body: "It was down" });
  await expect(forge.labelledIssues(REPO, "incident")).resolves.toMatchObject([
    { number: 2, body: "It was down" },
  ]);
  const state = { isOpen: false, as: "duplicate" } as const;
  await forge.editIssue({ ...REPO, number: 2 }, { state });
  await expect(forge.labelledIssues(REPO, "incident")).resolves.toEqual([]);
  await expect(forge.labelledIssues(REPO, "incident", instant(0))).resolves.toMatchObject([
    { number: 2, isOpen: false, closedAs: "duplicate" },
  ]);
});
