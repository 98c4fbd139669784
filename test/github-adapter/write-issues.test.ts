import { expect, test } from "vitest";
import { api, createTestForge, isolateNetwork, KEY, PATH, REPO } from "./support.ts";

isolateNetwork();

test.each([
  ["labels", { labels: ["a"] }, { labels: ["a"] }],
  [
    "closing",
    { state: { isOpen: false, as: "completed" } } as const,
    { state: "closed", state_reason: "completed" },
  ],
  ["opening again", { state: { isOpen: true } } as const, { state: "open" }],
])("%s sets that and nothing else", async (_what, change, body) => {
  const updated_at = "2026-11-21T03:12:00Z";
  api().patch(`${PATH}/issues/12`, body).reply(200, { updated_at });
  const changedAt = await createTestForge().forge.editIssue(KEY, change);
  expect(changedAt).toBe(Date.parse(updated_at));
});

test("labels are put on beside those that are there", async () => {
  const held = [{ name: "bug" }, { name: "incident" }];
  api()
    .post(`${PATH}/issues/12/labels`, { labels: ["incident"] })
    .reply(200, held);
  const answered = createTestForge().forge.addLabels(KEY, ["incident"]);
  await expect(answered).resolves.toEqual(["bug", "incident"]);
});

test("a label that is there already is as good as created", async () => {
  const label = { name: "incident", color: "b60205", description: "An incident" };
  api()
    .post(`${PATH}/labels`, label)
    .reply(422, {
      message: "Validation Failed",
      errors: [{ resource: "Label", code: "already_exists", field: "name" }],
    });
  await expect(createTestForge().forge.createLabel(REPO, label)).resolves.toBeUndefined();
});
