import { minutes } from "../../../../src/domain/time.ts";
import type { Scene } from "../../scene.ts";
import type { ThreadPlace } from "../../thread-view.ts";
import { cardOf, deployments, hashIn, saidByBot, say, triageAnew } from "../incident.ts";

/** Other ways the backend breaks in the course of the incident, and the branch their numbers lead to. */
const BRANCHES = [
  [
    "webhook-failing",
    "A",
    "webhook_failed_last_hour = 14, powyżej 0",
    "runbooks/a-webhook-stripe.md",
  ],
  [
    "jobs-failing",
    "C",
    "jobs_failed_last_hour = 40, było 0 (+40)",
    "runbooks/c-nieudane-zadania.md",
  ],
  ["database-down", "D", "db_ok = false", "runbooks/d-baza-danych.md"],
] as const;

/** The deployment before is brought back, by an operation that a second person approves. */
export async function redeploy(scene: Scene, place: ThreadPlace): Promise<void> {
  const { onCall, reporter, check } = scene;
  scene.chapter("The deployment before");
  const asked = await say(scene, place, onCall, "/run redeploy commit=0a1b2c3");
  check("nothing is deployed while nobody has approved", deployments(scene).length === 0);
  await say(scene, place, reporter, `/approve ${hashIn(asked)}`);
  check("then exactly that commit is, once", deployments(scene).join() === "0a1b2c3");
}

/** Each time the numbers are gathered anew, and they choose the steps. */
export async function branchByBranch(scene: Scene, place: ThreadPlace): Promise<void> {
  const { check } = scene;
  scene.chapter("Other numbers, other branches");
  for (const [kind, branch, numbers, runbook] of BRANCHES) {
    scene.skip(minutes(2));
    // One after the other: what grows is seen by the reading before.
    // oxlint-disable-next-line no-await-in-loop
    const thread = await triageAnew(scene, place, kind);
    check(
      `branch ${branch} is attached by itself, with the numbers that led there, in Polish`,
      saidByBot(thread, runbook).includes(`Powód wyboru: ${numbers}`),
    );
  }
}

/** Without its database it is SEV-1, and nothing is deployed until somebody takes the flag down. */
export async function stoppedDeploys(scene: Scene, place: ThreadPlace): Promise<void> {
  const { stage, onCall, check } = scene;
  const { labels, ...thread } = await scene.catchUp(place);
  check("branch D made it SEV-1", labels.includes("severity/sev-1"));
  check(
    "and its flag is on the issue and on the card",
    labels.includes("flag/stop-deploys") && cardOf({ labels, ...thread }).includes("stop-deploys"),
  );
  const before = deployments(scene).length;
  await deploy(scene, place);
  check("the deploy workflow refuses while the flag is up", deployments(scene).length === before);
  await stage.patient.heal();
  scene.aside("The demo heals the patient.");
  await say(scene, place, onCall, "/flag lift stop-deploys baza odpowiada");
  await deploy(scene, place);
  check("and deploys once it is down", deployments(scene).at(-1) === "4d5e6f7");
}

/** Somebody starts the team's deploy workflow by hand. */
async function deploy(scene: Scene, { repository }: ThreadPlace): Promise<void> {
  const { onCall, stage } = scene;
  scene.act(onCall, "starts the workflow Deploy for the commit 4d5e6f7");
  await onCall.request("POST", `/repos/${repository}/actions/workflows/deploy.yml/dispatches`, {
    ref: "main",
    inputs: { commit: "4d5e6f7" },
  });
  await stage.quiet();
}
