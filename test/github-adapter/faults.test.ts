import { describe, expect, test } from "vitest";
import { Fault, TerminalFault } from "../../src/domain/fault.ts";
import { instant } from "../../src/domain/time.ts";
import { api, createTestForge, isolateNetwork, KEY, PATH, REPO } from "./support.ts";

isolateNetwork();

const caught = async (doing: Promise<unknown>): Promise<Error> => {
  try {
    await doing;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("it did not fail");
};

const INTEGRATION = "Resource not accessible by integration";
const DATE = { date: "Sat, 21 Nov 2026 03:00:00 GMT" };

describe("what goes wrong says what to do", () => {
  test.each([
    {
      title: "a missing permission is named, from GitHub's header",
      status: 403,
      body: { message: INTEGRATION },
      headers: { "x-accepted-github-permissions": "issues=write" },
      fault: TerminalFault,
      says: "could not write a comment: Resource not accessible by integration (the permission `issues: write` is needed); grant it in the App's settings and accept it in the installation, or under `permissions` of the workflow",
    },
    {
      title: "a missing permission is named when GitHub does not name it",
      status: 403,
      body: { message: INTEGRATION },
      headers: {},
      fault: TerminalFault,
      says: "could not write a comment: Resource not accessible by integration (the permission `issues: write` is needed); grant it in the App's settings and accept it in the installation, or under `permissions` of the workflow",
    },
    {
      title: "an archived repository is told in GitHub's words",
      status: 403,
      body: { message: "Repository was archived so is read-only." },
      headers: {},
      fault: TerminalFault,
      says: "could not write a comment: Repository was archived so is read-only.",
    },
    {
      title: "wrong credentials",
      status: 401,
      body: { message: "Bad credentials" },
      headers: {},
      fault: TerminalFault,
      says: "could not write a comment: Bad credentials; GitHub does not accept these credentials: check the App's id and private key, or the token",
    },
    {
      title: "an issue that is gone",
      status: 410,
      body: { message: "This issue was deleted" },
      headers: {},
      fault: TerminalFault,
      says: "could not write a comment: This issue was deleted; it is gone, or the App is not installed there any more",
    },
    {
      title: "a request GitHub will never take",
      status: 422,
      body: {
        message: "Validation Failed",
        errors: [{ resource: "IssueComment", field: "body", code: "invalid" }],
      },
      headers: {},
      fault: TerminalFault,
      says: "could not write a comment: Validation Failed: IssueComment body invalid",
    },
    {
      title: "an outage",
      status: 502,
      body: { message: "Server Error" },
      headers: {},
      fault: Fault,
      says: "could not write a comment: Server Error",
    },
  ])("$title", async ({ status, body, headers, fault, says }) => {
    api().post(`${PATH}/issues/12/comments`).reply(status, body, headers);
    const error = await caught(createTestForge().forge.createComment(KEY, "hello"));
    expect(error).toBeInstanceOf(fault);
    expect(error.message).toBe(says);
  });

  test.each([
    ["a secondary limit with its wait", { "retry-after": "90" }, "2026-11-21T03:01:30Z"],
    [
      "a used-up quota with the moment it is filled again",
      { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "4102444800" },
      "2100-01-01T00:00:01Z",
    ],
    ["a secondary limit without a word about its end", {}, "2026-11-21T03:01:00Z"],
  ])("%s is a fault that names when to try again", async (_title, headers, at) => {
    const body = { message: "You have exceeded a secondary rate limit" };
    api()
      .get(`${PATH}/issues/12`)
      .reply(403, body, { ...DATE, ...headers });
    const { forge } = createTestForge({ clock: () => instant(DATE.date), random: () => 0 });
    const error = await caught(forge.issue(KEY));
    expect(error).toBeInstanceOf(Fault);
    expect(error.message).toContain("could not read the issue: You have exceeded");
    expect(error instanceof Fault ? error.retryAt : undefined).toBe(instant(at));
  });

  test("a rate limit is no refusal, even where a refusal has an answer of its own", async () => {
    api()
      .patch(`${PATH}/issues/comments/7`)
      .reply(403, { message: "You have exceeded a secondary rate limit" }, { "retry-after": "60" });
    const error = await caught(createTestForge().forge.editComment(REPO, 7, "hello"));
    expect(error).toBeInstanceOf(Fault);
  });
});

describe("trying again", () => {
  test("a read that fails on GitHub's side is asked for again", async () => {
    api().get(`${PATH}/git/ref/heads%2Fmain`).reply(502);
    api()
      .get(`${PATH}/git/ref/heads%2Fmain`)
      .reply(200, { object: { sha: "abc" } });
    const { forge, answers } = createTestForge();
    expect(await forge.branch(REPO, "main")).toBe("abc");
    expect(answers).toEqual(["GET 502", "GET 200"]);
  });

  test("a short wait for a rate limit is waited for", async () => {
    const limited = { message: "You have exceeded a secondary rate limit" };
    api()
      .post(`${PATH}/git/refs`)
      .reply(403, limited, { "retry-after": "1" })
      .post(`${PATH}/git/refs`)
      .reply(201, {});
    const { forge } = createTestForge();
    expect(await forge.createBranch(REPO, "b", "abc")).toEqual({ kind: "written" });
  });

  test("a write whose answer got lost is not sent twice", async () => {
    api().post(`${PATH}/issues/12/comments`).replyWithError("socket hang up");
    const { forge, answers } = createTestForge();
    const error = await caught(forge.createComment(KEY, "hello"));
    expect(error).toBeInstanceOf(Fault);
    expect(error.message).toContain("socket hang up");
    expect(answers).toEqual(["POST 0"]);
  });
});
