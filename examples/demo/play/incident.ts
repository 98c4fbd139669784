import { minutes, seconds } from "../../../src/domain/time.ts";
import type { Person } from "../../../test/github/person.ts";
import { setTask } from "../../../test/github/face/markdown/tasks.ts";
import { fillForm } from "../fill-form.ts";
import { fieldsOf } from "../../patient/serve.ts";
import type { Scene } from "../scene.ts";
import type { ThreadPlace, ThreadView } from "../thread-view.ts";
import { commentWith, mustFind } from "./find.ts";

const FORM = ".github/ISSUE_TEMPLATE/incident.yml";
const BOT = "sitrep[bot]";

/** Somebody fills in the team's form; answers are given by the fields' ids. */
export async function openIncident(
  scene: Scene,
  title: string,
  answers: Readonly<Record<string, string>>,
): Promise<ThreadPlace> {
  const { stage, reporter } = scene;
  const { repository } = stage.system;
  const form = mustFind(stage.github.store.file(repository, FORM), "form");
  const filled = fillForm(form, title, answers);
  scene.act(reporter, `opens an issue with the team's form: ${filled.title}`, filled.body);
  const { number } = await reporter.openIssue(repository, filled);
  return { repository, number };
}

/** Somebody writes a comment; the thread as it stands once everything has come to rest. */
export async function say(
  scene: Scene,
  place: ThreadPlace,
  who: Person,
  text: string,
): Promise<ThreadView> {
  scene.act(who, "writes", text);
  await who.comment(place.repository, place.number, text);
  return await scene.catchUp(place);
}

/** Says what the patient has to do without on this machine. */
export function tellMissing({ stage, aside }: Scene): void {
  for (const why of stage.patient.missing ?? [])
    aside(`The demo does without a Redis of its own: ${why}.`);
}

/** The patient breaks in another way, and somebody has its numbers gathered anew; the thread after that. */
export async function triageAnew(
  scene: Scene,
  place: ThreadPlace,
  kind: string,
): Promise<ThreadView> {
  const { patient } = scene.stage;
  await patient.heal();
  await patient.break(kind);
  scene.aside(`The demo breaks the patient in another way: ${kind.replaceAll("-", " ")}.`);
  return await say(scene, place, scene.onCall, "/triage");
}

/** Somebody ticks boxes of the newest comment of the bot that contains a text; boxes count from 0. */
export async function tick(
  scene: Scene,
  place: ThreadPlace,
  who: Person,
  { inside, boxes }: { readonly inside: string | RegExp; readonly boxes: readonly number[] },
): Promise<ThreadView> {
  const comment = mustFind(
    commentWith(await scene.catchUp(place), BOT, inside),
    "comment with boxes",
  );
  const ticked = boxes.reduce((body, index) => setTask(body, index, true), comment.body);
  scene.act(who, `ticks ${boxes.length} boxes with the mouse`);
  await who.editComment(place.repository, comment.id, ticked);
  scene.noticed(place, comment.id, ticked);
  // Once the bot has heard of it, it waits for a moment: more ticks are likely to follow.
  await scene.stage.github.settled();
  scene.skip(seconds(15));
  return await scene.catchUp(place);
}

/** Lets a soak take so many readings, five minutes apart; the thread as it stands behind the last. */
export async function soak(
  scene: Scene,
  place: ThreadPlace,
  readings: number,
): Promise<ThreadView> {
  for (let reading = 0; reading < readings; reading++) {
    scene.skip(minutes(5));
    // Each reading follows the one before.
    // oxlint-disable-next-line no-await-in-loop
    await scene.catchUp(place);
  }
  return await scene.catchUp(place);
}

/** The body of the newest comment of the bot that contains a text. */
export const saidByBot = (thread: ThreadView, text: string | RegExp): string =>
  mustFind(commentWith(thread, BOT, text), `comment of the bot with ${String(text)}`).body;

/** The incident's card. */
export const cardOf = (thread: ThreadView): string => thread.comments[0]?.body ?? "";

/** The commits that workflows of the team deployed, oldest first. */
export const deployments = ({ stage }: Scene): readonly unknown[] =>
  stage.patient.calls.flatMap(({ path, body }) =>
    path === "/internal/deploy" ? [fieldsOf(body)["commit"]] : [],
  );

/** The postmortem of an incident as it stands in its pull request; `undefined`: there is none yet. */
export function postmortemOf({ stage }: Scene, { repository }: ThreadPlace): string | undefined {
  const { store } = stage.github;
  const pull = store.pulls(repository).find(({ author }) => author === BOT);
  if (pull === undefined) return undefined;
  const branch = pull.pull.headBranch;
  const path = [...store.files(repository, branch).keys()].find((file) =>
    file.startsWith("postmortems/"),
  );
  return path === undefined ? undefined : store.file(repository, path, branch);
}

/** Something was deployed just before, as it so often is. */
export async function deployBefore({ act, onCall, stage }: Scene): Promise<void> {
  act(onCall, "deploys main to production");
  await onCall.request("POST", `/repos/${stage.system.repository}/deployments`, {
    ref: "main",
    environment: "production",
    auto_merge: false,
    required_contexts: [],
  });
}

/** What `/approve` names in the newest comment that asks for it. */
export function hashIn(thread: ThreadView): string {
  const body = saidByBot(thread, /\/approve [0-9a-f]{12}/u);
  return /\/approve (?<hash>[0-9a-f]{12})/u.exec(body)?.groups?.["hash"] ?? "";
}
