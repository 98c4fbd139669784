import type { Scene } from "../../scene.ts";
import type { ThreadPlace } from "../../thread-view.ts";
import { commentWith, mustFind } from "../find.ts";

/** The postmortem: opened by the App, written by people, merged; then nothing is left to do. */
export async function learn(scene: Scene, place: ThreadPlace): Promise<void> {
  const { stage, onCall, check } = scene;
  const { store } = stage.github;
  scene.chapter("The postmortem");
  const pull = await scene.until("the App opens a pull request with the postmortem", () =>
    store.pulls(place.repository).find(({ author }) => author === "sitrep[bot]"),
  );
  scene.act(pull.author, `opens pull request #${pull.number}: ${pull.title}`, pull.body ?? "");
  check("the lead is asked to review it", pull.pull.requestedReviewers.includes(onCall.login));
  const branch = pull.pull.headBranch;
  const path = mustFind(
    [...store.files(place.repository, branch).keys()].find((file) =>
      file.startsWith("postmortems/"),
    ),
    "postmortem file",
  );
  const draft = store.file(place.repository, path, branch) ?? "";
  check(
    "its file has front matter, the timeline in exact UTC, durations, checklist and probe evidence",
    [
      "severity: ",
      "## Timeline (UTC)",
      "## Durations",
      "## Checklist outcome",
      "## Probe evidence",
    ].every((part) => draft.includes(part)) && /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/u.test(draft),
  );
  const written = await write(scene, { place, path, branch, draft });
  await merge(scene, { place, pull: pull.number });
  check(
    "the file on the default branch is what people wrote",
    store.file(place.repository, path) === written,
  );
}

interface Draft {
  readonly place: ThreadPlace;
  readonly path: string;
  readonly branch: string;
  readonly draft: string;
}

async function write(scene: Scene, { place, path, branch, draft }: Draft): Promise<string> {
  const { reporter, onCall } = scene;
  const { summary, items } = WORDS;
  const who = onCall.login;
  const text = Object.entries(items).reduce(
    (sofar, [heading, item]) =>
      sofar.replace(
        new RegExp(`(### ${heading}\\n\\n)- \\[ \\] …`, "u"),
        `$1- [ ] ${item.replace("LEAD", who)}`,
      ),
    draft.replace(/(## Summary\n\n).*/u, `$1${summary}`),
  );
  scene.act(
    reporter,
    `writes into ${path}: a summary, and three corrective actions`,
    Object.values(items)
      .map((item) => `- [ ] ${item.replace("LEAD", who)}`)
      .join("\n"),
  );
  scene.check(
    "the draft has a place for each of the three kinds of corrective action",
    Object.keys(items).every((heading) => draft.includes(`### ${heading}`)),
  );
  await reporter.commitFile(place.repository, {
    path,
    branch,
    content: text,
    message: "Write the postmortem",
  });
  await scene.stage.quiet();
  return text;
}

const WORDS = {
  summary:
    "A release changed the shape of sync jobs. Jobs written by the release before could not be read and blocked the queue for 40 of 55 teams.",
  items: {
    "Code fix": "Read sync jobs of the release before, too (@LEAD, due 2026-12-01)",
    "Alert or runbook update":
      "Alert when the oldest waiting job is older than five minutes (@LEAD, due 2026-12-03)",
    "Test added":
      "Play the queue of the release before against the new worker (@LEAD, due 2026-12-08)",
  },
} as const;

async function merge(
  scene: Scene,
  { place, pull }: { readonly place: ThreadPlace; readonly pull: number },
): Promise<void> {
  const { onCall, check, stage } = scene;
  scene.act(onCall, `approves pull request #${pull} and merges it`);
  await onCall.review(place.repository, pull, { event: "APPROVE", body: "That is what happened." });
  await onCall.merge(place.repository, pull);
  await scene.until("the incident is told", () =>
    stage.github.store.issue(place.repository, place.number)?.labels.includes("phase/closed"),
  );
  const thread = await scene.catchUp(place);
  const told = commentWith(thread, "sitrep[bot]", "Corrective actions");
  check(
    "a comment links the postmortem",
    told?.body.includes(`#${pull}`) === true || told?.body.includes(`/pull/${pull}`) === true,
  );
  check(
    "and names each corrective action with its kind",
    Object.keys(WORDS.items).every((kind) => told?.body.includes(kind) === true),
  );
  check(
    "the last phase label is phase/closed",
    thread.labels.includes("phase/closed") && !thread.labels.includes("phase/resolved"),
  );
}
