import { rm } from "node:fs/promises";
import { join } from "node:path";
import { PHASES } from "../../src/domain/phase.ts";
import { leaveFiles } from "./leave.ts";
import type { Narrator } from "./narrator.ts";
import { createScene, type Scene } from "./scene.ts";
import { setStage, type Stage } from "./stage.ts";
import type { System } from "./system.ts";
import { countTraffic, listWrites, type Traffic } from "./traffic.ts";

/** Where a team's demo leaves what came of it. */
const outputOf = (system: System): string => join(".demo", system.name);

/** The most writes an incident of ordinary size may take. */
const MOST_WRITES = 25;

/** Plays a team's incident from the form to the merged postmortem; false when something was not as it should be. */
export async function perform(system: System, narrator: Narrator): Promise<boolean> {
  const output = outputOf(system);
  const beganAt = performance.now();
  await rm(output, { recursive: true, force: true });
  narrator.title(`${system.title}: one incident, from the form to the merged postmortem`);
  const stage = await setStage({ system, port: 0, log: join(output, "app.log") });
  const scene = createScene(stage, narrator);
  const hasHeld = await play(scene, narrator);
  narrator.chapter("What is left");
  for (const file of await leaveFiles(stage, output)) narrator.line(`   ${file}`);
  await stage.close();
  const seconds = (performance.now() - beganAt) / 1000;
  narrator.line();
  if (hasHeld) narrator.holds(`${scene.checked()} checks held, in ${seconds.toFixed(1)} s`);
  else
    narrator.fails(
      "The demo ends here. The thread so far, and the App's log, are in the files above.",
    );
  return hasHeld;
}

async function play(scene: Scene, narrator: Narrator): Promise<boolean> {
  try {
    const setup = await beReady(scene);
    await scene.stage.system.play(scene);
    account(scene, narrator, setup);
    return true;
  } catch (problem) {
    narrator.line();
    narrator.fails(problem instanceof Error ? problem.message : String(problem));
    return false;
  }
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

const trafficOf = ({ github, people }: Stage): Traffic =>
  countTraffic(
    github.requests.entries,
    Object.values(people).map(({ login }) => login),
  );

function account({ stage, check }: Scene, narrator: Narrator, setup: Traffic): void {
  const { github, people } = stage;
  const { writes, reads, unchanged } = trafficOf(stage);
  narrator.chapter("What it took");
  narrator.line(`   set-up:       ${setup.writes} writes, ${setup.reads} reads`);
  narrator.line(`   the incident: ${writes} writes, ${reads} reads, ${unchanged} answered 304`);
  for (const line of listWrites(
    github.requests.entries,
    Object.values(people).map(({ login }) => login),
  ))
    narrator.line(`     ${line}`);
  check(`the App and the Action wrote at most ${MOST_WRITES} times`, writes <= MOST_WRITES);
  const [deviation] = github.deviations;
  check(
    deviation === undefined
      ? "every request, answer and webhook was as GitHub's OpenAPI describes it"
      : `as GitHub's OpenAPI describes it: ${deviation.where}: ${deviation.problem}`,
    deviation === undefined,
  );
}
