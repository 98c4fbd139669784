import { createDice } from "./dice.ts";
import type { EndState } from "./end-state.ts";
import { play, type Played } from "./play.ts";
import type { Shelf } from "../support/shelf.ts";
import { createStorm, weatherOf, type Storm } from "./storm.ts";
import { createStory, type Story, type Strand } from "./story.ts";
import { CALM } from "./weather.ts";

/** One seed: a story, and the storm it is played in. */
export interface Trial {
  readonly seed: number;
  readonly story: Story;
  readonly storm: Storm;
}

/** So many seeds in a row share a story, so that it has to be played in calm only once. */
const STORMS_PER_STORY = 6;

/** What a seed decides. */
export function trialOf(seed: number): Trial {
  const story = createStory(createDice(Math.floor(seed / STORMS_PER_STORY)).fork("story"));
  return { seed, story, storm: createStorm(createDice(seed).fork("storm")) };
}

/** Plays stories in calm, each one once. */
export interface Calm {
  readonly endsOf: (story: Story) => Promise<readonly EndState[]>;
}

/** Remembers the end of the last story. */
export function createCalm(shelf: Shelf): Calm {
  let last: { readonly key: string; readonly played: Promise<Played> } | undefined;
  return {
    endsOf: async (story) => {
      // The App alone is the measure, also where the Action helps.
      const key = JSON.stringify(story);
      if (last?.key !== key)
        last = {
          key,
          played: play(story, { shelf, weather: CALM, seed: 0, isTraced: false, isAlone: true }),
        };
      const { problems, ends } = await last.played;
      if (problems.length > 0) throw new Error(`in calm: ${problems.join("; ")}`);
      return ends;
    },
  };
}

/** What became of a trial: nothing to say when it passed. */
export interface Verdict {
  readonly problems: readonly string[];
  readonly trace: readonly string[];
}

/** Plays a trial and compares its end with the calm one. */
export async function hold(
  trial: Trial,
  {
    shelf,
    calm,
    isTraced,
  }: { readonly shelf: Shelf; readonly calm: Calm; readonly isTraced: boolean },
): Promise<Verdict> {
  const expected = await calm.endsOf(trial.story);
  const weather = weatherOf(trial.storm, createDice(trial.seed).fork("weather"));
  const played = await play(trial.story, { shelf, weather, seed: trial.seed, isTraced });
  const differences = expected.flatMap((end, index) => {
    const found = hasLostItsCard(trial.story.strands[index])
      ? disorderIn(played.ends[index])
      : differencesOf(end, played.ends[index]);
    return found.map((line) => `incident ${index}: ${line}`);
  });
  return { problems: [...played.problems, ...differences], trace: played.trace };
}

/**
 * Whoever deletes the card deletes the receipts: what was said is judged anew, and what comes of it depends on the
 * moment (a probe asked for long ago is refused). Then only order is asked for, not the same end.
 */
const hasLostItsCard = (strand: Strand = []): boolean =>
  strand.some((deed) => deed.kind === "delete" && deed.what === "card");

/** What must not be, however an incident ended: two of anything, none of what every incident has, labels that disagree. */
function disorderIn(end: EndState | undefined): readonly string[] {
  if (end === undefined) return ["it is not there"];
  const slots = end.comments.map((comment) => comment.split("\n")[0] ?? "");
  const twice = slots.filter((slot, index) => slots.indexOf(slot) !== index);
  const receipts = end.receipts
    .map((receipt) => receipt.split(" ")[0] ?? "")
    .filter((id) => id.startsWith("comment/"));
  const judgedTwice = receipts.filter((id, index) => receipts.indexOf(id) !== index);
  const families = end.issue.labels.map((label) => label.split("/")[0] ?? "");
  const count = (family: string): number => families.filter((one) => one === family).length;
  const isOver = end.issue.labels.some((label) => /^phase\/(?:resolved|closed)$/u.test(label));
  return [
    ...twice.map((slot) => `${slot} is there twice`),
    ...judgedTwice.map((id) => `${id} was judged twice`),
    ...(slots.includes("card") ? [] : ["there is no card"]),
    ...["incident", "severity", "phase"].flatMap((family) =>
      count(family) === 1 ? [] : [`${count(family)} labels of the family ${family}`],
    ),
    ...(isOver === (end.issue.state === "closed") ? [] : ["the issue's state is not its phase's"]),
    ...(end.pulls.length > 1 ? ["there are two postmortems"] : []),
  ];
}

/** Lines that only one of two ends has, each with its sign. */
function differencesOf(calm: EndState, stormy: EndState | undefined): readonly string[] {
  const lines = (end: EndState | undefined): readonly string[] =>
    JSON.stringify(end, undefined, 1)
      .split("\n")
      .map((line) => line.replace(/,$/u, ""));
  const left = new Map<string, number>();
  for (const line of lines(calm)) left.set(line, (left.get(line) ?? 0) + 1);
  for (const line of lines(stormy)) left.set(line, (left.get(line) ?? 0) - 1);
  return [...left].flatMap(([line, count]) => {
    if (count === 0) return [];
    return [`${count > 0 ? "only in calm" : "only in storm"}: ${line.trim()}`];
  });
}
