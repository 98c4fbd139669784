import { minutes } from "../../../../src/domain/time.ts";
import type { Scene } from "../../scene.ts";
import type { ThreadPlace, ThreadView } from "../../thread-view.ts";
import { cardOf, saidByBot, say, triageAnew } from "../incident.ts";

/** Ways the platform breaks in the course of the incident, and the scenario their numbers lead to. */
const SCENARIOS = [
  ["connections", "database-connections-exhausted", /connections\.connections is \d+, above 80/u],
  ["many-errors", "high-error-rate", /errors\.errors_last_10_minutes is 120, above 50/u],
  ["login-failing", "authentication-failing", /api\.login_failures_percent is 72, above 50/u],
  ["slow", "performance-degradation", /api\.p95_ms is 4200, above 2000/u],
] as const;

/** All probes at once: what they show, and the scenario they lead to. */
export async function firstLook(scene: Scene, place: ThreadPlace): Promise<void> {
  const { onCall, check } = scene;
  scene.chapter("The first five minutes");
  const thread = await say(scene, place, onCall, "/ack\n/lead me\n/triage");
  const told = saidByBot(thread, "probes:");
  for (const [what, shown] of seen(scene)) check(what, shown.test(told));
  check("the numbers made it SEV1", thread.labels.includes("severity/sev1"));
  check(
    "complete outage: its investigation is attached, and begins with what was deployed",
    /probe changes/u.test(saidByBot(thread, "runbooks/complete-outage.md")),
  );
}

/** What is asked for, and how the report shows it. Redis is left out where this machine has none. */
const seen = ({ stage }: Scene): readonly (readonly [string, RegExp])[] => {
  const missing = stage.patient.missing ?? [];
  return [
    ["the API's health is down", /\$\.status equals "healthy" \| "down" \| \*\*no\*\*/u],
    ["the front end answers 502", /status is 200 \| 502 \| \*\*no\*\*/u],
    ["PostgreSQL answers SELECT 1", /\$\.value equals 1 \| 1 \| yes/u],
    ...(missing.length > 0
      ? []
      : [["Redis answers PING", /\$\.ping equals "PONG" \| "PONG" \| yes/u] as const]),
    ["the name resolves", /\$\.count is above 0 \| 1 \| yes/u],
    ["the certificate is good for years", /\$\.days_left is above 14 \| \d{4} \| yes/u],
    ["disk, memory and load are there", /disk_percent.*[\s\S]*memory_percent/u],
    ["the newest errors are counted", /errors_last_10_minutes is below 50 \| 2 \| yes/u],
    ["what was deployed in the last two hours is named", /last_deployment` main to production/u],
  ];
};

/** The platform breaks in four more ways, and each time the numbers choose the scenario. */
export async function otherScenarios(scene: Scene, place: ThreadPlace): Promise<void> {
  const { check } = scene;
  scene.chapter("Four other scenarios");
  for (const [kind, runbook, numbers] of SCENARIOS) {
    scene.skip(minutes(1));
    // oxlint-disable-next-line no-await-in-loop -- one after the other, in one incident
    const thread = await triageAnew(scene, place, kind);
    check(
      `${runbook.replaceAll("-", " ")}: its investigation is attached, with the number that led there`,
      numbers.test(saidByBot(thread, `runbooks/${runbook}.md`)),
    );
  }
  await resolutions(scene, place);
}

/** Each scenario has a procedure with commands, and three of them look at what was deployed. */
async function resolutions(scene: Scene, place: ThreadPlace): Promise<void> {
  const { onCall, check } = scene;
  const names = ["complete-outage", ...SCENARIOS.map(([, runbook]) => runbook)];
  const thread = await say(
    scene,
    place,
    onCall,
    names.map((name) => `/runbook ${name} 2`).join("\n"),
  );
  for (const name of names)
    check(
      `${name.replaceAll("-", " ")}: its resolution is attached, with its commands`,
      /^ +(?:npx|SELECT|CREATE)|`(?:npx|CREATE) /mu.test(partOf(thread, name, "Resolution")),
    );
  check(
    "what was deployed is a step of at least three investigations",
    names.filter((name) => /probe changes/u.test(partOf(thread, name, "Investigation"))).length >=
      3,
  );
  check("the card has them all", cardOf(thread).match(/Resolution[^|]*: 0 of/gu)?.length === 5);
}

const partOf = (thread: ThreadView, runbook: string, part: string): string =>
  saidByBot(thread, new RegExp(`\\[${part}\\]\\(.*runbooks/${runbook}\\.md`, "u"));
