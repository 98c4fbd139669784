import { minutes } from "../../../../src/domain/time.ts";
import type { Scene } from "../../scene.ts";
import type { ThreadPlace } from "../../thread-view.ts";

/** The fix, the soak and the end: over only when the probe has been healthy for ten minutes. */
export async function recover(scene: Scene, place: ThreadPlace): Promise<void> {
  const { stage, onCall, check } = scene;
  const { github, patient, runner } = stage;
  scene.chapter("The way out");
  scene.skip(minutes(9));
  await patient.heal();
  scene.aside("The demo heals the patient, as the team's fix would.");
  const text = "/resolve the faulty job is fixed, dead-letter jobs are requeued";
  scene.act(onCall, "writes", text);
  await onCall.comment(place.repository, place.number, text);
  await scene.until(
    "the probe runs again, before anything is called resolved",
    () => runner.runs.filter(({ status }) => status === "completed").length === 2,
  );
  const watched = await scene.catchUp(place);
  check("the reading is healthy", runner.runs[1]?.conclusion === "success");
  check(
    "the phase is monitoring, and the issue is still open",
    watched.isOpen && watched.labels.includes("phase/monitoring"),
  );
  scene.skip(minutes(10));
  await scene.until("after ten healthy minutes the issue is closed", () => {
    const issue = github.store.issue(place.repository, place.number);
    return issue?.state === "closed" && issue.stateReason === "completed";
  });
  const resolved = await scene.catchUp(place);
  check(
    "a last reading came before that",
    runner.runs.length === 3 && runner.runs[2]?.conclusion === "success",
  );
  check("the phase is resolved", resolved.labels.includes("phase/resolved"));
}
