import { before, formatClock, minutes } from "../../../../src/domain/time.ts";
import { fillForm } from "../../fill-form.ts";
import type { Scene } from "../../scene.ts";
import type { ThreadPlace } from "../../thread-view.ts";
import { commentWith, mustFind } from "../find.ts";

const FORM = ".github/ISSUE_TEMPLATE/incident.yml";

/** Somebody opens the form; the App answers with labels, a pinned card and a checklist. */
export async function report(scene: Scene): Promise<ThreadPlace> {
  const { stage, reporter, check } = scene;
  const { github, clock, system } = stage;
  scene.chapter("The report");
  await stage.patient.break("sync-backlog");
  scene.aside("The demo breaks the patient: its sync queue backs up.");
  const form = mustFind(github.store.file(system.repository, FORM), "form");
  const filled = fillForm(form, "sync does not finish at the Lakeside event", {
    service: "Sync jobs",
    severity: "Not sure: SEV-1 or SEV-2",
    "what-is-happening":
      "Tablets at Lakeside show “syncing…” and never finish. Scouted matches are missing on the other devices.",
    "since-when": formatClock(before(clock.now(), minutes(12))),
    impact: "About 40 of 55 teams cannot sync",
    "alert-text": "SyncQueueBacklog: sync.queue_depth 4210 is above 500 for 5 minutes",
  });
  scene.act(reporter, `opens an issue with the form “Incident”: ${filled.title}`, filled.body);
  const { number } = await reporter.openIssue(system.repository, filled);
  const place = { repository: system.repository, number };
  const thread = await scene.catchUp(place);
  const wanted = ["incident", "severity/sev-1", "phase/investigating"];
  check(
    `the issue has the labels ${wanted.join(", ")}`,
    wanted.every((label) => thread.labels.includes(label)),
  );
  const card = thread.comments[0];
  check(
    "the first comment is the App's incident card, and it is pinned",
    card?.author === "sitrep[bot]" && card.isPinned,
  );
  check(
    "“not sure” became the worse of the two, and the card says so",
    /SEV-1.*not sure between SEV-1 and SEV-2/u.test(card?.body ?? ""),
  );
  const checklist = commentWith(thread, "sitrep[bot]", /^- \[ \] \*\*1\.\*\*/mu);
  check(
    "the checklist is that of the runbook for sync jobs",
    checklist?.body.includes("runbooks/sync-jobs.md") === true,
  );
  check(
    "nobody is mentioned by the runbook's text",
    !/(?<![\w`])@somebody/u.test(checklist?.body.replaceAll(/`[^`]*`/gu, "") ?? ""),
  );
  return place;
}
