import type { Shelf } from "../support/shelf.ts";
import { createCalm, hold, type Trial } from "./trial.ts";

/** Everything there is to know of a failing seed: what was played, what happened, what differs, how to see it again. */
export async function tellFailure(
  trial: Trial,
  small: Trial,
  { shelf }: { readonly shelf: Shelf },
): Promise<string> {
  const whole = await hold(trial, { shelf, calm: createCalm(shelf), isTraced: true });
  const least = await hold(small, { shelf, calm: createCalm(shelf), isTraced: true });
  return [
    `SEED ${trial.seed} FAILED`,
    ...described(trial),
    "what happened:",
    ...whole.trace.map((line) => `  ${line}`),
    "what is wrong at the end:",
    ...whole.problems.map((line) => `  ${line}`),
    "the smallest part of it that fails, too:",
    ...described(small),
    ...least.problems.slice(0, 12).map((line) => `  ${line}`),
    `to play it again: npm run sim -- --from ${trial.seed} --seeds 1 --trace`,
    "",
  ].join("\n");
}

const described = ({ story, storm }: Trial): readonly string[] => [
  `  trouble: ${[...storm].map(([kind, rate]) => `${kind} ${rate}`).join(", ")}`,
  `  hosts: ${story.isForBoth ? "the App and the Action" : "the App"}`,
  ...story.strands.flatMap((strand, index) => [
    `  incident ${index}:`,
    ...strand.map((step, at) => `    step ${at}: ${JSON.stringify(step)}`),
  ]),
];
