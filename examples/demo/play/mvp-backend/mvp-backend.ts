import type { RunReport } from "../../../../test/github/runner/report.ts";
import { startMvpBackend } from "../../../patient/mvp-backend.ts";
import { fieldsOf } from "../../../patient/serve.ts";
import type { Scene } from "../../scene.ts";
import type { System } from "../../system.ts";
import type { ThreadPlace } from "../../thread-view.ts";
import { cardOf, openIncident, postmortemOf, saidByBot, say, soak, tick } from "../incident.ts";
import { branchByBranch, redeploy, stoppedDeploys } from "./branches.ts";

const SECRET = "mvp-backend-triage-71ae";

/** A Polish-speaking team with payments, jobs and a worker. */
export const mvpBackend: System = {
  name: "mvp-backend",
  title: "MVP Backend",
  repository: "mvp/backend",
  people: { reporter: "ola", onCall: "kuba" },
  address: "https://mvp-backend.example",
  secrets: { TRIAGE_SECRET: SECRET },
  mostWrites: 80,
  startPatient: () => startMvpBackend(SECRET),
  play: async (scene) => {
    const place = await report(scene);
    await work(scene, place);
    await redeploy(scene, place);
    await branchByBranch(scene, place);
    await stoppedDeploys(scene, place);
    await recover(scene, place);
    return place;
  },
};

/** The report opens a triage by itself, and its numbers choose the steps. */
async function report(scene: Scene): Promise<ThreadPlace> {
  const { stage, check } = scene;
  scene.chapter("The report, and the triage it opens");
  await stage.patient.break("worker-down");
  scene.aside("The demo breaks the patient: its worker stands still.");
  const place = await openIncident(scene, "zadania nie ruszają", {
    service: "Coś innego albo nie wiem",
    severity: "SEV-2: działa gorzej, rosną kolejka lub opóźnienia",
    "what-is-happening": "Zadania klientów czekają od kwadransa.",
    impact: "Wszyscy, którzy dziś coś zlecili",
  });
  const thread = await scene.catchUp(place);
  check("one run of the probe workflow gathered all numbers", stage.runner.runs.length === 1);
  check(
    "its artifact is the report as JSON, with all of them",
    hasAllNumbers(stage.runner.runs[0]),
  );
  check(
    "the card says in Polish what the probe found",
    /Warunek jest spełniony \(status 200 po \d+ ms\)/u.test(cardOf(thread)),
  );
  check("the card names the branch", cardOf(thread).includes("Kolejka rośnie albo worker stoi"));
  check(
    "its steps are attached, with the numbers that led there",
    /Powód wyboru: .*worker_running = false/u.test(
      saidByBot(thread, "runbooks/b-kolejka-worker.md"),
    ),
  );
  return place;
}

/** What the team decides by. */
const NUMBERS = [
  "ready_ok",
  "db_ok",
  "worker_running",
  "heartbeat_age_s",
  "queue_depth.queued",
  "webhook_failed_last_hour",
  "jobs_failed_last_hour",
  "dead_letters_last_24h",
] as const;

function hasAllNumbers(run: RunReport | undefined): boolean {
  const kept = run?.artifacts.find(({ name }) => name === "probe-report");
  const [file = Buffer.from("{}")] = kept?.files.values() ?? [];
  const values = fieldsOf(fieldsOf(JSON.parse(Buffer.from(file).toString("utf8")))["values"]);
  return NUMBERS.every((name) => values[name] !== undefined);
}

async function work(scene: Scene, place: ThreadPlace): Promise<void> {
  const { onCall, check } = scene;
  scene.chapter("At work");
  const thread = await say(
    scene,
    place,
    onCall,
    "/ack\n/lead me\n/update Worker stoi od 03:12 UTC, uruchamiamy go ponownie. Następna informacja za 30 minut.",
  );
  check("the card has the lead and the update", /kuba/u.test(cardOf(thread)));
}

/** Over only when the numbers have been good for fifteen minutes, people have looked, and the smoke run is green. */
async function recover(scene: Scene, place: ThreadPlace): Promise<void> {
  const { stage, onCall, check } = scene;
  const { store } = stage.github;
  scene.chapter("The way out");
  await stage.patient.heal();
  scene.aside("The demo heals the patient.");
  const asked = await say(scene, place, onCall, "/resolve worker działa");
  check("the phase is monitoring", asked.labels.includes("phase/monitoring"));
  const waiting = await soak(scene, place, 3);
  check("fifteen good minutes are not enough while nobody has looked", waiting.isOpen);
  await tick(scene, place, onCall, { inside: "Rejestracja i logowanie", boxes: [0, 1, 2] });
  await scene.until("after the checks by hand and the smoke run the issue is closed", () => {
    const issue = store.issue(place.repository, place.number);
    return issue?.state === "closed" && issue.stateReason === "completed";
  });
  const smoke = stage.runner.runs.filter(({ workflowPath }) =>
    workflowPath.endsWith("/backend-live-smoke.yml"),
  );
  check("the smoke workflow ran, and is green", smoke.at(-1)?.conclusion === "success");
  const written = await scene.until("the postmortem is opened", () => postmortemOf(scene, place));
  check(
    "it is written in Polish, and so is why each runbook was attached",
    /## Przebieg zdarzeń/u.test(written) &&
      /Dołączono runbook: .*Powód: db_ok = false\./u.test(written) &&
      !/\b(?:is|was) (?:true|false|\d)/u.test(written),
  );
}
