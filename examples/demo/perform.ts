import { rm } from "node:fs/promises";
import { join } from "node:path";
import { PHASES } from "../../src/domain/phase.ts";
import { leaveFiles } from "./leave.ts";
import type { Narrator } from "./narrator.ts";
import { createScene, type Scene } from "./scene.ts";
import { loginsOf, setStage, type Stage } from "./stage.ts";
import type { System } from "./system.ts";
import { countTraffic, listWrites, type Traffic } from "./traffic.ts";

/**
 * Plays a team's incident from the form to the merged postmortem, and leaves what came of it in a folder of the
 * team's name; false when something was not as it should be.
 */
export async function perform(
  system: System,
  narrator: Narrator,
  folder = ".demo",
): Promise<boolean> {
  const output = join(folder, system.name);
  const beganAt = performance.now();
  await rm(output, { recursive: true, force: true });
  narrator.title(`${system.title}: one incident, from the form to the merged postmortem`);
  const stage = await setStage({ system, port: 0, log: join(output, "app.log") });
  const scene = createScene(stage, narrator);
  const hasHeld = await told(narrator, () => play(scene, narrator));
  narrator.chapter("What is left");
  for (const file of await leaveFiles(stage, output)) narrator.line(`   ${file}`);
  const hasClosed = await told(narrator, stage.close);
  const seconds = (performance.now() - beganAt) / 1000;
  narrator.line();
  if (hasHeld && hasClosed)
    narrator.holds(`${scene.checked()} checks held, in ${seconds.toFixed(1)} s`);
  else narrator.fails(`The demo failed. The thread so far, and the App's log, are in ${output}.`);
  return hasHeld && hasClosed;
}

/** Whether something went well; what went wrong is told. */
async function told(narrator: Narrator, what: () => Promise<void>): Promise<boolean> {
  try {
    await what();
    return true;
  } catch (problem) {
    narrator.fails(problem instanceof Error ? problem.message : String(problem));
    return false;
  }
}

async function play(scene: Scene, narrator: Narrator): Promise<void> {
  const setup = await beReady(scene);
  await scene.stage.system.play(scene);
  account(scene, narrator, setup);
}

/** The App is installed; it has made the labels before the first incident. */
async function beReady({ stage, act, until, chapter }: Scene): Promise<Traffic> {
  const { github, system } = stage;
  chapter("Installing");
  act("sitrep[bot]", `is installed on ${system.repository}, and prepares its labels`);
  await until("the repository has a label for every phase of an incident", () => {
    const names = github.store.labels(system.repository).map(({ name }) => name);
    return PHASES.every((phase) => names.includes(`phase/${phase}`));
  });
  await stage.quiet();
  const setup = trafficOf(stage);
  github.requests.reset();
  return setup;
}

const trafficOf = (stage: Stage): Traffic =>
  countTraffic(stage.github.requests.entries, loginsOf(stage));

function account({ stage, check }: Scene, narrator: Narrator, setup: Traffic): void {
  const { github, system } = stage;
  const { writes, reads, unchanged } = trafficOf(stage);
  narrator.chapter("What it took");
  narrator.line(`   set-up:       ${setup.writes} writes, ${setup.reads} reads`);
  narrator.line(`   the incident: ${writes} writes, ${reads} reads, ${unchanged} answered 304`);
  for (const line of listWrites(github.requests.entries, loginsOf(stage)))
    narrator.line(`     ${line}`);
  check(
    `the App and the Action wrote at most ${system.mostWrites} times`,
    writes <= system.mostWrites,
  );
  const found = github.deviations.map(({ where, problem }) => `${where}: ${problem}`);
  check(
    ["every request, answer and webhook was as GitHub's OpenAPI describes it", ...found].join("; "),
    found.length === 0,
  );
}
