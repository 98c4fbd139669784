import { startPitchey } from "../../../patient/pitchey.ts";
import type { Scene } from "../../scene.ts";
import type { System } from "../../system.ts";
import type { ThreadPlace } from "../../thread-view.ts";
import { deployBefore, say, tellMissing, tick } from "../incident.ts";
import { runChecks } from "./checks.ts";
import { firstLook, otherScenarios } from "./scenarios.ts";

/** A film-pitch platform whose checks run by the clock. */
export const pitchey: System = {
  name: "pitchey",
  title: "Pitchey",
  repository: "pitchey/platform",
  people: { reporter: "noor", onCall: "sam" },
  address: "https://pitchey.example",
  secrets: {},
  mostWrites: 90,
  startPatient: (clock) => startPitchey(() => Number(clock())),
  play: async (scene) => {
    tellMissing(scene);
    const place = await runChecks(scene);
    await deployBefore(scene);
    await firstLook(scene, place);
    await otherScenarios(scene, place);
    await recover(scene, place);
    return place;
  },
};

async function recover(scene: Scene, place: ThreadPlace): Promise<void> {
  const { stage, onCall } = scene;
  scene.chapter("The way out");
  await stage.patient.heal();
  scene.aside("The demo heals the patient.");
  const asked = await say(
    scene,
    place,
    onCall,
    "/severity sev3 what is left is slow here and there\n/resolve the last deployment is rolled back",
  );
  scene.check("it is not over while nobody has told anybody", asked.isOpen);
  const thread = await tick(scene, place, onCall, {
    inside: "Stakeholders are told",
    boxes: [0, 1],
  });
  scene.check(
    "a SEV3 has no soak: with good probes and both ticks it is resolved",
    thread.labels.includes("phase/resolved"),
  );
}
