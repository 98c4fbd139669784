import { expect, test } from "vitest";
import { listeningApp } from "./app-client.ts";
import { shop } from "./fixture.ts";
import { objectOf } from "./http/call.ts";

/** A check run of an App on the newest commit of a pull request. */
async function checked(o: { readonly isFork?: boolean } = {}) {
  const stage = await shop();
  const { ada, github, shop: repo } = stage;
  const fork = "zoe/shop";
  github.addRepository({ owner: "zoe", name: "shop", forkOf: repo });
  const [author, place] = o.isFork === true ? [stage.zoe, fork] : [ada, repo];
  const sha = await author.commitFile(place, { branch: "fix", path: "a.md", content: "A" });
  const head = o.isFork === true ? "zoe:fix" : "fix";
  await author.request("POST", `/repos/${repo}/pulls`, { title: "A", head, base: "main" });
  const events = ["check_run", "check_suite"];
  const app = await listeningApp(github, { repositories: [repo], events });
  const other = await listeningApp(github, { repositories: [repo], events, slug: "other" });
  const at = `/repos/${repo}/check-runs`;
  const wanted = { name: "lint", head_sha: sha, conclusion: "success" };
  const { body } = await app.asInstallation("POST", at, wanted);
  const run = objectOf(body);
  const suite = String(objectOf(run["check_suite"])["id"]);
  await github.settled();
  const close = (): void => {
    app.close();
    other.close();
  };
  const suiteAt = `/repos/${repo}/check-suites/${suite}`;
  return { ...stage, app, other, close, sha, at, id: String(run["id"]), suiteAt, run };
}

/** What whoever listens hears of a check run from its beginning. */
const LISTENED = ["check_run.created", "check_run.completed", "installation.created"];

test("a check that is asked for again opens its suite and tells its own App alone", async () => {
  const { ada, app, other, close, github, at, id, suiteAt } = await checked();
  expect((await ada.request("GET", suiteAt)).body).toMatchObject({
    status: "completed",
    conclusion: "success",
    latest_check_runs_count: 1,
  });
  expect((await ada.request("POST", `${at}/${id}/rerequest`)).status).toBe(201);
  expect((await ada.request("GET", suiteAt)).body).toMatchObject({ status: "queued" });
  expect((await ada.request("GET", `${at}/${id}`)).body).toMatchObject({ status: "completed" });
  await github.settled();
  expect(app.events().toSorted()).toEqual([...LISTENED, "check_run.rerequested"].toSorted());
  expect(other.events().toSorted()).toEqual(LISTENED.toSorted());
  await app.asInstallation("PATCH", `${at}/${id}`, { conclusion: "failure" });
  expect((await ada.request("GET", suiteAt)).body).toMatchObject({
    status: "completed",
    conclusion: "failure",
  });
  close();
});

test("a whole suite can be asked for again", async () => {
  const { ada, app, close, github, suiteAt } = await checked();
  expect((await ada.request("POST", `${suiteAt}/rerequest`)).status).toBe(201);
  await github.settled();
  expect(app.received.at(-1)?.payload).toMatchObject({
    action: "rerequested",
    check_suite: { status: "queued", head_branch: "fix", pull_requests: [{ number: 1 }] },
  });
  close();
});

test("of a fork's commit, a check names no pull request", async () => {
  const { close, run, sha } = await checked({ isFork: true });
  expect(run).toMatchObject({ head_sha: sha, pull_requests: [] });
  close();
});

test("what nobody made cannot be asked for again", async () => {
  const { ada, close, shop: repo } = await checked();
  for (const path of ["check-runs/1/rerequest", "check-suites/1/rerequest"])
    expect((await ada.request("POST", `/repos/${repo}/${path}`)).status).toBe(404);
  close();
});
