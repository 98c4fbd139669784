import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { renderThreadToHtml } from "../github/face/static-thread.ts";
import { openChromium } from "./chromium.ts";
import { REPOSITORY, setStage, type Stage } from "./stage.ts";

const FORM = `name: Incident
description: Something is broken
title: "[incident] "
labels: [incident, unknown-label]
body:
  - type: markdown
    attributes: { value: "**Take a breath.**" }
  - type: dropdown
    attributes: { label: Severity, options: [SEV-1, SEV-2, Not sure] }
    validations: { required: true }
  - type: dropdown
    attributes: { label: Areas, options: [login, sync, checkout], multiple: true }
  - type: textarea
    attributes: { label: What is happening }
    validations: { required: true }
  - type: textarea
    attributes: { label: Alert, render: shell }
  - type: input
    attributes: { label: Since when }
  - type: checkboxes
    attributes:
      label: Checked
      options: [{ label: Status page, required: true }, { label: Logs }]
`;

const PROBE = `name: Probe
run-name: probe health
on: workflow_dispatch
jobs:
  probe:
    runs-on: ubuntu-latest
    steps:
      - run: echo "looking" && echo "## All *well*" >> "$GITHUB_STEP_SUMMARY"
`;

let browser: Browser;
let stage: Stage | undefined;

beforeAll(async () => {
  browser = await openChromium();
});

afterEach(async () => {
  const played = stage;
  stage = undefined;
  await played?.close();
});

afterAll(async () => {
  await browser.close();
});

async function play(files?: Readonly<Record<string, string>>): Promise<Stage> {
  stage = await setStage(browser, files);
  return stage;
}

test("a form asks for what is required and writes the body GitHub would write", async () => {
  const { github, ana, visit } = await play({ ".github/ISSUE_TEMPLATE/incident.yml": FORM });
  await ana.request("POST", `/repos/${REPOSITORY}/labels`, { name: "incident", color: "b60205" });
  const page = await visit(`/${REPOSITORY}`);
  await page.getByRole("link", { name: "New issue" }).click();
  await page.getByRole("link", { name: "Get started" }).first().click();
  await page.getByLabel("Add a title").fill("[incident] Down");
  await page.getByLabel("Severity").selectOption("Not sure");
  await page.getByLabel("sync").check();
  await page.getByLabel("checkout").check();
  await page.getByLabel("What is happening").fill("Nobody can\nlog in.");
  await page.getByLabel("Alert").fill("502 502");
  await page.getByRole("button", { name: "Create" }).click();
  expect(github.store.issues(REPOSITORY), "the required box is not ticked yet").toEqual([]);
  await page.getByLabel("Status page").check();
  await page.getByRole("button", { name: "Create" }).click();
  await page.waitForURL(`**/${REPOSITORY}/issues/1`);
  const issue = github.store.issue(REPOSITORY, 1);
  expect(issue).toMatchObject({ title: "[incident] Down", labels: ["incident"], author: "ana" });
  expect(issue?.body).toMatchInlineSnapshot(`
    "### Severity

    Not sure

    ### Areas

    sync, checkout

    ### What is happening

    Nobody can
    log in.

    ### Alert

    \`\`\`shell
    502 502
    \`\`\`

    ### Since when

    _No response_

    ### Checked

    - [X] Status page
    - [ ] Logs"
  `);
});

test("comments come and go without losing what is being typed", async () => {
  const { github, ana, guest, visit } = await play();
  await ana.openIssue(REPOSITORY, { title: "Down", body: "Hello" });
  const page = await visit(`/${REPOSITORY}/issues/1`);
  const box = page.getByRole("textbox", { name: "Comment" });
  await box.fill("half a sent");
  await guest.comment(REPOSITORY, 1, "from **elsewhere**");
  await page.locator(".comment strong", { hasText: "elsewhere" }).waitFor();
  expect(await box.inputValue()).toBe("half a sent");
  await box.fill("/ack\nsecond line");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await page.locator(".comment", { hasText: "/ack" }).waitFor();
  expect(await box.inputValue()).toBe("");
  expect(github.store.comments(REPOSITORY, 1).map(({ author, body }) => [author, body])).toEqual([
    ["guest", "from **elsewhere**"],
    ["ana", "/ack\nsecond line"],
  ]);
});

test("a box of a task list edits the comment in the name of whoever clicks", async () => {
  const { github, ana, visit } = await play();
  await ana.openIssue(REPOSITORY, { title: "Down", body: "- [ ] own" });
  const { id } = await ana.comment(REPOSITORY, 1, "`[ ]`\n- [x] one\n- two\n  - [ ] three\n");
  const page = await visit(`/${REPOSITORY}/issues/1`);
  await page.locator(`#comment-${id} input[type=checkbox]`).nth(1).check();
  await page.locator("#opening input[type=checkbox]").check();
  await github.until("both are ticked", () => {
    const bodies = [
      github.store.comment(REPOSITORY, id)?.body,
      github.store.issue(REPOSITORY, 1)?.body,
    ];
    return bodies.join("|") === "`[ ]`\n- [x] one\n- two\n  - [x] three\n|- [x] own";
  });
  await page.locator(`#comment-${id}`, { hasText: "edited" }).waitFor();
});

test("who may not is told so, and the box goes back", async () => {
  const { ana, visit } = await play();
  await ana.openIssue(REPOSITORY, { title: "Down", body: "- [ ] own" });
  const page = await visit(`/${REPOSITORY}/issues/1`);
  await page.getByLabel("You are viewing as").selectOption("guest");
  await page.locator(".write header", { hasText: "G" }).waitFor();
  await page.locator("#opening input[type=checkbox]").click();
  await page.locator("#notice", { hasText: "403" }).waitFor();
  expect(await page.locator("#opening input[type=checkbox]").isChecked()).toBe(false);
});

test("an issue is closed with a reason and reopened, and the list shows it", async () => {
  const { github, ana, visit } = await play();
  await ana.openIssue(REPOSITORY, { title: "Down", body: "Hello" });
  const page = await visit(`/${REPOSITORY}/issues/1`);
  await page.getByLabel("Reason for closing").selectOption("as not planned");
  await page.getByRole("button", { name: "Close issue" }).click();
  await page.locator(".event", { hasText: "ana closed this as not planned" }).waitFor();
  expect(github.store.issue(REPOSITORY, 1)).toMatchObject({ stateReason: "not_planned" });
  await page.getByRole("button", { name: "Reopen issue" }).click();
  await page.locator(".state", { hasText: "Open" }).waitFor();
  await page.goto(`${github.url}/${REPOSITORY}/issues?state=closed`);
  await page.getByText("Nothing closed here.").waitFor();
});

test("labels, people and reactions can be changed, and the timeline tells", async () => {
  const { ana, visit } = await play();
  await ana.openIssue(REPOSITORY, { title: "Down", body: "Hello" });
  const page = await visit(`/${REPOSITORY}/issues/1`);
  await page.locator(".side section", { hasText: "Labels" }).getByText("Change").click();
  await page.getByRole("button", { name: "bug" }).click();
  await page.locator(".event", { hasText: "ana added bug label" }).waitFor();
  await page.locator(".side section", { hasText: "Assignees" }).getByText("Change").click();
  await page.getByRole("button", { name: "ana" }).click();
  await page.locator(".event", { hasText: "ana self-assigned this" }).waitFor();
  await page.getByLabel("Add a reaction").first().click();
  await page.getByRole("button", { name: "👀" }).click();
  await page.locator(".reaction[title=ana]", { hasText: "1" }).waitFor();
});

test("a pull request is read, approved and merged", async () => {
  const { github, ana, guest, visit } = await play();
  await guest.request("GET", "/user");
  await ana.commitFile(REPOSITORY, {
    path: "postmortems/one.md",
    branch: "sitrep/one",
    content: "---\nseverity: SEV-2\n---\n\n# What *happened*\n",
  });
  await ana.request("POST", `/repos/${REPOSITORY}/pulls`, {
    title: "Postmortem",
    head: "sitrep/one",
    base: "main",
  });
  const page = await visit(`/${REPOSITORY}/issues/1`);
  expect(new URL(page.url()).pathname).toBe(`/${REPOSITORY}/pull/1`);
  await page.getByRole("link", { name: "Files changed" }).click();
  expect(await page.locator("table.front-matter, .markdown table").first().innerText()).toContain(
    "SEV-2",
  );
  expect(await page.locator(".markdown h1 em").innerText()).toBe("happened");
  await page.getByRole("link", { name: "View file" }).click();
  await page.getByRole("link", { name: "Edit" }).click();
  await page.locator("textarea").fill("# Rewritten\n");
  await page.getByRole("button", { name: "Commit to sitrep/one" }).click();
  await page.locator(".markdown h1", { hasText: "Rewritten" }).waitFor();
  await page.goto(`${github.url}/${REPOSITORY}/pull/1`);
  await page.getByLabel("You are viewing as").selectOption("guest");
  await page.locator(".write header", { hasText: "G" }).waitFor();
  await page.getByText("Review changes").click();
  await page.getByRole("textbox", { name: "Review" }).fill("Good **work**");
  await page.getByRole("button", { name: "Submit review" }).click();
  await page.locator(".event", { hasText: "guest approved these changes" }).waitFor();
  await page.getByLabel("You are viewing as").selectOption("ana");
  await page.locator(".write header", { hasText: "A" }).waitFor();
  await page.getByRole("button", { name: "Merge pull request" }).click();
  await page.locator(".state", { hasText: "Merged" }).waitFor();
  expect(github.store.file(REPOSITORY, "postmortems/one.md")).toBe("# Rewritten\n");
});

test("what strangers write does nothing, and what is hidden stays hidden", async () => {
  const { ana, guest, visit } = await play();
  const hostile =
    "<!-- sitrep:card {} --><img src=x onerror=alert(1)><script>alert(2)</script>\n\n</div></main></article>\n\n[x](javascript:alert(3))";
  await guest.openIssue(REPOSITORY, { title: "<script>alert(4)</script>", body: hostile });
  const { id } = await ana.comment(REPOSITORY, 1, "<!-- sitrep:card {} -->\n### SEV-2");
  await ana.comment(REPOSITORY, 1, "later");
  await ana.request("PUT", `/repos/${REPOSITORY}/issues/comments/${id}/pin`);
  const page = await visit(`/${REPOSITORY}/issues/1`);
  expect(await page.locator("#content").innerText()).not.toContain("sitrep:card");
  expect(await page.locator(".comment").count()).toBe(3);
  expect(await page.locator(".comment").nth(1).innerText()).toContain("Pinned by ana");
  expect(await page.locator(".side").isVisible()).toBe(true);
  expect(await page.locator("#content script, #content [onerror]").count()).toBe(0);
});

test("a run shows its log and summary", async () => {
  const { github, ana, visit } = await play({ ".github/workflows/probe.yml": PROBE });
  await ana.request("POST", `/repos/${REPOSITORY}/actions/workflows/probe.yml/dispatches`, {
    ref: "main",
  });
  await github.settled();
  const page = await visit(`/${REPOSITORY}/actions`);
  await page.getByRole("link", { name: "probe health" }).click();
  expect(await page.locator(".markdown h2 em").innerText()).toBe("well");
  expect(await page.locator("pre.log").innerText()).toContain("looking");
  expect(await page.locator("h1").innerText()).toContain("probe health");
});

test("buttons of the demo do what they say", async () => {
  const { presses, visit } = await play();
  const page = await visit("/");
  await page.getByRole("link", { name: REPOSITORY }).click();
  const answered = page.waitForResponse("**/-/controls/break");
  await page.getByRole("button", { name: "Break it" }).click();
  await answered;
  expect(presses()).toBe(1);
});

test("without scripts everything works by loading pages", async () => {
  const { github, ana, visit } = await play();
  await ana.openIssue(REPOSITORY, { title: "Down", body: "Hello" });
  const page = await visit(`/${REPOSITORY}/issues/1`, { javaScriptEnabled: false });
  await page.getByRole("textbox", { name: "Comment" }).fill("still here");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await page.locator(".comment", { hasText: "still here" }).waitFor();
  expect(github.store.comments(REPOSITORY, 1)).toHaveLength(1);
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await page.getByText("Write something first.").waitFor();
});

test("a phone sees no page wider than itself", async () => {
  const { github, ana, visit } = await play({ ".github/ISSUE_TEMPLATE/incident.yml": FORM });
  const wide = `| ${"wide column | ".repeat(20)}\n|${"---|".repeat(20)}\n\n\`\`\`\n${"x".repeat(300)}\n\`\`\`\n`;
  await ana.openIssue(REPOSITORY, { title: "Down ".repeat(20), body: wide });
  const page = await visit("/", { viewport: { width: 390, height: 800 }, colorScheme: "dark" });
  for (const path of [
    "",
    "/issues",
    "/issues/1",
    "/issues/new?template=incident.yml",
    "/actions",
  ]) {
    await page.goto(`${github.url}/${REPOSITORY}${path}`);
    expect(await page.evaluate("document.documentElement.scrollWidth"), path).toBeLessThanOrEqual(
      390,
    );
  }
});

test("a thread can be kept as a file that needs nothing else", async () => {
  const { github, ana } = await play();
  await ana.openIssue(REPOSITORY, { title: "Down", body: "- [ ] task" });
  await ana.comment(REPOSITORY, 1, "kept **here**");
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.setContent(await renderThreadToHtml(github, REPOSITORY, 1));
  expect(await page.locator(".comment strong", { hasText: "here" }).isVisible()).toBe(true);
  expect(await page.locator("form, script, button").count()).toBe(0);
  expect(
    await page
      .locator(".comment")
      .first()
      .evaluate("getComputedStyle(document.querySelector('.comment')).borderTopWidth"),
  ).toBe("1px");
  expect(asked).toEqual([]);
  await page.close();
});
