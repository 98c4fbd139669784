import { address, link } from "../link.ts";
import { md, type Model } from "../markdown.ts";
import type { Words } from "../messages.ts";
import type { MergedView, NoPostmortemView, OpeningNoteView } from "../view.ts";
import { shorten } from "../shorten.ts";
import { code } from "./text.ts";

const CHOICES = 30;
const ITEMS = 100;

/** A runbook somebody can choose, and the command that does. */
const choiceModel = (choice: OpeningNoteView["choices"][number]): Model => ({
  command: code(`/runbook ${choice.id}`),
  title: link(shorten(choice.title, 200), choice.url),
});

/** Runbooks to choose from; long lists are cut. */
export const choiceModels = (choices: OpeningNoteView["choices"]): Model => ({
  choices: choices.slice(0, CHOICES).map(choiceModel),
  moreChoices: Math.max(0, choices.length - CHOICES),
});

/** What is said when an incident opens without a runbook, or waits in triage. */
export const openingNoteModel = ({ because, choices }: OpeningNoteView, words: Words): Model => ({
  because: shorten(words.because(because), 500),
  ...choiceModels(choices),
});

/** Why there is no postmortem. */
export const noPostmortemModel = (view: NoPostmortemView, words: Words): Model => ({
  outcome: words.say(`outcome.${view.outcome}`),
  isCompleted: view.outcome === "completed",
  isDuplicate: view.outcome === "duplicate",
  impossible: view.impossible === undefined ? undefined : shorten(view.impossible, 1000),
  branch: view.branch === undefined ? undefined : link(code(view.branch.name), view.branch.url),
});

/** The merged postmortem and what it asks for. */
export function mergedModel(view: MergedView): Model {
  const { actionItems } = view;
  return {
    pull: link(md`#${view.pull}`, view.pullUrl),
    fileUrl: address(view.fileUrl),
    isMerged: view.isMerged ?? true,
    mergedBy: view.mergedBy,
    items: actionItems.slice(0, ITEMS).map(({ text, group, owner, due, isDone }) => ({
      text: shorten(text, 300),
      group: group === undefined ? undefined : shorten(group, 80),
      owner,
      due,
      isDone,
      isOpen: !isDone,
    })),
    moreItems: Math.max(0, actionItems.length - ITEMS),
  };
}
