import { shortCommit } from "../../domain/commit.ts";
import type { ChecklistProgress, StepProgress } from "../../domain/incident.ts";
import type { Step } from "../../domain/runbook/runbook.ts";
import { address, fileUrl, link, resolverOf } from "../link.ts";
import { join, markdown, md, type Markdown, type Model } from "../markdown.ts";
import type { Words } from "../messages.ts";
import type { ChecklistView } from "../view.ts";
import type { StepPrinter, StepRoom, StepSource } from "./step.ts";
import { shorten } from "../shorten.ts";
import { code } from "./text.ts";

const RUNNERS_UP = 5;
const OTHERS = 12;

/** How much of each step a checklist shows, so that the longest runbook still fits into a comment. */
export interface Room extends StepRoom {
  /** Whether each step links to its line. */
  readonly hasLinks: boolean;
  /** Steps shown at all. */
  readonly steps: number;
}

/** From everything to the least that still shows steps; tried in this order until the comment fits. */
export const ROOMS: readonly [Room, ...Room[]] = [
  { text: 2000, body: 20_000, hasLinks: true, steps: Infinity },
  { text: 1000, body: 2000, hasLinks: true, steps: Infinity },
  { text: 500, body: 600, hasLinks: true, steps: Infinity },
  { text: 300, body: 0, hasLinks: true, steps: Infinity },
  { text: 80, body: 0, hasLinks: false, steps: Infinity },
  { text: 80, body: 0, hasLinks: false, steps: 200 },
];

/** Length of a step's line beside its text: box, number and, where there is one, the link. */
const LINE = { bare: 16, linked: 120 };

/** The rooms worth trying for so many steps: those in which not even the empty lines would fit are left out. */
export const roomsFor = ({ checklist }: ChecklistView, limit: number): readonly Room[] =>
  ROOMS.filter(
    ({ hasLinks, steps }) =>
      steps < Infinity || checklist.steps.length * (hasLinks ? LINE.linked : LINE.bare) <= limit,
  );

/**
 * A checklist and how far people are, in the room there is. A ticked step changes nothing but its box: then a tick
 * by mouse already leaves the text as it should be, and costs no write.
 */
export function checklistModel(
  view: ChecklistView,
  words: Words,
  { room, print }: { readonly room: Room; readonly print: StepPrinter },
): Model {
  const { progress, checklist, place } = view;
  const { ref } = progress;
  const urlOf = (line?: number): string =>
    fileUrl(place.repositoryUrl, { path: ref.path, commit: ref.commit, ...(line && { line }) });
  const source: StepSource = { urlOf, resolve: resolverOf(place.repositoryUrl, ref) };
  const shown = checklist.steps.slice(0, room.steps);
  return {
    phase: words.say(`checklist.${ref.phase}`),
    heading: link(shorten(checklist.heading, 200), urlOf(checklist.line)),
    title: shorten(ref.runbookTitle, 200),
    runbook: link(shorten(ref.runbookTitle, 200), urlOf()),
    path: link(code(ref.path), urlOf()),
    commit: code(shortCommit(ref.commit)),
    because: shorten(words.because(progress.because), 300),
    runnersUp: join(runnersUp(progress), ", "),
    steps: shown.map((step, index) =>
      stepModel(
        { step, number: index + 1, progress: progress.steps[index] },
        print(step, source, room),
        room.hasLinks ? address(urlOf(step.line)) : undefined,
      ),
    ),
    hiddenSteps: checklist.steps.length - shown.length,
    total: checklist.steps.length,
    example: code(`/done ${Math.min(3, checklist.steps.length)}`),
    others: join(
      view.others
        .slice(0, OTHERS)
        .map(({ heading, command }) => md`${shorten(heading, 60)} ${code(command)}`),
      ", ",
    ),
    moreOthers: Math.max(0, view.others.length - OTHERS),
    source: link(words.say("checklist.cut"), urlOf(checklist.line)),
  };
}

const runnersUp = ({ runnersUp: ids }: ChecklistProgress): readonly Markdown[] =>
  ids.slice(0, RUNNERS_UP).map((id) => code(`/runbook ${id}`));

interface NumberedStep {
  readonly step: Step;
  readonly number: number;
  readonly progress: StepProgress | undefined;
}

function stepModel(
  { step, number, progress }: NumberedStep,
  { text, body }: ReturnType<StepPrinter>,
  url: Markdown | undefined,
): Model {
  const state = progress?.state ?? "open";
  return {
    number,
    mark: markdown(state === "open" ? " " : "x"),
    isSkipped: state === "skipped",
    text,
    line: step.line,
    url,
    by: state === "skipped" ? progress?.by : undefined,
    reason: state === "skipped" ? shorten(progress?.reason ?? "", 300) : undefined,
    body,
  };
}
