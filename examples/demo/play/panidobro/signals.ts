import { minutes } from "../../../../src/domain/time.ts";
import type { Scene } from "../../scene.ts";
import type { ThreadPlace } from "../../thread-view.ts";
import { cardOf, openIncident, saidByBot, triageAnew } from "../incident.ts";

/** What the first look at the open incident shows: both health endpoints, deployments, the log, the containers. */
const FIRST_LOOK = [
  ["/healthz answers", /API answers \| 🟢 healthy/u],
  ["/readyz says what is missing", /\$\.migrations_current equals true \| false \| \*\*no\*\*/u],
  ["what was deployed is named", /last_deployment` main to production/u],
  ["the newest error of the log is there", /newest_error` booking 4711/u],
  ["the containers all run", /\$\.stopped equals "none" \| "none" \| yes/u],
] as const;

/** The steps every runbook begins with, made by the triage that the report opened. */
export async function firstSteps(scene: Scene, place: ThreadPlace): Promise<void> {
  const told = saidByBot(await scene.catchUp(place), "probes:");
  for (const [what, shown] of FIRST_LOOK) scene.check(what, shown.test(told));
}

/** Ways the platform breaks, the numbers that tell, and the runbook they pick. */
const BY_NUMBERS = [
  ["disk-full", /host\.disk_percent is 91, above 85/u, "disk-full"],
  ["cpu-high", /host\.cpu_percent is 93, above 80/u, "high-resource-usage"],
  ["backup-stale", /readyz\.backup_heartbeat is/u, "backup-stale"],
  ["redis-down", /readyz\.redis_connected is false/u, "redis-down"],
  ["scheduler-stale", /readyz\.scheduler_heartbeat is/u, "job-scheduler-stale"],
  ["webhook-failing", /logs\.webhook_failed is 14, above 0/u, "payment-webhook-failing"],
  ["errors-elevated", /logs\.errors_5xx_percent is 12, above 5/u, "api-down"],
  ["database-down", /readyz\.db_connected is false/u, "db-down"],
] as const;

/** The runbook is picked by numbers in the incident that is open, and by the text of an alert as well in a new one. */
export async function signals(scene: Scene, place: ThreadPlace): Promise<void> {
  const { check } = scene;
  scene.chapter("Other signals, other runbooks");
  for (const [kind, numbers, runbook] of BY_NUMBERS) {
    scene.skip(minutes(1));
    // oxlint-disable-next-line no-await-in-loop -- one after the other, in one incident
    const thread = await triageAnew(scene, place, kind);
    check(`${runbook} is attached, because of the numbers`, numbers.test(cardOf(thread)));
    check("with its first step", saidByBot(thread, `runbooks/${runbook}.md`).includes("**1.**"));
  }
  await twoSigns(scene);
}

/** A new incident of which the text of the alert says one thing, and the numbers of its first triage another. */
async function twoSigns(scene: Scene): Promise<void> {
  const { stage, check } = scene;
  await stage.patient.heal();
  await stage.patient.break("messages-failing");
  const place = await openIncident(scene, "the panel is slow", {
    severity: "Medium: slower or narrower than usual",
    "what-is-happening": "Pages of the panel take a while.",
    "alert-text": "HighMemory: memory above 85 % for ten minutes",
  });
  const thread = await scene.catchUp(place);
  check(
    "the text of an alert picks the runbook of a new incident",
    saidByBot(thread, "HighMemory").includes("runbooks/high-resource-usage.md"),
  );
  check(
    "and the numbers a further one",
    saidByBot(thread, "runbooks/email-sms-provider-failing.md").includes(
      "logs.messages_failed_percent is 9, above 5",
    ),
  );
}
