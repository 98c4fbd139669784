import { readMarker, visibleText, type Marker } from "../../src/control/bot-comment.ts";
import type { CommentRecord } from "../github/store/records.ts";
import { REPOSITORY, type Stage } from "./stage.ts";
import type { Deed, Strand, Target } from "./story.ts";
import type { Trace } from "./trace.ts";

/** What became of a strand so far. */
export interface Told {
  /** `undefined` until the issue is open. */
  issue: number | undefined;
  isWell: boolean;
  /** Comments of people, by the step they were written in. */
  readonly comments: Map<number, number>;
  /** Steps whose probes die. */
  readonly lost: Set<number>;
  step: number;
  isOver: boolean;
}

/** A strand of which nothing was told. */
export const untold = (): Told => ({
  issue: undefined,
  isWell: true,
  comments: new Map(),
  lost: new Set(),
  step: 0,
  isOver: false,
});

/** How often people look whether something they wait for has come. */
const LOOK = 5000;

/** Plays a strand; people wait for what they need to see. */
export async function tell(strand: Strand, told: Told, stage: Hands, trace: Trace): Promise<void> {
  for (const [index, step] of strand.entries()) {
    told.step = index;
    // People do one thing after the other.
    // oxlint-disable-next-line no-await-in-loop
    await asleep(step.after);
    // oxlint-disable-next-line no-await-in-loop
    for (; !isReady(step, told, stage);) await asleep(LOOK);
    trace(`PEOPLE #${told.issue ?? "new"} step ${index}: ${JSON.stringify(step)}`);
    // oxlint-disable-next-line no-await-in-loop
    await perform(step, index, told, stage);
  }
  told.isOver = true;
}

const asleep = (span: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, span));

type Eyes = Pick<Stage, "github">;
type Hands = Pick<Stage, "github" | "people" | "fillIn">;

/** Comments of the bot on the incident, oldest first. */
export function botComments(
  { github }: Eyes,
  issue: number,
): readonly { readonly comment: CommentRecord; readonly marker: Marker }[] {
  return github.store.comments(REPOSITORY, issue).flatMap((comment) => {
    const marker = markerOf(comment);
    return marker === undefined ? [] : [{ comment, marker }];
  });
}

/** Reading Markdown takes long, and people look every few seconds; a record never changes. */
const markerOf = (() => {
  const known = new WeakMap<CommentRecord, { readonly marker: Marker | undefined }>();
  return (comment: CommentRecord): Marker | undefined => {
    const read = known.get(comment) ?? {
      marker: comment.author.endsWith("[bot]") ? readMarker(comment.body) : undefined,
    };
    known.set(comment, read);
    return read.marker;
  };
})();

function isReady(deed: Deed, told: Told, stage: Eyes): boolean {
  const { issue } = told;
  if (issue === undefined) return true;
  const bot = botComments(stage, issue);
  if (deed.kind === "await") return hasCome(deed.what, told, stage, bot);
  // Some incidents are over without a postmortem.
  if (deed.kind === "merge")
    return openPull(stage, issue) !== undefined || isClosedForGood(stage, issue);
  return !NEEDS_THE_BOT.has(deed.kind) || (isJudged(told, stage.github, bot) && isListed(bot));
}

/** What is done to something the bot wrote, or about something it has taken in. */
const NEEDS_THE_BOT: ReadonlySet<Deed["kind"]> = new Set([
  "tick",
  "reword",
  "withdraw",
  "deface",
  "delete",
]);

function hasCome(
  what: Extract<Deed, { readonly kind: "await" }>["what"],
  told: Told,
  { github }: Eyes,
  bot: ReturnType<typeof botComments>,
): boolean {
  const issue = github.store.issue(REPOSITORY, told.issue ?? 0);
  switch (what) {
    case "closed":
      return (
        issue?.state === "closed" && /^phase\/(?:resolved|closed)$/mu.test(issue.labels.join("\n"))
      );
    case "open":
      return (
        issue?.state === "open" && !/^phase\/(?:resolved|closed)$/mu.test(issue.labels.join("\n"))
      );
    case "judged":
      return isJudged(told, github, bot);
    case "answered":
      return isJudged(told, github, bot) && areProbesOver(bot);
  }
}

/** Whether the checklist of a runbook that was attached can be seen. */
const isListed = (bot: ReturnType<typeof botComments>): boolean =>
  bot.some(({ marker }) => marker.kind === "checklist") ||
  !bot.some(
    ({ marker }) =>
      "entries" in marker &&
      marker.entries.some(({ events }) => events.some(({ kind }) => kind === "runbook-attached")),
  );

/** Whether there is a card, and every comment of people so far that asks something has its receipt. */
function isJudged(
  told: Told,
  { store }: Eyes["github"],
  bot: ReturnType<typeof botComments>,
): boolean {
  if (!bot.some(({ marker }) => marker.kind === "card")) return false;
  const receipts = bot.flatMap(({ marker }) =>
    "entries" in marker ? marker.entries.map(({ id }) => id) : [],
  );
  // What was withdrawn has a receipt as long as the card has one: nobody can judge it again.
  return [...told.comments.values()].every(
    (id) =>
      store.comment(REPOSITORY, id) === undefined ||
      receipts.some((receipt) => receipt.startsWith(`comment/${id}/`)),
  );
}

/** Every question has its answer, and the answer its receipt. */
function areProbesOver(bot: ReturnType<typeof botComments>): boolean {
  const entries = bot.flatMap(({ marker }) => ("entries" in marker ? marker.entries : []));
  const asked = entries.flatMap(({ events }) =>
    events.flatMap((event) =>
      event.kind === "probe-requested" && event.purpose === "question" ? [event.request] : [],
    ),
  );
  return asked.every((request) => entries.some(({ id }) => id === `probe/${request}`));
}

/** The open pull request of the incident's postmortem. */
function openPull({ github }: Eyes, issue: number): number | undefined {
  return github.store
    .pulls(REPOSITORY)
    .find(({ state, pull }) => state === "open" && pull.headBranch === `sitrep/postmortem-${issue}`)
    ?.number;
}

const isClosedForGood = ({ github }: Eyes, issue: number): boolean =>
  github.store.issue(REPOSITORY, issue)?.labels.includes("phase/closed") === true;

const COMMAND = /^\/\w/mu;

async function perform(deed: Deed, index: number, told: Told, stage: Hands): Promise<void> {
  const { people } = stage;
  const issue = told.issue ?? 0;
  switch (deed.kind) {
    case "open": {
      const { body, labels, by } = deed;
      const title = "Jobs stand still";
      told.issue = await stage.fillIn(by, { title, body, labels });
      return;
    }
    case "say": {
      const { id } = await people[deed.by].comment(REPOSITORY, issue, deed.text);
      if (COMMAND.test(deed.text)) told.comments.set(index, id);
      if (deed.isLost === true) told.lost.add(id);
      return;
    }
    case "close":
      await people[deed.by].request("PATCH", `/repos/${REPOSITORY}/issues/${issue}`, {
        state: "closed",
        state_reason: deed.reason,
      });
      return;
    case "reopen":
      await people[deed.by].reopenIssue(REPOSITORY, issue);
      return;
    case "label":
      await people[deed.by].addLabel(REPOSITORY, issue, deed.label);
      return;
    case "unlabel": {
      const labels = stage.github.store.issue(REPOSITORY, issue)?.labels ?? [];
      const label = labels.find((name) => name.startsWith(`${deed.family}/`));
      if (label !== undefined) await people[deed.by].removeLabel(REPOSITORY, issue, label);
      return;
    }
    case "merge": {
      const pull = openPull(stage, issue);
      if (pull !== undefined) await people[deed.by].merge(REPOSITORY, pull);
      return;
    }
    case "turn":
      told.isWell = deed.isWell;
      return;
    case "reword":
    case "withdraw":
      return await takeBack(deed.kind, told, stage);
    case "tick":
      return await tick(deed.step, issue, stage);
    case "deface":
    case "delete":
      return await meddle(deed, issue, stage);
    case "await":
  }
}

async function takeBack(
  how: "reword" | "withdraw",
  told: Told,
  { github, people }: Pick<Stage, "github" | "people">,
): Promise<void> {
  const id = [...told.comments.values()].at(-1) ?? 0;
  const comment = github.store.comment(REPOSITORY, id);
  if (comment === undefined || comment.author === "mallory") return;
  const by = comment.author === "ada" ? people.ada : people.grace;
  if (how === "reword") await by.editComment(REPOSITORY, id, `${comment.body} (never mind)`);
  else await by.deleteComment(REPOSITORY, id);
}

/** Ticks a box, and once more if a minute later it is open again: the bot may have been writing at that moment. */
async function tick(
  step: number,
  issue: number,
  stage: Pick<Stage, "github" | "people">,
): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    const list = botComments(stage, issue).find(({ marker }) => marker.kind === "checklist");
    if (list === undefined) return;
    const { body, id } = list.comment;
    let box = 0;
    const ticked = body.replaceAll(
      /^(?<head>\d+\. |- )\[(?<mark>[ x])\]/gmu,
      (found, head: string) => {
        box += 1;
        return box === step ? `${head}[x]` : found;
      },
    );
    if (ticked === body) return;
    // oxlint-disable-next-line no-await-in-loop
    await stage.people.ada.editComment(REPOSITORY, id, ticked);
    // oxlint-disable-next-line no-await-in-loop
    await asleep(60_000);
  }
}

async function meddle(
  { kind, what }: { readonly kind: "deface" | "delete"; readonly what: Target },
  issue: number,
  stage: Pick<Stage, "github" | "people">,
): Promise<void> {
  const found = botComments(stage, issue).findLast(({ marker }) => marker.kind === what);
  if (found === undefined) return;
  const { id, body } = found.comment;
  const { ada } = stage.people;
  if (kind === "delete") return await ada.deleteComment(REPOSITORY, id);
  const words = visibleText(body);
  await ada.editComment(REPOSITORY, id, body.replace(words, `${words}\n\nSomebody was here.`));
}
