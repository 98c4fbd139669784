import { createDice } from "./dice.ts";
import { endState, requestsOf, type EndState } from "./end-state.ts";
import type { Shelf } from "../support/shelf.ts";
import { setStage, type Stage } from "./stage.ts";
import type { Story } from "./story.ts";
import { tell, untold, type Told } from "./tell.ts";
import { createChronicle } from "./trace.ts";
import { CALM, type Weather } from "./weather.ts";
import { onVirtualTime, type VirtualTime } from "./virtual-time.ts";

/** What came of a play. */
export interface Played {
  /** What should never be, whatever the story: in words. */
  readonly problems: readonly string[];
  /** One for each strand. */
  readonly ends: readonly EndState[];
  readonly trace: readonly string[];
  readonly requests: number;
}

/** How a story is played. */
export interface Manner {
  readonly shelf: Shelf;
  readonly weather: Weather;
  /** Decides what libraries leave to chance. */
  readonly seed: number;
  readonly isTraced: boolean;
  /** The Action does not help, whatever the story says. */
  readonly isAlone?: boolean;
}

const MINUTE = 60_000;

/** Plays a story in the weather, then in calm until nothing goes on any more, and looks what there is. */
export function play(story: Story, manner: Manner): Promise<Played> {
  const dice = createDice(manner.seed).fork("libraries");
  return onVirtualTime(dice, async (time) => {
    const chronicle = createChronicle(time.now, manner.isTraced);
    const told = story.strands.map(() => untold());
    const stage = setStage({
      now: time.now,
      trace: chronicle.trace,
      shelf: manner.shelf,
      isForBoth: story.isForBoth,
      isAlone: manner.isAlone ?? !story.isForBoth,
      see: (issue, request) => seen(told, issue, request),
    });
    const problems = await act(story, told, { stage, time, manner, trace: chronicle.trace });
    stage.close();
    return {
      problems,
      ends: told.map((one) => endState(stage, one)),
      trace: chronicle.lines(),
      requests: stage.github.requests.entries.length,
    };
  });
}

interface Scene {
  readonly stage: Stage;
  readonly time: VirtualTime;
  readonly manner: Manner;
  readonly trace: (what: string) => void;
}

async function act(story: Story, told: readonly Told[], scene: Scene): Promise<readonly string[]> {
  const { stage, time, manner, trace } = scene;
  if (!(await time.runUntil(time.now() + 10 * MINUTE, stage.isAtRest)))
    return ["it does not start"];
  trace("THE STORY BEGINS");
  stage.setWeather(manner.weather);
  const failures: string[] = [];
  for (const [index, strand] of story.strands.entries())
    tell(strand, told[index] ?? untold(), stage, trace).catch((error: unknown) =>
      failures.push(`strand ${index}: ${String(error)}`),
    );
  const isTold = (): boolean => failures.length > 0 || told.every(({ isOver }) => isOver);
  await time.runUntil(time.now() + 8 * 60 * MINUTE, isTold);
  const stuck = told.flatMap(({ isOver, step }, index) =>
    isOver ? [] : [`strand ${index} waits in vain at step ${step}`],
  );
  await time.runUntil(time.now() + 2 * MINUTE, () => false);
  trace("THE STORM IS OVER");
  stage.setWeather(CALM);
  await time.runUntil(time.now() + 6 * MINUTE, () => false);
  const isResting = await time.runUntil(time.now() + 180 * MINUTE, stage.isAtRest);
  const again = await lookAgain(scene);
  return [
    ...failures,
    ...stuck,
    ...(isResting ? [] : ["it does not come to rest"]),
    ...again,
    ...runTwice(story, told, stage),
    ...stage.github
      .takeDeviations()
      .map((one) => `not as GitHub describes it: ${JSON.stringify(one)}`),
  ];
}

/**
 * Reading a probe twice harms nobody, but it should not happen without need: only where a run was started, whoever
 * started it never heard of it (a crash, a lost answer), and GitHub's list of runs was late when it was looked for, may
 * there be another one for the same request. Two hosts that look at the same moment may both start one.
 */
function runTwice(story: Story, told: readonly Told[], stage: Stage): readonly string[] {
  const requests = told.flatMap(({ issue }) => requestsOf(stage, issue ?? 0));
  const once = new Set(requests).size;
  const extra = requests.length - once;
  const allowed = stage.overlookedDispatches() + (story.isForBoth ? once : 0);
  return extra > allowed ? [`${extra} runs of probes were repeated, ${allowed} with need`] : [];
}

/** Has GitHub send again what never arrived, which writes nothing anybody sees. */
const ASKS_BACK = /^\/app\/hook\/deliveries\/\d+\/attempts$/u;

/** A new process that knows nothing finds nothing to do. */
async function lookAgain({ stage, time, trace }: Scene): Promise<readonly string[]> {
  trace("A NEW PROCESS LOOKS");
  const { entries } = stage.github.requests;
  const before = entries.length;
  stage.restart();
  await time.runUntil(time.now() + 2 * MINUTE, () => false);
  return entries
    .slice(before)
    .filter(({ isWrite, path }) => isWrite && !ASKS_BACK.test(path))
    .map(({ method, path }) => `a further look writes: ${method} ${path}`);
}

function seen(told: readonly Told[], issue: number, request: string) {
  const strand = told.find((one) => one.issue === issue);
  const comment = Number(request.split("-")[0]);
  if (strand === undefined || strand.lost.has(comment)) return undefined;
  return { isWell: strand.isWell };
}
