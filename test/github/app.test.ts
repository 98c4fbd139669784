import { expect, test } from "vitest";
import { listeningApp, signedToken, tokenOf } from "./app-client.ts";
import { objectOf } from "./http/call.ts";
import { shop } from "./fixture.ts";

test("an App finds its installation, gets a long token and acts as its bot", async () => {
  const { github, ada, shop: repo } = await shop({ isPrivate: true });
  const app = await listeningApp(github, {
    repositories: [repo],
    permissions: { issues: "write" },
  });
  expect((await app.asApp("GET", "/app")).body).toMatchObject({
    slug: "sitrep",
    id: app.app.appId,
  });
  const { body: installation } = await app.asApp("GET", `/repos/${repo}/installation`);
  expect(installation).toMatchObject({ id: app.app.installationId, account: { login: "acme" } });
  const { body: installations } = await app.asApp("GET", "/app/installations");
  expect(installations).toMatchObject([{ id: app.app.installationId }]);
  const made = await app.asApp(
    "POST",
    `/app/installations/${app.app.installationId}/access_tokens`,
  );
  expect(made.status).toBe(201);
  expect(tokenOf(made.body).length).toBeGreaterThan(500);
  expect(made.body).toMatchObject({ permissions: { issues: "write", metadata: "read" } });
  const { body: repositories } = await app.asInstallation("GET", "/installation/repositories");
  expect(repositories).toMatchObject({ total_count: 1, repositories: [{ full_name: repo }] });
  await ada.openIssue(repo, { title: "Down" });
  const { body: comment } = await app.asInstallation("POST", `/repos/${repo}/issues/1/comments`, {
    body: "On it",
  });
  expect(comment).toMatchObject({
    user: { login: "sitrep[bot]", type: "Bot" },
    performed_via_github_app: { id: app.app.appId },
    author_association: "NONE",
  });
  app.close();
});

test.for([
  ["signed for an App nobody knows", { iss: 1 }, "'Issuer' claim"],
  ["that has expired", { exp: 1 }, "'Expiration time' claim ('exp') must be"],
  ["that is good for too long", { exp: 9_999_999_999 }, "too far in the future"],
  ["made in the future", { iat: 9_999_999_999 }, "'Issued at' claim"],
] as const)("a JSON web token %s is refused", async ([, claims, said]) => {
  const { github, shop: repo } = await shop();
  const app = await listeningApp(github, { repositories: [repo] });
  const response = await fetch(`${github.url}/app`, {
    headers: { authorization: `Bearer ${signedToken(app.app, claims)}` },
  });
  expect(response.status).toBe(401);
  expect(objectOf(await response.json())["message"]).toContain(said);
  app.close();
});

test("a JSON web token with another's signature is refused", async () => {
  const { github, shop: repo } = await shop();
  const app = await listeningApp(github, { repositories: [repo] });
  const [head, , signature] = signedToken(app.app).split(".");
  const [, claims] = signedToken(app.app, { iat: 1 }).split(".");
  const authorization = `Bearer ${head}.${claims}.${signature}`;
  const response = await fetch(`${github.url}/app`, { headers: { authorization } });
  expect(response.status).toBe(401);
  app.close();
});

test("a token can be narrowed to a repository and a permission, and to nothing it has not", async () => {
  const { github, shop: repo } = await shop();
  github.addRepository({ owner: "acme", name: "more", isPrivate: true });
  const app = await listeningApp(github, {
    repositories: [repo, "acme/more"],
    permissions: { issues: "write" },
  });
  const at = `/app/installations/${app.app.installationId}/access_tokens`;
  const narrow = await app.asApp("POST", at, {
    repositories: ["shop"],
    permissions: { issues: "read" },
  });
  const headers = { authorization: `token ${tokenOf(narrow.body)}` };
  const statusOf = async (method: string, path: string, body?: string): Promise<number> =>
    (
      await fetch(`${github.url}${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
      })
    ).status;
  expect(await statusOf("GET", `/repos/${repo}/issues`)).toBe(200);
  expect(await statusOf("POST", `/repos/${repo}/issues`, '{"title":"x"}')).toBe(403);
  expect(await statusOf("GET", "/repos/acme/more/issues")).toBe(404);
  const greedy = await app.asApp("POST", at, { permissions: { contents: "write" } });
  expect(greedy.status).toBe(422);
  app.close();
});

test("one App can be installed for many owners, each installation reaching its own", async () => {
  const { github, shop: repo } = await shop();
  github.addRepository({ owner: "globex", name: "site", isPrivate: true });
  const app = await listeningApp(github, { repositories: [repo] });
  const other = app.app.installOn("globex", ["globex/site"]);
  expect(other).not.toBe(app.app.installationId);
  expect((await app.asInstallation("GET", "/repos/globex/site")).status).toBe(404);
  const { body } = await app.asApp("GET", "/repos/globex/site/installation");
  expect(body).toMatchObject({ id: other, account: { login: "globex", type: "Organization" } });
  await github.settled();
  expect(app.events()).toEqual(["installation.created", "installation.created"]);
  app.close();
});

test("deliveries are listed, read whole and sent again under their old number", async () => {
  const { github, ada, shop: repo } = await shop();
  const app = await listeningApp(github, { repositories: [repo] });
  await github.settled();
  app.answerWith(500);
  await ada.openIssue(repo, { title: "Down" });
  await github.settled();
  const { body: failed } = await app.asApp("GET", "/app/hook/deliveries?status=failure");
  expect(failed).toMatchObject([{ event: "issues", action: "opened", status_code: 500 }]);
  const [first] = Array.isArray(failed) ? failed.map((one: unknown) => objectOf(one)) : [];
  app.answerWith(200);
  const again = await app.asApp("POST", `/app/hook/deliveries/${String(first?.["id"])}/attempts`);
  expect(again.status).toBe(202);
  await github.settled();
  const { body: all, headers } = await app.asApp("GET", "/app/hook/deliveries?per_page=2");
  expect(all).toMatchObject([
    { redelivery: true, guid: first?.["guid"], status_code: 200 },
    { redelivery: false, guid: first?.["guid"], status_code: 500 },
  ]);
  const next = /<(?<url>[^>]+)>; rel="next"/u.exec(headers.get("link") ?? "")?.groups?.["url"];
  const { body: rest } = await app.asApp("GET", (next ?? "").slice(github.url.length));
  expect(rest).toMatchObject([{ event: "installation" }]);
  const { body: whole } = await app.asApp("GET", `/app/hook/deliveries/${String(first?.["id"])}`);
  expect(whole).toMatchObject({
    request: { payload: { action: "opened" } },
    response: { payload: "ok" },
  });
  app.close();
});

test("an App hears only what it subscribes to and may know, its own writes included", async () => {
  const { github, ada, shop: repo } = await shop();
  const app = await listeningApp(github, {
    repositories: [repo],
    permissions: { issues: "write" },
    events: ["issue_comment", "push"],
  });
  await ada.openIssue(repo, { title: "Down" });
  await ada.commitFile(repo, { path: "a.md", content: "a" });
  await app.asInstallation("POST", `/repos/${repo}/issues/1/comments`, { body: "On it" });
  await github.settled();
  expect(app.events()).toEqual(["installation.created", "issue_comment.created"]);
  app.close();
});

test("an App that hangs up, or that is not there, leaves a failed delivery", async () => {
  const { github, ada, shop: repo } = await shop();
  const app = await listeningApp(github, { repositories: [repo] });
  await github.settled();
  app.close();
  await ada.openIssue(repo, { title: "Down" });
  await github.settled();
  expect(github.deliveries.at(-1)).toMatchObject({ event: "issues", status: 0 });
});
