import { expect, test } from "vitest";
import { noticesOf } from "../../src/app/ingress/notice.ts";
import { seconds } from "../../src/domain/time.ts";
import { pullNudgesOf } from "../../src/github/pull-nudges.ts";

const SELF = { login: "sitrep[bot]", app: "sitrep" };
const SHOP = { owner: "acme", repo: "shop" };
const repository = { name: "shop", full_name: "acme/shop", owner: { login: "acme" } };
const by = (login: string) => ({ repository, sender: { login } });
const pull = (action: string, more: object = {}) => ({
  ...by("ann"),
  action,
  pull_request: { number: 20, head: { ref: "fix", repo: { full_name: "acme/shop" } } },
  ...more,
});
const check = (
  event: "check_run" | "check_suite",
  action: string,
  ...numbers: readonly number[]
) => ({
  ...by("ann"),
  action,
  [event]: { head_sha: "abc", pull_requests: numbers.map((number) => ({ number })) },
});
const numbersOf = (event: string, payload: object) =>
  pullNudgesOf(event, payload, SELF).nudges.map(({ key }) => key.number);

test.each<[title: string, event: string, payload: object, numbers: readonly number[]]>([
  ["is opened", "pull_request", pull("opened"), [20]],
  ["is opened again", "pull_request", pull("reopened"), [20]],
  ["gets new commits", "pull_request", pull("synchronize"), [20]],
  ["is ready for review", "pull_request", pull("ready_for_review"), [20]],
  ["gets another base", "pull_request", pull("edited", { changes: { base: {} } }), [20]],
  ["gets another title", "pull_request", pull("edited", { changes: { title: {} } }), []],
  ["is closed", "pull_request", pull("closed"), []],
  ["is labelled", "pull_request", pull("labeled"), []],
  ["is the App's own", "pull_request", { ...pull("opened"), ...by("sitrep[bot]") }, []],
  ["should be checked again", "check_run", check("check_run", "rerequested", 20, 21), [20, 21]],
  ["has a check that is done", "check_run", check("check_run", "completed", 20), []],
  ["has a check that begins", "check_run", check("check_run", "created", 20), []],
  ["should have all checks again", "check_suite", check("check_suite", "rerequested", 20), [20]],
  ["is pushed to", "check_suite", check("check_suite", "requested", 20), [20]],
  ["has all checks done", "check_suite", check("check_suite", "completed", 20), []],
  ["is reviewed", "pull_request_review", pull("submitted"), []],
])("a pull request that %s", (_title, event, payload, numbers) => {
  expect(numbersOf(event, payload)).toEqual(numbers);
  expect(pullNudgesOf(event, payload, SELF).at).toBeUndefined();
});

test("incidents go before pull requests, and GitHub gets a moment to know of the push everywhere", () => {
  expect(pullNudgesOf("pull_request", pull("opened"), SELF).nudges).toEqual([
    { key: { ...SHOP, number: 20 }, settleFor: seconds(2), urgency: "low" },
  ]);
});

test.each(["check_run", "check_suite"] as const)(
  "a %s that names none, as those of forks do, is about whatever has its commit",
  (event) => {
    expect(pullNudgesOf(event, check(event, "rerequested"), SELF)).toEqual({
      nudges: [],
      at: { repo: SHOP, commit: "abc" },
    });
  },
);

test("a push to a branch without a pull request asks for nothing", () => {
  expect(pullNudgesOf("check_suite", check("check_suite", "requested"), SELF)).toEqual({
    nudges: [],
    at: undefined,
  });
});

test.each([null, 1, "text", [], { repository }, { repository, action: "rerequested" }])(
  "a payload %j is harmless",
  (payload) => {
    for (const event of ["pull_request", "check_run", "check_suite"])
      expect(pullNudgesOf(event, payload, SELF)).toEqual({ nudges: [], at: undefined });
  },
);

test("a postmortem that gets new commits is news of its incident and of itself", () => {
  const head = { ref: "sitrep/postmortem-12", repo: { full_name: "acme/shop" } };
  const payload = pull("synchronize", { pull_request: { number: 20, head } });
  expect(noticesOf("pull_request", payload, SELF)).toMatchObject([
    { kind: "nudge", key: { number: 12 }, urgency: "normal" },
    { kind: "nudge", key: { number: 20 }, urgency: "low" },
  ]);
});

test("a check of a fork is a notice of its commit", () => {
  expect(noticesOf("check_run", check("check_run", "rerequested"), SELF)).toEqual([
    { kind: "recheck", repo: SHOP, commit: "abc" },
  ]);
});
