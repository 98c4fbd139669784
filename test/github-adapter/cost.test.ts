import { expect, test } from "vitest";
import { asksForToken, costOf } from "../../src/github/cost.ts";
import { CREATES_CONTENT } from "../github/http/secondary-limits.ts";
import { ROUTES } from "../github/route/registry.ts";

const split = (operation: string) => {
  const [method = "", url = ""] = operation.split(" ");
  return { method, url };
};

test("what creates content for us creates content by GitHub's description, in every operation we know", () => {
  const operations = [
    ...new Set([...ROUTES.map(({ operation }) => operation), ...CREATES_CONTENT]),
  ];
  const ours = operations.filter((operation) => costOf(split(operation)).contents > 0);
  expect(ours.toSorted()).toEqual([...CREATES_CONTENT].toSorted());
});

test.each([
  ["GET", "/repos/{owner}/{repo}/issues", 1, 0],
  ["HEAD", "/repos/{owner}/{repo}", 1, 0],
  ["POST", "https://github.test/api/v3/repos/acme/shop/issues/12/comments?x=1", 5, 1],
  ["PATCH", "/repos/acme/shop/issues/comments/7", 5, 0],
  ["POST", "/repos/acme/shop/issues/comments/7/reactions", 5, 0],
  ["POST", "/repos/acme/comments/labels", 5, 0],
  ["PUT", "/repos/acme/shop/issues/comments/7/pin", 5, 0],
  ["DELETE", "/repos/acme/shop/issues/comments/7", 5, 0],
])("%s %s costs %i points and %i contents", (method, url, points, contents) => {
  expect(costOf({ method, url })).toEqual({ points, contents });
});

test("a token is part of the request that needs it", () => {
  const at = "/app/installations/{installation_id}/access_tokens";
  expect(asksForToken({ method: "POST", url: at })).toBe(true);
  expect(asksForToken({ method: "POST", url: "/repos/{owner}/{repo}/issues" })).toBe(false);
});
