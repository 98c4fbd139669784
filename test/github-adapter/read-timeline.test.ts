import { expect, test } from "vitest";
import { ANN, api, AT, BOT, createTestForge, isolateNetwork, KEY, PATH } from "./support.ts";

isolateNetwork();

test("the events the engine reads are there in order, others are dropped", async () => {
  const fact = { actor: ANN, created_at: AT, performed_via_github_app: null };
  api()
    .get(`${PATH}/issues/12/timeline`)
    .query(true)
    .reply(200, [
      { id: 1, event: "labeled", ...fact, label: { name: "incident", color: "b60205" } },
      {
        id: 2,
        event: "commented",
        actor: BOT,
        user: BOT,
        body: "card",
        created_at: AT,
        updated_at: AT,
        html_url: "https://github.test/acme/shop/issues/12#issuecomment-2",
        issue_url: "",
        performed_via_github_app: { slug: "sitrep" },
        pin: { pinned_at: AT },
      },
      { event: "committed", sha: "abc", author: { date: AT } },
      { event: "cross-referenced", ...fact, updated_at: AT, source: {} },
      { id: 3, event: "closed", ...fact, state_reason: "not_planned" },
      { id: 4, event: "reopened", ...fact, actor: null },
      { id: 5, event: "unlabeled", ...fact, label: { name: "old", color: "b60205" } },
      { id: 6, event: "a kind of the future", ...fact },
    ]);
  expect(await createTestForge().forge.timeline(KEY)).toMatchInlineSnapshot(`
    [
      {
        "at": 1795230765000,
        "by": {
          "app": undefined,
          "isBot": false,
          "login": "ann",
        },
        "id": 1,
        "kind": "labeled",
        "label": "incident",
      },
      {
        "comment": {
          "author": {
            "app": "sitrep",
            "isBot": true,
            "login": "sitrep[bot]",
          },
          "body": "card",
          "createdAt": 1795230765000,
          "id": 2,
          "isPinned": true,
          "updatedAt": 1795230765000,
          "url": "https://github.test/acme/shop/issues/12#issuecomment-2",
        },
        "kind": "comment",
      },
      {
        "as": "not-planned",
        "at": 1795230765000,
        "by": {
          "app": undefined,
          "isBot": false,
          "login": "ann",
        },
        "id": 3,
        "kind": "closed",
      },
      {
        "at": 1795230765000,
        "by": {
          "app": undefined,
          "isBot": false,
          "login": "ghost",
        },
        "id": 4,
        "kind": "reopened",
      },
      {
        "at": 1795230765000,
        "by": {
          "app": undefined,
          "isBot": false,
          "login": "ann",
        },
        "id": 5,
        "kind": "unlabeled",
        "label": "old",
      },
    ]
  `);
});

test("a comment of GITHUB_TOKEN is known by its login where GitHub names no App", async () => {
  const actions = { login: "github-actions[bot]", type: "Bot" };
  api()
    .get(`${PATH}/issues/12/timeline`)
    .query(true)
    .reply(200, [
      {
        id: 2,
        event: "commented",
        actor: actions,
        user: actions,
        created_at: AT,
        updated_at: AT,
        html_url: "",
        issue_url: "",
        body: "",
      },
    ]);
  const [item] = await createTestForge().forge.timeline(KEY);
  expect(item).toMatchObject({
    comment: { author: { isBot: true, app: "github-actions" }, isPinned: undefined },
  });
});
