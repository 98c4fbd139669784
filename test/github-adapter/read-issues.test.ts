import { expect, test } from "vitest";
import { instant } from "../../src/domain/time.ts";
import { ANN, api, AT, createTestForge, isolateNetwork, KEY, PATH, REPO } from "./support.ts";

isolateNetwork();

const issue = (change: object = {}) => ({
  number: 12,
  title: "Sync is down",
  body: null,
  user: ANN,
  created_at: AT,
  updated_at: AT,
  state: "open",
  state_reason: null,
  labels: [{ name: "incident" }, "severity/p1"],
  assignees: [ANN],
  html_url: "https://github.test/acme/shop/issues/12",
  repository_url: "https://github.test/api/v3/repos/Acme/shop",
  comments: 3,
  ...change,
});

test("it is read as it is", async () => {
  api().get(`${PATH}/issues/12`).reply(200, issue());
  expect(await createTestForge().forge.issue(KEY)).toMatchInlineSnapshot(`
    {
      "assignees": [
        "ann",
      ],
      "author": {
        "app": undefined,
        "isBot": false,
        "login": "ann",
      },
      "body": "",
      "closedAs": undefined,
      "commentCount": 3,
      "createdAt": 1795230765000,
      "isOpen": true,
      "isPullRequest": false,
      "labels": [
        "incident",
        "severity/p1",
      ],
      "number": 12,
      "title": "Sync is down",
      "updatedAt": 1795230765000,
      "url": "https://github.test/acme/shop/issues/12",
    }
  `);
});

test.each([
  ["completed", "completed"],
  ["not_planned", "not-planned"],
  ["duplicate", "duplicate"],
  [null, "completed"],
])("closed as %s is %s", async (reason, closedAs) => {
  api()
    .get(`${PATH}/issues/12`)
    .reply(200, issue({ state: "closed", state_reason: reason }));
  expect(await createTestForge().forge.issue(KEY)).toMatchObject({ isOpen: false, closedAs });
});

test.each([404, 410])("with status %d there is none", async (status) => {
  api().get(`${PATH}/issues/12`).reply(status, { message: "Not Found" });
  expect(await createTestForge().forge.issue(KEY)).toBeUndefined();
});

test("an issue that was transferred is not the one asked for", async () => {
  const repository_url = "https://github.test/api/v3/repos/acme/archive";
  api().get(`${PATH}/issues/12`).reply(200, issue({ repository_url }));
  expect(await createTestForge().forge.issue(KEY)).toBeUndefined();
});

const list = (state: string) =>
  api()
    .get(`${PATH}/issues`)
    .query((query) => query["state"] === state && query["labels"] === "incident");

test("incidents are the open ones and those that changed since, newest first, without pull requests", async () => {
  list("open").reply(200, [
    issue({ number: 3, updated_at: "2026-11-20T00:00:00Z" }),
    issue({ number: 4, pull_request: {} }),
  ]);
  list("closed").reply(200, [issue({ number: 2, updated_at: "2026-11-21T00:00:00Z" })]);
  const found = await createTestForge().forge.incidents(REPO, "incident", instant(AT));
  expect(found).toEqual([
    { number: 2, updatedAt: instant("2026-11-21T00:00:00Z") },
    { number: 3, updatedAt: instant("2026-11-20T00:00:00Z") },
  ]);
});

test.each([
  ["with a next page", '<https://github.test/next>; rel="next"', 100, true, true],
  ["that is the last one", undefined, 100, true, false],
  ["that is not full", undefined, 99, false, false],
])("a page of incidents %s", async (_, link, count, isFull, hasNext) => {
  const data = Array.from({ length: count }, (__, index) => issue({ number: 200 - index }));
  list("all").reply(200, data, link === undefined ? {} : { link });
  const page = await createTestForge().forge.latestIncidents(REPO, "incident", 1);
  expect(page).toMatchObject({ isFull, hasNext });
  expect(page.issues[0]).toEqual({ number: 200, updatedAt: instant(AT) });
});
