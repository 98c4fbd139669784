import { describe, expect, test } from "vitest";
import { listeningApp } from "./app-client.ts";
import { shop } from "./fixture.ts";

type Row = readonly [
  operation: string,
  body: object | undefined,
  /** Status for a stranger, a reader, a triager and a writer on a public repository. */
  people: readonly [number, number, number, number],
  /** The permission an App needs; one of those between bars. */
  permission: string,
];

const content = Buffer.from("x").toString("base64");
const ROWS: readonly Row[] = [
  ["GET ", undefined, [200, 200, 200, 200], "metadata"],
  ["POST /issues", { title: "x" }, [201, 201, 201, 201], "issues"],
  ["PATCH /issues/1", { title: "y" }, [403, 403, 200, 200], "issues"],
  ["PATCH /issues/1", { state: "closed" }, [403, 403, 200, 200], "issues"],
  ["POST /issues/1/comments", { body: "x" }, [201, 201, 201, 201], "issues"],
  ["PATCH /issues/comments/COMMENT", { body: "y" }, [403, 403, 403, 200], "issues"],
  ["DELETE /issues/comments/COMMENT", undefined, [403, 403, 403, 204], "issues"],
  ["PUT /issues/comments/COMMENT/pin", undefined, [403, 403, 403, 200], "issues"],
  ["POST /issues/comments/COMMENT/reactions", { content: "eyes" }, [201, 201, 201, 201], "issues"],
  ["POST /issues/1/labels", { labels: ["bug"] }, [403, 403, 200, 200], "issues"],
  ["POST /labels", { name: "new" }, [403, 403, 403, 201], "issues|pull_requests"],
  ["PUT /contents/a.md", { message: "m", content }, [404, 404, 404, 201], "contents"],
  ["POST /git/blobs", { content: "x" }, [404, 404, 404, 201], "contents"],
  ["PUT /pulls/2/merge", {}, [403, 403, 403, 200], "contents"],
  ["POST /pulls/2/reviews", { event: "APPROVE" }, [200, 200, 200, 200], "pull_requests"],
  [
    "POST /pulls/2/requested_reviewers",
    { reviewers: ["tom"] },
    [403, 403, 403, 201],
    "pull_requests",
  ],
  ["POST /actions/workflows/run.yml/dispatches", { ref: "main" }, [403, 403, 403, 204], "actions"],
  ["POST /dispatches", { event_type: "x" }, [404, 404, 404, 204], "contents"],
  ["GET /collaborators/ada/permission", undefined, [200, 200, 200, 200], "metadata"],
];

/** `acme/shop` with an issue and a comment by root, and a pull request by root. */
async function furnished(isPrivate: boolean) {
  const made = await shop({
    isPrivate,
    files: { ".github/workflows/run.yml": "on: workflow_dispatch\njobs: {}\n" },
  });
  const { root, shop: repo } = made;
  await root.openIssue(repo, { title: "Down" });
  const comment = await root.comment(repo, 1, "Looking");
  await root.commitFile(repo, { path: "b.md", content: "b", branch: "fix" });
  await root.request("POST", `/repos/${repo}/pulls`, { title: "Mend", head: "fix", base: "main" });
  const fill = (operation: string): readonly [string, string] => {
    const [method = "", path = ""] = operation.replace("COMMENT", String(comment.id)).split(" ");
    return [method, `/repos/${repo}${path}`];
  };
  return { ...made, fill };
}

describe.for(ROWS)("%s", ([operation, body, people, permission]) => {
  test("is open to exactly the people who may", async () => {
    for (const [index, expected] of people.entries()) {
      const { zoe, rita, tom, ada, fill } = await furnished(false);
      const person = [zoe, rita, tom, ada][index] ?? zoe;
      const { status } = await person.request(...fill(operation), body);
      expect(`${person.login} ${status}`).toBe(`${person.login} ${expected}`);
    }
  });

  test("shows a private repository to nobody else", async () => {
    const { zoe, fill } = await furnished(true);
    expect((await zoe.request(...fill(operation), body)).status).toBe(404);
  });

  test("is closed to an App without the permission", async () => {
    const { github, shop: repo, fill } = await furnished(true);
    const every = ["issues", "pull_requests", "contents", "actions"];
    const others = every.filter((name) => !permission.split("|").includes(name));
    const app = await listeningApp(github, {
      repositories: [repo],
      permissions: Object.fromEntries(others.map((name) => [name, "write"])),
    });
    const { status } = await app.asInstallation(...fill(operation), body);
    expect(status).toBe(permission === "metadata" ? 200 : 403);
    app.close();
  });

  test("is open to an App with it", async () => {
    const { github, shop: repo, fill } = await furnished(true);
    const permissions =
      permission === "metadata" ? {} : { [permission.split("|")[0] ?? ""]: "write" as const };
    const app = await listeningApp(github, { repositories: [repo], permissions });
    const { status } = await app.asInstallation(...fill(operation), body);
    expect(status).toBeLessThan(300);
    app.close();
  });
});

test("authors close and edit their own issues, but their labels are dropped", async () => {
  const { github, zoe, shop: repo } = await shop();
  await zoe.openIssue(repo, { title: "Down", labels: ["bug"], assignees: ["ada"] });
  expect(github.store.issue(repo, 1)).toMatchObject({ labels: [], assignees: [] });
  await zoe.closeIssue(repo, 1);
  expect(github.store.issue(repo, 1)).toMatchObject({ state: "closed", closedBy: "zoe" });
});

test("nobody writes without a token, and a wrong token is refused", async () => {
  const { github, shop: repo } = await shop();
  const at = `${github.url}/repos/${repo}/issues`;
  const post = { method: "POST", body: JSON.stringify({ title: "x" }) };
  expect((await fetch(at, post)).status).toBe(401);
  expect((await fetch(at)).status).toBe(200);
  const wrong = await fetch(at, { headers: { authorization: "token nonsense" } });
  expect([wrong.status, await wrong.json()]).toMatchObject([401, { message: "Bad credentials" }]);
});

test("roles read back as GitHub names them", async () => {
  const { ada, github, shop: repo } = await shop();
  github.addRepository({ owner: "acme", name: "x", collaborators: { mia: "maintain" } });
  const roles = await Promise.all(
    ["zoe", "rita", "tom", "ada", "root"].map(async (login) => {
      const { body } = await ada.request("GET", `/repos/${repo}/collaborators/${login}/permission`);
      return body;
    }),
  );
  expect(roles).toMatchObject([
    { permission: "read", role_name: "read" },
    { permission: "read", role_name: "read" },
    { permission: "read", role_name: "triage" },
    { permission: "write", role_name: "write" },
    { permission: "admin", role_name: "admin" },
  ]);
  expect((await ada.request("GET", `/repos/${repo}/collaborators/tom`)).status).toBe(204);
  expect((await ada.request("GET", `/repos/${repo}/collaborators/zoe`)).status).toBe(404);
});

test("an App needs a permission of its own to change workflows", async () => {
  const { github, shop: repo } = await shop();
  const app = await listeningApp(github, {
    repositories: [repo],
    permissions: { contents: "write" },
  });
  const answer = await app.asInstallation(
    "PUT",
    `/repos/${repo}/contents/.github/workflows/x.yml`,
    { message: "m", content },
  );
  expect(answer).toMatchObject({
    status: 403,
    body: { message: expect.stringContaining("without `workflows` permission") },
  });
  app.close();
});
