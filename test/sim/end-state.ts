import type { LedgerEntry } from "../../src/domain/ledger.ts";
import { slotOf, visibleText } from "../../src/control/bot-comment.ts";
import { REPOSITORY, type Stage } from "./stage.ts";
import { botComments, type Told } from "./tell.ts";

/** Everything of one incident that people see or later passes build on, made comparable between two plays. */
export interface EndState {
  readonly issue: {
    readonly state: string;
    readonly labels: readonly string[];
    readonly title: string;
  };
  /** Comments of the bot by slot; a slot that is there twice is there twice. */
  readonly comments: readonly string[];
  readonly reactions: readonly string[];
  readonly receipts: readonly string[];
  readonly pulls: readonly object[];
  /** Requests of probes that people made and that ran. */
  readonly runs: readonly string[];
}

/** Describes what has become of the incident of a strand. */
export function endState(stage: Pick<Stage, "github">, told: Told): EndState {
  const { store } = stage.github;
  const number = told.issue ?? 0;
  const issue = store.issue(REPOSITORY, number);
  const name = naming(stage, told);
  const bot = botComments(stage, number);
  return {
    issue: {
      state: issue?.state ?? "",
      labels: issue?.labels.toSorted() ?? [],
      title: issue?.title ?? "",
    },
    comments: bot
      // Whether anybody saw the report wait depends on who was there first: the bot or a responder.
      .filter(({ marker }) => slotOf(marker) !== "notice/triage")
      .map(({ comment, marker }) => `${name(slotOf(marker))}\n${name(visibleText(comment.body))}`)
      .toSorted(),
    // Two hosts may both react, each in its own name.
    reactions: [...told.comments].flatMap(([step, id]) =>
      store.comment(REPOSITORY, id) === undefined
        ? []
        : [
            ...new Set(store.reactions(REPOSITORY, { kind: "comment", id }).map((r) => r.content)),
          ].map((content) => `step ${step} ${content}`),
    ),
    receipts: receiptsOf(
      bot.flatMap(({ marker }) => ("entries" in marker ? marker.entries : [])),
    ).map(name),
    pulls: store
      .pulls(REPOSITORY)
      .filter(({ pull }) => pull.headBranch === `sitrep/postmortem-${number}`)
      .map(({ state, title, pull }) => ({
        state,
        title: name(title),
        isMerged: pull.mergedAt !== undefined,
        // People may merge it before the bot has asked anybody.
        reviewers: pull.mergedAt === undefined ? pull.requestedReviewers : [],
        // Lines of the timeline stand in the order of their moments, and those of the bot's own doings shift.
        file: postmortem(store.files(REPOSITORY, pull.headBranch), number).map(name).toSorted(),
      })),
    // Whether one ran twice without need is judged apart: here it counts once.
    runs: [...new Set(requestsOf(stage, number))]
      .filter((request) => !SOAK.test(request))
      .map(name)
      .toSorted(),
  };
}

/** Requests of a soak's readings, of which there are as many as could be had. */
const SOAK = /^s[0-9a-z]+-\d+-/u;

/** The request of each run of a probe for an incident. */
export const requestsOf = ({ github }: Pick<Stage, "github">, issue: number): readonly string[] =>
  github.store
    .runs(REPOSITORY)
    .filter(({ workflowPath }) => workflowPath.endsWith("/probe.yml"))
    .flatMap(({ displayTitle }) => {
      const [, of, request] = displayTitle.split(" · ");
      return of === `#${issue}` && request !== undefined ? [request] : [];
    });

/** Lines about the readings of a soak, of which there are as many as could be had. */
const READING = /every assertion holds|started to check the recovery/u;

function postmortem(files: ReadonlyMap<string, Uint8Array>, number: number): readonly string[] {
  return [...files]
    .filter(([path]) => path.startsWith("postmortems/") && path.includes(`-${number}-`))
    .flatMap(([path, bytes]) => [path, ...Buffer.from(bytes).toString("utf8").split("\n")])
    .filter((line) => line !== "" && !READING.test(line));
}

/** All receipts, wherever they are: one that is in two comments is there twice. */
function receiptsOf(entries: readonly LedgerEntry[]): readonly string[] {
  return entries
    .flatMap(({ id, verdict, events }) => {
      const family = id.split("/")[0];
      // How many readings a soak took depends on when it could be looked at; that it ended is compared.
      if (family === "reading") return [];
      // Two hosts that wrote at once leave it in the wrong order, and one of them mends that.
      if (family === "waived-again") return [];
      // A label that is on already makes no event when it is put on; whether it is depends on who was there first.
      if (family === "labeled" && verdict.kind === "accepted" && events.length === 0) return [];
      const told =
        family === "resolved" ? events.filter(({ kind }) => kind === "resolved") : events;
      const said =
        verdict.kind === "refused" ? `refused ${verdict.said}: ${verdict.why}` : "accepted";
      return [
        `${id} ${said} ${told.map((event) => JSON.stringify({ ...event, at: 0 })).join(" ")}`,
      ];
    })
    .toSorted();
}

/** Replaces ids, times and addresses, which differ from play to play, by what they stand for. */
function naming({ github }: Pick<Stage, "github">, told: Told): (text: string) => string {
  const number = told.issue ?? 0;
  const ids = new Map<string, string>(
    [...told.comments].map(([step, id]) => [String(id), `STEP${step}`]),
  );
  for (const item of github.store.timeline(REPOSITORY, number)) {
    const { event, id } = item;
    if (event !== "commented" && typeof event === "string" && typeof id === "number")
      ids.set(String(id), `EVENT-${event}`);
  }
  for (const { comment, marker } of botComments({ github }, number))
    ids.set(
      String(comment.id),
      `(${slotOf(marker).replaceAll(/\d{9,}/gu, (id) => ids.get(id) ?? id)})`,
    );
  return (text) =>
    text
      .replaceAll(/\b[0-9a-f]{40}\b/gu, "COMMIT")
      .replaceAll(/\d{9,}/gu, (id) => ids.get(id) ?? "ID")
      .replaceAll(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?: UTC|Z)?/gu, "TIME")
      .replaceAll(/\b\d\d:\d\d UTC/gu, "TIME")
      .replaceAll(/(?:\d+ (?:d|h|min|s|ms) ?)+\b/gu, "SPAN")
      // Which of two incidents is over first, and so whose postmortem comes first, is a matter of moments.
      .replaceAll(/(?<=\b(?:merged|declined)-|\bpull\/|"pull":)\d+/gu, "NUMBER")
      // People who wait for the bot do things later themselves, and may so miss a target.
      .replaceAll(/, missed|\*\*missed\*\*|\bmissed\b/gu, "")
      .replaceAll(/\bP(?:\d+D)?T(?:\d+[HMS])+\b/gu, "SPAN")
      .replaceAll(/(?<=`)[0-9a-f]{7}(?=`)/gu, "COMMIT")
      // Which number an incident has depends on whether another one's pull request was there before it.
      .replaceAll(/(?<=\/\d{4}-\d\d-\d\d-)\d+(?=-)|(?<=^incident: )\d+$/gu, "NUMBER")
      .replaceAll(/#\d+\b|(?<=\/(?:issues|pull)\/)\d+/gu, "NUMBER");
}
