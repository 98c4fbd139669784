import { minutes } from "../../../../src/domain/time.ts";
import { startPanidobro } from "../../../patient/panidobro.ts";
import type { Scene } from "../../scene.ts";
import type { System } from "../../system.ts";
import type { ThreadPlace } from "../../thread-view.ts";
import { cardOf, hashIn, openIncident, saidByBot, say, soak } from "../incident.ts";

/** A platform for cleaning services with ten mini runbooks. */
export const panidobro: System = {
  name: "panidobro",
  title: "Pani Dobro",
  repository: "panidobro/platform",
  people: { reporter: "ewa", onCall: "marek" },
  address: "https://panidobro.example",
  secrets: {},
  mostWrites: 56,
  startPatient: (clock) => startPanidobro(() => Number(clock())),
  play: async (scene) => {
    const place = await report(scene);
    await breakGlass(scene, place);
    await rollBack(scene, place);
    await recover(scene, place);
    return place;
  },
};

async function report(scene: Scene): Promise<ThreadPlace> {
  const { stage, check } = scene;
  scene.chapter("The report, and the first look");
  stage.patient.break("migrations-behind");
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

/** Emergency access: asked for with a reason, granted by a second person, reminded, and over by itself. */
async function breakGlass(scene: Scene, place: ThreadPlace): Promise<void> {
  const { onCall, reporter, check } = scene;
  scene.chapter("Break-glass");
  await say(scene, place, onCall, "/ack\n/lead me");
  const asked = await say(
    scene,
    place,
    onCall,
    "/break-glass for 60m the admin panel is read-only and a booking has to be corrected",
  );
  const hash = hashIn(asked);
  const own = await say(scene, place, onCall, `/approve ${hash}`);
  check("whoever asked cannot grant it", !/until/u.test(accessRow(cardOf(own))));
  const granted = await say(scene, place, reporter, `/approve ${hash}`);
  check(
    "a second person grants it, and the card says until when",
    /marek.*until/u.test(accessRow(cardOf(granted))),
  );
  scene.skip(minutes(51));
  const reminded = await scene.catchUp(place);
  check(
    "the holder is reminded before it ends",
    reminded.comments.length > granted.comments.length,
  );
  scene.skip(minutes(10));
  const over = await scene.catchUp(place);
  check("it has ended by itself", !/until/u.test(accessRow(cardOf(over))));
}

const accessRow = (card: string): string =>
  card.split("\n").find((line) => line.startsWith("| Emergency access")) ?? "";

async function rollBack(scene: Scene, place: ThreadPlace): Promise<void> {
  const { stage, onCall, reporter, check } = scene;
  const deploys = () => stage.patient.calls.filter(({ path }) => path === "/internal/deploy");
  scene.chapter("Back to a known good commit");
  const wrong = await say(scene, place, onCall, "/run rollback-deploy commit=$(rm -rf /)");
  check("what is no commit is refused", /commit/u.test(saidByBot(wrong, "commit")));
  const asked = await say(scene, place, onCall, "/run rollback-deploy commit=0a1b2c3");
  await say(scene, place, reporter, `/approve ${hashIn(asked)}`);
  check("the deploy workflow ran once", deploys().length === 1);
}

async function recover(scene: Scene, place: ThreadPlace): Promise<void> {
  const { stage, onCall, check } = scene;
  scene.chapter("The way out");
  stage.patient.heal();
  await say(scene, place, onCall, "/flag lift stop-deploys the migration is there");
  await say(scene, place, onCall, "/resolve back to the last good commit");
  const thread = await soak(scene, place, 2);
  check("after ten good minutes it is resolved", thread.labels.includes("phase/resolved"));
  check("the flag is down", !thread.labels.includes("flag/stop-deploys"));
}
