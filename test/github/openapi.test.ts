import { expect, test } from "vitest";
import { createConformance } from "./openapi/conformance.ts";
import { PINNED } from "./openapi/pin.ts";
import { derived } from "./openapi/validators.ts";
import { ROUTES } from "./route/registry.ts";
import { WEBHOOKS } from "./webhook/registry.ts";
import { shop } from "./fixture.ts";

const HINT = "run npm run openapi:derive";

test("the committed schemas are those of exactly the operations and webhooks there are", () => {
  const { rest, webhooks } = derived();
  const operations = ROUTES.map(({ operation }) => operation).toSorted();
  expect(new Set(operations).size, "an operation is there twice").toBe(operations.length);
  expect(Object.keys(rest.operations).toSorted(), HINT).toEqual(operations);
  expect(Object.keys(webhooks.events).toSorted(), HINT).toEqual([...WEBHOOKS].toSorted());
});

test("the committed schemas are of the pinned versions", () => {
  const { rest, webhooks } = derived();
  expect({ package: rest.package, version: rest.version }, HINT).toEqual(PINNED.rest);
  expect({ package: webhooks.package, version: webhooks.version }, HINT).toEqual(PINNED.webhooks);
});

test("every schema compiles", () => {
  const conformance = createConformance();
  const seen = { params: {}, query: new URLSearchParams(), body: undefined };
  for (const [operation, { responses }] of Object.entries(derived().rest.operations)) {
    conformance.request(operation, seen);
    for (const status of Object.keys(responses))
      conformance.response(operation, Number(status), {});
  }
  for (const name of WEBHOOKS) conformance.webhook(name, undefined, {});
  expect(conformance.deviations.length).toBeGreaterThan(0);
});

test("a wrong answer, a wrong webhook and an unknown field are each found", async () => {
  const { ada, shop: repo } = await shop();
  await ada.openIssue(repo, { title: "Down" });
  const { body } = await ada.request("GET", `/repos/${repo}/issues/1`);
  const operation = "GET /repos/{owner}/{repo}/issues/{issue_number}";
  const problems = (change: object): readonly string[] => {
    const conformance = createConformance();
    conformance.response(operation, 200, { ...Object(body), ...change });
    return conformance.deviations.map(({ problem }) => problem);
  };
  expect(problems({})).toEqual([]);
  expect(problems({ number: "1" })).toMatchInlineSnapshot(`
    [
      "/number must be integer {"type":"integer"}",
    ]
  `);
  expect(problems({ created_at: "yesterday" })).toMatchInlineSnapshot(`
    [
      "/created_at must match format "date-time" {"format":"date-time"}",
    ]
  `);
  expect(problems({ severity: 1 })).toMatchInlineSnapshot(`
    [
      "GitHub describes no /severity",
    ]
  `);
  expect(problems({ user: { login: "ada" } })).toMatchInlineSnapshot(`
    [
      "/user must have required property 'avatar_url' {"missingProperty":"avatar_url"}",
    ]
  `);
  const conformance = createConformance();
  conformance.response(operation, 418, {});
  conformance.webhook("issues", "opened", { action: "opened" });
  conformance.webhook("issues", "exploded", {});
  conformance.request("GET /nothing", {
    params: {},
    query: new URLSearchParams(),
    body: undefined,
  });
  expect(conformance.take().map(({ problem }) => problem)).toMatchInlineSnapshot(`
    [
      "status 418 is not described",
      "it must have required property 'issue' {"missingProperty":"issue"}",
      "no schema is derived: see webhook/registry.ts",
      "no schema is derived: run npm run openapi:derive",
    ]
  `);
});

test("a deviation fails the test that met it", async () => {
  const { github, ada, shop: repo } = await shop();
  await ada.request("GET", `/repos/${repo}?nonsense=1`);
  await expect(github.close()).rejects.toThrow("the query has an unknown parameter nonsense");
});
