import { startPilotLedger } from "../../../patient/pilot-ledger.ts";
import type { Scene } from "../../scene.ts";
import type { System } from "../../system.ts";
import type { ThreadPlace, ThreadView } from "../../thread-view.ts";
import { cardOf, hashIn, openIncident, saidByBot, say, soak, tick } from "../incident.ts";

const SECRETS = { integrity: "pilot-integrity-5d0e", flags: "pilot-flags-a11b" } as const;

/** An escrow pilot where money must never be wrong. */
export const pilotLedger: System = {
  name: "pilot-ledger",
  title: "Pilot Ledger",
  repository: "pilot/ledger",
  people: { reporter: "mira", onCall: "theo" },
  address: "https://pilot-ledger.example",
  secrets: { INTEGRITY_SECRET: SECRETS.integrity, FLAGS_SECRET: SECRETS.flags },
  mostWrites: 48,
  startPatient: () => startPilotLedger(SECRETS),
  play: async (scene) => {
    const place = await report(scene);
    await contain(scene, place);
    await recover(scene, place);
    return place;
  },
};

/** The first checklist depends on the severity. */
async function report(scene: Scene): Promise<ThreadPlace> {
  const { stage, check } = scene;
  scene.chapter("The report");
  await stage.patient.break("duplicate-entries");
  scene.aside("The demo breaks the patient: two ledger entries are there twice.");
  const place = await openIncident(scene, "two entries for one payment", {
    severity: "SEV0: funds or ledger are wrong",
    "what-is-happening": "The sum over the ledger is not zero.",
    impact: "Two deals",
  });
  const checklist = checklistOf(await scene.catchUp(place));
  check(
    "the checklist is that of SEV0, step by step",
    stepsOf(checklist).length === SEV0.length &&
      SEV0.every((step, index) => step.test(stepsOf(checklist)[index] ?? "")),
  );
  check("and none of another severity", !checklist.includes("business hours"));
  const lesser = await openIncident(scene, "the list of deals is slow", {
    severity: "SEV2: use or speed suffers",
    "what-is-happening": "It takes ten seconds to open.",
  });
  const other = stepsOf(checklistOf(await scene.catchUp(lesser)));
  check(
    "that of a SEV2 is another: it has none of these steps",
    other.length > 0 && SEV0.every((step) => other.every((text) => !step.test(text))),
  );
  return place;
}

/** What is done first when funds or the ledger are wrong. */
const SEV0 = [
  /^Disable new deals/u,
  /^Preserve the logs/u,
  /^Export the timelines of the affected deals/u,
  /^List the idempotency keys and the ledger entries/u,
  /^Allow the minimal patch only/u,
  /^Tell the pilot coordinator/u,
] as const;

const checklistOf = (thread: ThreadView): string => saidByBot(thread, /^- \[ \] \*\*1\.\*\*/mu);

/** The steps of a checklist, without their boxes and numbers. */
const stepsOf = (checklist: string): readonly string[] =>
  [...checklist.matchAll(/^- \[ \] \*\*\d+\.\*\* (?<step>.*)$/gmu)].map(
    ({ groups }) => groups?.["step"] ?? "",
  );

/** The flag goes off: a dry run first, then a second person, then once. */
async function contain(scene: Scene, place: ThreadPlace): Promise<void> {
  const { stage, onCall, reporter, check } = scene;
  const calls = () =>
    stage.patient.calls.filter(({ path }) => path === "/internal/flags/new-deals");
  scene.chapter("The flag");
  await say(scene, place, onCall, "/ack\n/lead me");
  const asked = await say(
    scene,
    place,
    onCall,
    '/run disable-new-deals reason="duplicate entries"',
  );
  check(
    "the dry run asked the service, and changed nothing",
    calls().length === 1 && calls()[0]?.status === 200 && isDry(calls()[0]?.body),
  );
  const hash = hashIn(asked);
  await say(scene, place, onCall, `/approve ${hash}`);
  check("whoever asked cannot approve", calls().length === 1);
  const done = await say(scene, place, reporter, `/approve ${hash}`);
  check(
    "approved by a second person, it is done once",
    calls().length === 2 && !isDry(calls()[1]?.body),
  );
  check("the comment says how it ended", /: done/u.test(saidByBot(done, "Disable new deals: ")));
  await say(scene, place, reporter, `/approve ${hash}`);
  check("approving again does nothing", calls().length === 2);
  const secrets = Object.values(stage.system.secrets);
  check(
    "no secret is in a log, a summary or the thread",
    [
      ...stage.runner.runs.flatMap(({ log, summary }) => [log, summary]),
      ...done.comments.map(({ body }) => body),
    ].every((text) => secrets.every((secret) => !text.includes(secret))),
  );
}

const isDry = (body: unknown): boolean =>
  typeof body === "object" && body !== null && "dryRun" in body && body.dryRun === true;

async function recover(scene: Scene, place: ThreadPlace): Promise<void> {
  const { stage, onCall, check } = scene;
  scene.chapter("The way out");
  await stage.patient.heal();
  scene.aside("The demo heals the patient, as the compensating entries would.");
  await say(scene, place, onCall, "/resolve compensating entries are written");
  await tick(scene, place, onCall, { inside: "looked at one by one", boxes: [0, 1] });
  const thread = await soak(scene, place, 6);
  check("after thirty good minutes it is resolved", thread.labels.includes("phase/resolved"));
  check("the card says so", /Resolved/u.test(cardOf(thread)));
}
