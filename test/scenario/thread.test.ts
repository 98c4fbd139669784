import { afterEach, expect, test } from "vitest";
import { startAppHost } from "./app-host.ts";
import { isProbe } from "./end-state.ts";
import { report } from "./repository.ts";
import { setStage } from "./set-stage.ts";
import { REPOSITORY, readWritten, type Stage } from "./stage.ts";

const stages: Stage[] = [];
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.close();
});

const MINUTE = 60_000;

/** Every sentence of the bot in one whole incident, with the card as it stands at each stage. */
test("the thread of a whole incident reads well", async () => {
  let opened = 0;
  const stage = await setStage("app", async (setting) => {
    // Minutes are what people read: the story begins with a whole one.
    setting.clock.pass(MINUTE - (setting.clock.now() % MINUTE));
    opened = setting.clock.now();
    return await startAppHost(setting);
  });
  stages.push(stage);
  const chapters = createReader(stage, (text) => readable(text, opened));
  const { ada, grace, mallory } = stage;

  stage.patient.fallIll();
  const number = await stage.open({
    body: report({ severity: "Not sure (SEV-1 or SEV-2)", since: "20 minutes ago" }),
    by: mallory,
  });
  chapters.read("Mallory, who has no access, reports an incident", number);
  await stage.advance(2);
  await stage.say(ada, number, "/ack\n/lead me");
  chapters.read("Ada: /ack, /lead me", number);
  const held = stage.runner.faults.hold(isProbe);
  await stage.say(grace, number, "/probe health");
  chapters.read("Grace: /probe health", number);
  held.release();
  await stage.settle();
  chapters.read("the probe has looked", number);
  await stage.advance(3);
  await stage.say(grace, number, "/severty sev-2\n/done 1\n/skip 3 nobody has asked");
  chapters.read("Grace: /severty sev-2, /done 1, /skip 3 nobody has asked", number);
  await stage.say(mallory, number, "/severity sev-3");
  chapters.read("Mallory: /severity sev-3", number);
  await stage.say(
    ada,
    number,
    "/status mitigating\n/fact endpoints /api/sync\n/update We restarted the worker",
  );
  chapters.read("Ada: /status mitigating, /fact endpoints, /update", number);
  stage.patient.recover();
  await stage.say(ada, number, "/probe health");
  chapters.read("Ada: /probe health", number);
  await stage.say(grace, number, "/resolve worker restarted");
  chapters.read("Grace: /resolve worker restarted", number);
  await stage.advance(6);
  await stage.advance(6);
  await stage.advance(1);
  chapters.read("twelve minutes later", number);
  const [pull] = stage.github.store.pulls(REPOSITORY);
  await stage.act(() => ada.review(REPOSITORY, pull?.number ?? 0, { event: "APPROVE" }));
  await stage.act(() => ada.merge(REPOSITORY, pull?.number ?? 0));
  chapters.read("Ada merges the postmortem", number);

  const duplicate = await stage.open({
    title: "Payroll is odd",
    body: report({ service: "Something else", summary: "Figures differ" }),
  });
  chapters.read("another report, of a service without a runbook", duplicate);
  await stage.act(() => ada.closeIssue(REPOSITORY, duplicate, { reason: "duplicate" }));
  chapters.read("Ada closes it as a duplicate", duplicate);

  const thread = chapters.all();
  expect(thread.replaceAll(/`[^`]*`/gu, "")).not.toMatch(/(?:^|\s)@\w/mu);
  expect(thread).not.toMatch(/undefined|\{\{|NaN|\[object/u);
  await expect(thread).toMatchFileSnapshot("__snapshots__/thread.md");
});

/** Collects what the bot says that it had not said before. */
function createReader(stage: Stage, words: (text: string) => string) {
  const known = new Map<number, string>();
  const chapters: string[] = [];
  return {
    read: (title: string, number: number): void => {
      const fresh = stage
        .comments(number)
        .flatMap(readWritten)
        .filter(({ id, text }) => known.get(id) !== text);
      const said = fresh.map(({ id, marker, text }) => {
        const verb = known.has(id) ? "now says" : "is written";
        known.set(id, text);
        return `_The ${marker.kind} ${verb}:_\n\n${words(text).trim()}`;
      });
      const labels = stage.labels(number).join(", ");
      chapters.push([`# ${title}`, `_Labels: ${labels}_`, ...said].join("\n\n"));
    },
    all: () => `${chapters.join("\n\n---\n\n")}\n`,
  };
}

const MOMENT = /(?<day>\d{4}-\d\d-\d\d) (?<minute>\d\d:\d\d)(?<second>:\d\d)? UTC/gu;
const BEGINNING = Date.parse("2026-11-21T10:00:00Z");

/** Moments count from 10:00 on a certain day; days, ids, commits, addresses and seconds that vary are words. */
const readable = (text: string, opened: number): string =>
  text
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+/gu, "https://github.test")
    .replaceAll(MOMENT, (_, day: string, minute: string, second?: string) => {
      const at = new Date(Date.parse(`${day}T${minute}:00Z`) - opened + BEGINNING).toISOString();
      return `${at.slice(0, 10)} ${at.slice(11, 16)}${second === undefined ? "" : ":SS"} UTC`;
    })
    .replaceAll(/\/\d{4}\/\d{4}-\d\d-\d\d-(?=\d+-)/gu, "/YEAR/DAY-")
    .replaceAll(/(?<=\d min )\d+(?= s\b)/gu, "S")
    .replaceAll(/(?<=\/runs\/|#issuecomment-)\d+/gu, "ID")
    .replaceAll(/\d+(?:\.\d+)? ms\b/gu, "N ms")
    .replaceAll(/\b[0-9a-f]{7,40}\b/gu, "COMMIT");
