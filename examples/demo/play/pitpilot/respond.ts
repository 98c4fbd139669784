import { before, formatClock, minutes } from "../../../../src/domain/time.ts";
import { setTask } from "../../../../test/github/face/markdown/tasks.ts";
import type { Scene } from "../../scene.ts";
import type { ThreadPlace, ThreadView } from "../../thread-view.ts";
import { commentWith, mustFind } from "../find.ts";

/** The on-call takes it on, in one comment: acknowledgement, lead, facts and a look at the service. */
export async function takeOn(scene: Scene, place: ThreadPlace): Promise<void> {
  const { stage, onCall, check } = scene;
  scene.chapter("The first ten minutes");
  scene.skip(minutes(2));
  const start = formatClock(before(stage.clock.now(), minutes(16)));
  const commands = [
    "/ack",
    "/lead me",
    "/fact endpoints POST /api/events/sync",
    `/fact start ${start}`,
    "/fact blast-radius 40 of 55 teams cannot sync",
    "/probe health",
  ].join("\n");
  scene.act(onCall, "writes", commands);
  await onCall.comment(place.repository, place.number, commands);
  await scene.until("GitHub Actions runs the probe of the config, and it reports", () =>
    stage.runner.runs.find(({ status }) => status === "completed"),
  );
  const thread = await scene.catchUp(place);
  const card = thread.comments[0]?.body ?? "";
  check(
    "six commands in one comment cost one comment of the App: the probe's",
    thread.comments.filter(({ author }) => author.endsWith("[bot]")).length === 3,
  );
  check(
    `the card says who acknowledged and when`,
    /Acknowledged \| by .*jonas after 2 min/u.test(card),
  );
  check("the card names the lead", /Lead \| .*jonas/u.test(card));
  check(
    "the card holds the three facts",
    ["POST /api/events/sync", start.slice(0, 5), "40 of 55 teams cannot sync"].every((fact) =>
      card.includes(fact),
    ),
  );
  checkProbe(scene, thread);
}

function checkProbe({ stage, check }: Scene, thread: ThreadView): void {
  const [run] = stage.runner.runs;
  const result = thread.comments.find(({ body }) => body.includes("dead_letter_jobs"));
  check(
    "the probe is red, and its comment has a table of what was expected and found",
    /unhealthy/iu.test(result?.body ?? "") && /37/u.test(result?.body ?? ""),
  );
  check("the run of the probe failed, as a red probe should", run?.conclusion === "failure");
  check(
    "the run has a summary, and keeps the report as an artifact",
    run?.summary.includes("dead_letter_jobs") === true &&
      run.artifacts.some(({ name }) => name === "probe-report"),
  );
  const secrets = Object.values(stage.system.secrets);
  const texts = [run?.log ?? "", run?.summary ?? "", ...thread.comments.map(({ body }) => body)];
  check(
    "no secret is in the log, the summary or the thread",
    secrets.every((secret) => texts.every((text) => !text.includes(secret))),
  );
}

/** Steps are ticked with the mouse, and the others are told how things stand. */
export async function work(scene: Scene, place: ThreadPlace): Promise<void> {
  const { stage, onCall, check } = scene;
  scene.chapter("Containment");
  scene.skip(minutes(6));
  const checklist = mustFind(
    commentWith(await scene.catchUp(place), "sitrep[bot]", /^- \[ \] \*\*1\.\*\*/mu),
    "checklist",
  );
  scene.act(onCall, "ticks the first four steps of the checklist with the mouse");
  const ticked = [0, 1, 2, 3].reduce((body, index) => setTask(body, index, true), checklist.body);
  await onCall.editComment(place.repository, checklist.id, ticked);
  scene.noticed(place, checklist.id, ticked);
  const update =
    "/update Deployments are held and schedule imports paused. The queue does not grow any more; we are looking at the failed jobs.";
  scene.act(onCall, "writes", update);
  await onCall.comment(place.repository, place.number, update);
  const thread = await scene.catchUp(place);
  const card = thread.comments[0]?.body ?? "";
  check("ticking by mouse counts: the card says 4 of 8", /4 of 8 done/u.test(card));
  check(
    "the card has the update, and when the next one is due",
    card.includes("Deployments are held") && card.includes("Next update due"),
  );
  check(
    "the update is answered with a reaction, not with a comment",
    thread.comments.at(-1)?.reactions.includes("👍 sitrep[bot]") === true,
  );
  check("the service is still broken", stage.patient.broken.size > 0);
}
