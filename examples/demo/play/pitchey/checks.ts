import { minutes } from "../../../../src/domain/time.ts";
import type { Scene } from "../../scene.ts";
import type { ThreadPlace } from "../../thread-view.ts";
import { cardOf } from "../incident.ts";

/** When the workflow of each check runs. */
const CHECKS = {
  "daily health check": "17 5 * * *",
  "weekly baseline": "17 6 * * 1",
  "monthly recovery drill": "17 7 1 * *",
} as const;

/** The three checks by the clock: each that fails opens an incident, once; the place is that of the daily one. */
export async function runChecks(scene: Scene): Promise<ThreadPlace> {
  const { stage, check } = scene;
  scene.chapter("The checks, by the clock");
  await runCheck(scene, "daily health check", "success");
  await runCheck(scene, "weekly baseline", "success");
  await runCheck(scene, "monthly recovery drill", "success");
  check("checks that are good open nothing", incidentsOf(scene).length === 0);
  await missBaseline(scene);
  await failDrill(scene);
  await stage.patient.heal();
  await stage.patient.break("outage");
  scene.aside("The demo breaks the patient: nothing answers.");
  await runCheck(scene, "daily health check", "failure");
  check("one failing day opens nothing, as the team asks for two", incidentsOf(scene).length === 2);
  await runCheck(scene, "daily health check", "failure");
  const opened = incidentsOf(scene)[2];
  check("the second in a row does", opened?.title.includes("Daily") === true);
  const place = { repository: stage.system.repository, number: opened?.number ?? 0 };
  const thread = await scene.catchUp(place);
  check("it has labels and a card", thread.labels.includes("incident") && cardOf(thread) !== "");
  return place;
}

async function missBaseline(scene: Scene): Promise<void> {
  await scene.stage.patient.break("slow");
  scene.aside("The demo breaks the patient: its pages take seconds.");
  await runCheck(scene, "weekly baseline", "failure");
  const [opened] = incidentsOf(scene);
  scene.check(
    "a baseline that is not kept opens an incident",
    opened?.title.includes("Weekly") === true,
  );
  await runCheck(scene, "weekly baseline", "failure");
  scene.check("and the next run no second one", incidentsOf(scene).length === 1);
}

async function failDrill(scene: Scene): Promise<void> {
  await scene.stage.patient.break("backup-incomplete");
  scene.aside("The demo breaks the patient: its newest backup is not complete.");
  await runCheck(scene, "monthly recovery drill", "failure");
  scene.check(
    "a drill that brings back too little opens an incident that says how little",
    incidentsOf(scene)[1]?.body?.includes("1312") === true,
  );
}

/** What the checks have opened, oldest first. */
const incidentsOf = ({ stage }: Scene) =>
  stage.github.store
    .issues(stage.system.repository)
    .filter(({ author }) => author === "github-actions[bot]");

async function runCheck(
  scene: Scene,
  which: keyof typeof CHECKS,
  conclusion: "success" | "failure",
): Promise<void> {
  const { stage } = scene;
  const before = stage.runner.runs.length;
  scene.act("the schedule", `starts the ${which}`);
  stage.github.fireSchedule(stage.system.repository, CHECKS[which]);
  await stage.quiet();
  scene.check(
    `it has run, and ends with ${conclusion}`,
    stage.runner.runs[before]?.conclusion === conclusion,
  );
  scene.skip(minutes(1));
}
