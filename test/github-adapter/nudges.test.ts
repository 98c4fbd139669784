import { describe, expect, test } from "vitest";
import { seconds } from "../../src/domain/time.ts";
import { nudgeOf } from "../../src/github/nudges.ts";
import { preparationsOf } from "../../src/github/preparations.ts";

const SELF = { login: "sitrep[bot]", app: "sitrep" };
const repository = {
  name: "shop",
  full_name: "acme/shop",
  owner: { login: "acme" },
  default_branch: "main",
};
const by = (login: string) => ({ repository, sender: { login } });
const pull = (ref: string, fullName = "acme/shop") => ({
  pull_request: { number: 20, head: { ref, repo: { full_name: fullName } } },
});
const run = (title: string) => ({ workflow_run: { display_title: title } });
const BRANCH = "sitrep/postmortem-12";
const commentBy = (login: string) => ({ comment: { user: { login } } });

describe("an event names an issue", () => {
  test.each<[title: string, event: string, payload: object, number: number | undefined]>([
    ["an issue is opened", "issues", { ...by("ann"), issue: { number: 12 } }, 12],
    [
      "the App labels an issue",
      "issues",
      { ...by("sitrep[bot]"), issue: { number: 12 } },
      undefined,
    ],
    [
      "a workflow labels one",
      "issues",
      { ...by("github-actions[bot]"), issue: { number: 12 } },
      12,
    ],
    ["a comment is written", "issue_comment", { ...by("ann"), issue: { number: 12 } }, 12],
    [
      "a probe reports into a comment",
      "issue_comment",
      { ...by("github-actions[bot]"), action: "edited", issue: { number: 12 } },
      12,
    ],
    [
      "the App edits its card",
      "issue_comment",
      { ...by("sitrep[bot]"), action: "edited", issue: { number: 12 } },
      undefined,
    ],
    [
      "a comment is written on a pull request",
      "issue_comment",
      { ...by("ann"), issue: { number: 20, pull_request: {} } },
      undefined,
    ],
    [
      "a postmortem is merged",
      "pull_request",
      { ...by("ann"), ...pull("sitrep/postmortem-12") },
      12,
    ],
    [
      "a postmortem is reviewed",
      "pull_request_review",
      { ...by("ann"), ...pull("sitrep/postmortem-12") },
      12,
    ],
    [
      "the App opens a postmortem",
      "pull_request",
      { ...by("sitrep[bot]"), ...pull("sitrep/postmortem-12") },
      undefined,
    ],
    ["another pull request", "pull_request", { ...by("ann"), ...pull("feature") }, undefined],
    [
      "a pull request of a fork that borrows the branch's name",
      "pull_request",
      { ...by("eve"), ...pull("sitrep/postmortem-12", "eve/shop") },
      undefined,
    ],
    [
      "a pull request whose fork was deleted",
      "pull_request",
      { ...by("eve"), pull_request: { head: { ref: "sitrep/postmortem-12", repo: null } } },
      undefined,
    ],
    [
      "a probe the App started is done",
      "workflow_run",
      { ...by("sitrep[bot]"), action: "completed", ...run("probe health · #12 · p3") },
      12,
    ],
    [
      "a probe begins",
      "workflow_run",
      { ...by("ann"), action: "requested", ...run("probe health · #12 · p3") },
      undefined,
    ],
    [
      "another workflow is done",
      "workflow_run",
      { ...by("ann"), action: "completed", ...run("Fix #12") },
      undefined,
    ],
    ["an event of no repository", "issues", { issue: { number: 12 } }, undefined],
    ["an event of another kind", "star", by("ann"), undefined],
  ])("%s", (_title, event, payload, number) => {
    expect(nudgeOf(event, payload, SELF)?.key.number).toBe(number);
  });

  test("the key has owner and name of the repository", () => {
    expect(nudgeOf("issues", { ...by("ann"), issue: { number: 12 } }, SELF)).toEqual({
      key: { owner: "acme", repo: "shop", number: 12 },
      settleFor: undefined,
      urgency: "normal",
    });
  });

  test.each<[title: string, event: string, payload: object, urgency: string]>([
    ["a person comments", "issue_comment", { ...by("ann"), issue: { number: 12 } }, "high"],
    [
      "a bot comments",
      "issue_comment",
      { repository, sender: { login: "other[bot]", type: "Bot" }, issue: { number: 12 } },
      "normal",
    ],
    ["an issue is opened", "issues", { ...by("ann"), issue: { number: 12 } }, "normal"],
    ["a postmortem is merged", "pull_request", { ...by("ann"), ...pull(BRANCH) }, "normal"],
    [
      "a probe is done",
      "workflow_run",
      { ...by("ann"), action: "completed", ...run("probe health · #12 · p3") },
      "normal",
    ],
  ])("when %s, somebody waits or not", (_title, event, payload, urgency) => {
    expect(nudgeOf(event, payload, SELF)?.urgency).toBe(urgency);
  });

  test.each([
    ["edits a comment of the App", "edited", "sitrep[bot]", seconds(10)],
    ["edits a comment of a person", "edited", "ann", undefined],
    ["writes a comment", "created", "ann", undefined],
  ])("a person who %s", (_what, action, author, settleFor) => {
    const payload = { ...by("ann"), action, issue: { number: 12 }, ...commentBy(author) };
    expect(nudgeOf("issue_comment", payload, SELF)).toMatchObject({ settleFor });
  });

  test("a probe that reports into the App's comment lets nobody wait", () => {
    const payload = {
      ...commentBy("sitrep[bot]"),
      repository,
      sender: { login: "github-actions[bot]", type: "Bot" },
      action: "edited",
      issue: { number: 12 },
    };
    expect(nudgeOf("issue_comment", payload, SELF)).toMatchObject({ settleFor: undefined });
  });

  test.each([null, 1, "text", [], { repository: null }])("a payload %j is harmless", (payload) => {
    expect(nudgeOf("issues", payload, SELF)).toBeUndefined();
    expect(preparationsOf("push", payload)).toEqual([]);
  });
});

const push = (ref: string, ...paths: readonly string[]) => ({
  repository,
  ref,
  commits: [{ added: [], removed: [], modified: paths }],
});

describe("an event makes repositories ready", () => {
  const SHOP = { owner: "acme", repo: "shop" };

  test.each<[title: string, event: string, payload: object, expected: readonly object[]]>([
    [
      "the App is installed",
      "installation",
      { action: "created", repositories: [{ full_name: "acme/shop" }] },
      [SHOP],
    ],
    [
      "the App is removed",
      "installation",
      { action: "deleted", repositories: [{ full_name: "acme/shop" }] },
      [],
    ],
    [
      "a repository is added",
      "installation_repositories",
      { action: "added", repositories_added: [{ full_name: "acme/shop" }] },
      [SHOP],
    ],
    ["the settings change", "push", push("refs/heads/main", ".github/incidents.yml"), [SHOP]],
    ["they change elsewhere", "push", push("refs/heads/draft", ".github/incidents.yml"), []],
    ["something else changes", "push", push("refs/heads/main", "README.md"), []],
  ])("%s", (_title, event, payload, expected) => {
    expect(preparationsOf(event, payload)).toEqual(expected);
  });
});
