import { afterEach, expect, test } from "vitest";
import { ACTIONS_IDENTITY } from "../../src/github/identity.ts";
import { report } from "./repository.ts";
import { setStage } from "./set-stage.ts";
import { REPOSITORY, type Stage } from "./stage.ts";
import { startTwoHosts } from "./two-hosts.ts";

const stages: Stage[] = [];
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.close();
});

test("the App and the Action at once leave one of everything, and then nothing to do", async () => {
  const stage = await setStage("both", startTwoHosts);
  stages.push(stage);
  const number = await stage.open({ body: report({ severity: "SEV-2 (degraded)" }) });
  const cards = stage.comments(number).filter(({ body }) => body.includes("sitrep:card"));
  expect(cards).toHaveLength(1);
  await stage.say(stage.ada, number, "/ack\n/lead me");
  await stage.say(stage.grace, number, "/severty sev-3");
  await stage.say(stage.ada, number, "/done 1\n/probe health");
  await stage.say(stage.grace, number, "/resolve worker restarted");
  await stage.advance(1);

  expect(stage.issue(number).state).toBe("closed");
  expect(stage.labels(number)).toEqual(["incident", "phase/resolved", "severity/sev-2"]);
  const kinds = stage
    .comments(number)
    .filter(({ author }) => author.endsWith("[bot]"))
    .map(({ body }) => /<!-- sitrep:(?<kind>\w+)/u.exec(body)?.groups?.["kind"] ?? "unmarked");
  expect(kinds.toSorted((one, other) => one.localeCompare(other))).toEqual([
    "card",
    "checklist",
    "probe",
    "reply",
    "validation",
  ]);
  expect(stage.only(number, "card")).toContain("1 of 3 done");
  expect(stage.only(number, "probe")).toContain("healthy");
  const [pull, ...others] = stage.github.store.pulls(REPOSITORY);
  expect(others).toEqual([]);
  expect(pull?.pull.requestedReviewers).toEqual(["ada"]);

  const before = stage.writes().length;
  await stage.advance(0);
  await stage.act(() => stage.mallory.comment(REPOSITORY, number, "Thank you"));
  expect(stage.writes().slice(before)).toEqual([]);
  const hosts = new Set(
    stage.github.requests.entries.filter(({ isWrite }) => isWrite).map(({ actor }) => actor),
  );
  // Both had a hand in it.
  expect([...hosts]).toEqual(expect.arrayContaining(["sitrep[bot]", ACTIONS_IDENTITY.login]));
});
