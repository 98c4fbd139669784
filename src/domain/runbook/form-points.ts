import { shareAsking } from "./imperative.ts";
import { isUnfilled } from "./plan/filled.ts";
import { beginsResponse } from "./beginning.ts";
import type { Checklist, ChecklistPhase, Step } from "./runbook.ts";

const ASKING = 8;
const COUNTED = 4;
const SINGLE = -40;
const SINGLE_IN_CASE = -6;
/** Steps that are still to be written. */
const UNWRITTEN = -40;
/** What is done for one cause or another is chosen from when the cause is known. */
const ALTERNATIVES = -6;
/** What there is, rather than what to do with it. */
const FILES = -12;

/**
 * How likely steps are the first by how they are worded, in the points of `likelihoods`: steps ask to do something, while
 * a mere list names some; of lists below one heading, whose steps are `texts`, the first counts.
 */
export const formPoints = (checklist: Checklist, texts: readonly Step[]): number => {
  const { steps, phase } = checklist;
  return (
    singlePoints(checklist) +
    shareToDo(texts.slice(0, MOST_TEXTS), phase) * ASKING +
    (areAlternatives(steps) ? ALTERNATIVES : 0) +
    (areFiles(steps) ? FILES : 0) +
    (areStillToWrite(steps) ? UNWRITTEN : 0) +
    (texts.length >= 3 ? COUNTED : 0)
  );
};

/** A lone step is seldom all of a response, apart from a case, and from what says that it comes first. */
function singlePoints({ steps, heading, scope }: Checklist): number {
  if (steps.length !== 1 || beginsResponse(heading)) return 0;
  return scope.branch === undefined ? SINGLE : SINGLE_IN_CASE;
}

/** Whether most steps name a file and what it is for: `` `drain.sh` - empties the tank ``. */
const areFiles = (steps: Checklist["steps"]): boolean =>
  steps.filter(({ text }) => /^(?:\*\*)?`[\w./-]{1,80}\.\w{1,5}`(?:\*\*)?\s?[-–—:]\s/u.test(text))
    .length *
    2 >
  steps.length;

/** Whether most steps name a cause before what is done about it: `Disk full → free space`. */
const areAlternatives = (steps: Checklist["steps"]): boolean =>
  steps.filter(({ text }) => /^[^→⇒>`]{3,80}(?:→|⇒|[-=]>)/u.test(text)).length * 2 > steps.length;

/** Whether most steps only keep a place for what is still to be written. */
const areStillToWrite = (steps: Checklist["steps"]): boolean =>
  steps.filter(({ text }) => isUnfilled(text)).length * 2 > steps.length;

/** The share of steps to do: those that ask, and in a diagnosis the commands below a word of what they show. */
const shareToDo = (steps: readonly Step[], phase: ChecklistPhase): number =>
  steps.length === 0
    ? 0
    : steps.filter(
        (step) => shareAsking([step.text]) > 0 || (phase === "diagnosis" && isExplained(step)),
      ).length / steps.length;

/** `Large log files` above a command, which is run whatever its comment says; a bare command may only be listed. */
const isExplained = ({ text, code: [first] }: Step): boolean =>
  first !== undefined && !first.text.startsWith(text.replaceAll("`", ""));

/** Enough to know how a list is worded. */
const MOST_TEXTS = 50;
