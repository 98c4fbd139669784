import { minutes } from "../../../../src/domain/time.ts";
import { startPitchey } from "../../../patient/pitchey.ts";
import type { Scene } from "../../scene.ts";
import type { System } from "../../system.ts";
import type { ThreadPlace } from "../../thread-view.ts";
import { cardOf, saidByBot, say, soak, tick } from "../incident.ts";

/** When the workflow of the weekly baseline runs. */
const BASELINE = "17 6 * * 1";

/** A film-pitch platform whose checks run by the clock. */
export const pitchey: System = {
  name: "pitchey",
  title: "Pitchey",
  repository: "pitchey/platform",
  people: { reporter: "noor", onCall: "sam" },
  address: "https://pitchey.example",
  secrets: {},
  mostWrites: 45,
  startPatient: (clock) => startPitchey(() => Number(clock())),
  play: async (scene) => {
    const place = await check(scene);
    await work(scene, place);
    await recover(scene, place);
    return place;
  },
};

/** A failing check opens an incident once, not once for each run. */
async function check(scene: Scene): Promise<ThreadPlace> {
  const { stage } = scene;
  const { store } = stage.github;
  const { repository } = stage.system;
  const incidents = () => store.issues(repository).filter(({ author }) => author !== "noor");
  scene.chapter("The baseline check, by the clock");
  await runCheck(scene);
  scene.check("a good check opens nothing", incidents().length === 0);
  stage.patient.break("outage");
  scene.aside("The demo breaks the patient: nothing answers.");
  await runCheck(scene);
  await runCheck(scene);
  const [opened, ...others] = incidents();
  scene.check(
    "a failing one opened one incident, and the next no second",
    opened !== undefined && others.length === 0,
  );
  const place = { repository, number: opened?.number ?? 0 };
  const thread = await scene.catchUp(place);
  scene.check(
    "it has labels and a card",
    thread.labels.includes("incident") && cardOf(thread) !== "",
  );
  return place;
}

async function runCheck({ stage, act, until, ...scene }: Scene): Promise<void> {
  const before = stage.runner.runs.length;
  act("the schedule", "starts the workflow that checks the baseline");
  stage.github.fireSchedule(stage.system.repository, BASELINE);
  await until("the check has run", () => {
    const run = stage.runner.runs[before];
    return run?.status === "completed" && run;
  });
  await stage.quiet();
  scene.skip(minutes(1));
}

/** Probes of every kind the runner can reach answer one by one, and what changed is one of them. */
async function work(scene: Scene, place: ThreadPlace): Promise<void> {
  const { onCall } = scene;
  scene.chapter("The first five minutes");
  const looked = await say(
    scene,
    place,
    onCall,
    "/ack\n/lead me\n/probe api\n/probe changes\n/probe errors",
  );
  scene.check("the API is unhealthy", /503/u.test(saidByBot(looked, "API health")));
  scene.check("what changed is told", saidByBot(looked, "What changed").length > 0);
  scene.check(
    "the newest errors are counted",
    /errors_last_10_minutes/u.test(saidByBot(looked, "Newest errors")),
  );
  const raised = await say(scene, place, onCall, "/severity sev1\n/runbook complete-outage");
  scene.check(
    "the scenario's steps are attached",
    saidByBot(raised, "runbooks/complete-outage.md") !== "",
  );
}

async function recover(scene: Scene, place: ThreadPlace): Promise<void> {
  const { stage, onCall } = scene;
  scene.chapter("The way out");
  stage.patient.heal();
  scene.aside("The demo heals the patient.");
  await say(scene, place, onCall, "/resolve the last deployment is rolled back");
  await tick(scene, place, onCall, { inside: "Stakeholders are told", boxes: [0, 1] });
  const thread = await soak(scene, place, 3);
  scene.check(
    "after fifteen good minutes it is resolved",
    thread.labels.includes("phase/resolved"),
  );
}
