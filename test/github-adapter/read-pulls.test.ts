import { expect, test } from "vitest";
import { instant } from "../../src/domain/time.ts";
import { ANN, api, AT, BOT, createTestForge, isolateNetwork, PATH, REPO } from "./support.ts";

isolateNetwork();

const pull = (change: object = {}) => ({
  number: 20,
  state: "open",
  title: "Postmortem",
  html_url: "https://github.test/acme/shop/pull/20",
  head: { ref: "sitrep/postmortem-12", repo: { full_name: "acme/shop" } },
  merged_at: null,
  merge_commit_sha: "trial",
  closed_at: null,
  requested_reviewers: [ANN],
  user: BOT,
  ...change,
});
const list = (...pulls: readonly object[]) =>
  api()
    .get(`${PATH}/pulls`)
    .query((query) => query["head"] === "acme:sitrep/postmortem-12" && query["state"] === "all")
    .reply(200, pulls);
const read = () => createTestForge().forge.pullFrom(REPO, "sitrep/postmortem-12");

test("an open one has not been merged, whatever trial merge GitHub made", async () => {
  list(pull());
  expect(await read()).toMatchObject({
    isOpen: true,
    mergeCommit: undefined,
    mergedBy: undefined,
  });
});

test("a merged one tells who merged it", async () => {
  list(pull({ state: "closed", merged_at: AT, closed_at: AT, merge_commit_sha: "m" }));
  api().get(`${PATH}/pulls/20`).reply(200, { merged_by: ANN });
  expect(await read()).toMatchObject({
    isOpen: false,
    mergedAt: instant(AT),
    mergedBy: "ann",
    mergeCommit: "m",
  });
});

test("one closed without a merge tells who closed it", async () => {
  list(pull({ state: "closed", closed_at: AT }));
  api().get(`${PATH}/issues/20`).reply(200, { closed_by: ANN });
  expect(await read()).toMatchObject({ isOpen: false, mergedAt: undefined, closedBy: "ann" });
});

test("one from a fork of the same owner does not count", async () => {
  const head = { ref: "sitrep/postmortem-12", repo: { full_name: "acme/shop-fork" } };
  list(pull({ head }));
  expect(await read()).toBeUndefined();
});
