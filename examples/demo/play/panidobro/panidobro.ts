import { startPanidobro } from "../../../patient/panidobro.ts";
import type { Scene } from "../../scene.ts";
import type { System } from "../../system.ts";
import type { ThreadPlace } from "../../thread-view.ts";
import {
  cardOf,
  deployBefore,
  deployments,
  hashIn,
  openIncident,
  saidByBot,
  say,
  soak,
  tellMissing,
} from "../incident.ts";
import { accessInPostmortem, breakGlass } from "./break-glass.ts";
import { firstSteps, signals } from "./signals.ts";

const SECRET = "panidobro-admin-3c77";

/** A platform for cleaning services with ten mini runbooks. */
export const panidobro: System = {
  name: "panidobro",
  title: "Pani Dobro",
  repository: "panidobro/platform",
  people: { reporter: "ewa", onCall: "marek" },
  address: "https://panidobro.example",
  secrets: { ADMIN_ACCESS_SECRET: SECRET },
  mostWrites: 125,
  startPatient: (clock) => startPanidobro(() => Number(clock()), SECRET),
  play: async (scene) => {
    tellMissing(scene);
    const place = await report(scene);
    await firstSteps(scene, place);
    await breakGlass(scene, place);
    await signals(scene, place);
    await rollBack(scene, place);
    await recover(scene, place);
    accessInPostmortem(scene, place);
    return place;
  },
};

async function report(scene: Scene): Promise<ThreadPlace> {
  const { stage, check } = scene;
  scene.chapter("The report, and the first look");
  await deployBefore(scene);
  await stage.patient.break("migrations-behind");
  scene.aside("The demo breaks the patient: a migration is missing.");
  const place = await openIncident(scene, "bookings fail with an error", {
    severity: "Medium: slower or narrower than usual",
    "what-is-happening": "Some bookings fail since the last deployment.",
  });
  const thread = await scene.catchUp(place);
  check("the numbers raised the severity", thread.labels.includes("severity/high"));
  check(
    "the runbook of that alert is attached, with the numbers that led there",
    saidByBot(thread, "runbooks/migrations-not-current.md").includes("migrations_current"),
  );
  check(
    "deployments are to stop",
    thread.labels.includes("flag/stop-deploys") && /stop-deploys/u.test(cardOf(thread)),
  );
  return place;
}

async function rollBack(scene: Scene, place: ThreadPlace): Promise<void> {
  const { onCall, reporter, check } = scene;
  scene.chapter("Back to a known good commit");
  const wrong = await say(scene, place, onCall, "/run rollback-deploy commit=$(rm -rf /)");
  check("what is no commit is refused", /commit/u.test(saidByBot(wrong, "commit")));
  const asked = await say(scene, place, onCall, "/run rollback-deploy commit=0a1b2c3");
  await say(scene, place, reporter, `/approve ${hashIn(asked)}`);
  check("that commit is deployed, once", deployments(scene).join() === "0a1b2c3");
}

async function recover(scene: Scene, place: ThreadPlace): Promise<void> {
  const { stage, onCall, check } = scene;
  scene.chapter("The way out");
  await stage.patient.heal();
  await say(scene, place, onCall, "/flag lift stop-deploys the migration is there");
  await say(scene, place, onCall, "/resolve back to the last good commit");
  const thread = await soak(scene, place, 2);
  check("after ten good minutes it is resolved", thread.labels.includes("phase/resolved"));
  check("the flag is down", !thread.labels.includes("flag/stop-deploys"));
}
