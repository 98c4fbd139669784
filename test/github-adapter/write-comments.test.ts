import { expect, test } from "vitest";
import { api, BOT, createTestForge, isolateNetwork, KEY, PATH, REPO } from "./support.ts";

isolateNetwork();

const WRITTEN = { kind: "written" };
const impossible = (why: string) => ({ kind: "impossible", why });

test("a new one comes back as it was written", async () => {
  api()
    .post(`${PATH}/issues/12/comments`, { body: "hello" })
    .reply(201, {
      id: 7,
      body: "hello",
      user: BOT,
      performed_via_github_app: { slug: "sitrep" },
      created_at: "2026-11-21T03:12:45Z",
      updated_at: "2026-11-21T03:12:45Z",
      html_url: "https://github.test/acme/shop/issues/12#issuecomment-7",
    });
  expect(await createTestForge().forge.createComment(KEY, "hello")).toMatchObject({
    id: 7,
    author: { login: "sitrep[bot]", isBot: true, app: "sitrep" },
  });
});

test.each([
  [200, { body: "x" }, WRITTEN],
  [
    403,
    { message: "Resource not accessible by integration" },
    impossible("Resource not accessible by integration (the permission `issues: write` is needed)"),
  ],
  [404, { message: "Not Found" }, impossible("Not Found")],
])("editing answered with %d", async (status, body, result) => {
  api().patch(`${PATH}/issues/comments/7`).reply(status, body);
  expect(await createTestForge().forge.editComment(REPO, 7, "x")).toEqual(result);
});

test("one that is gone already is as good as deleted", async () => {
  api().delete(`${PATH}/issues/comments/7`).reply(404, { message: "Not Found" });
  expect(await createTestForge().forge.deleteComment(REPO, 7)).toEqual(WRITTEN);
});

test.each([
  [200, {}, WRITTEN],
  [404, { message: "Not Found" }, impossible("Not Found")],
])("pinning answered with %d", async (status, body, result) => {
  api().put(`${PATH}/issues/comments/7/pin`).reply(status, body);
  expect(await createTestForge().forge.pinComment(REPO, 7)).toEqual(result);
});

test.each([
  [201, {}],
  [200, {}],
  [404, { message: "Not Found" }],
])("a reaction answered with %d disturbs nobody", async (status, body) => {
  api().post(`${PATH}/issues/comments/7/reactions`, { content: "+1" }).reply(status, body);
  await createTestForge().forge.react(REPO, 7, "+1");
});
