import { mergeLedgers } from "../../src/domain/ledger.ts";
import { REPOSITORY, readWritten, type Stage, type Written } from "./stage.ts";

/** Words that differ from run to run (times, ids, addresses), replaced by what they are. */
const stable = (text: string): string =>
  text
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+/gu, "https://github.test")
    .replaceAll(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?(?: UTC|Z)?/gu, "TIME")
    .replaceAll(/(?:\d+ (?:h|min|s|ms) ?)+\b/gu, "SPAN")
    .replaceAll(/\bP(?:\d+D)?T(?:\d+[HMS])+\b/gu, "SPAN")
    .replaceAll(/(?<=\/runs\/|#issuecomment-)\d+/gu, "ID")
    .replaceAll(/\b[0-9a-f]{7,40}\b/gu, "COMMIT");

/** Everything of an incident that people see or later passes build on, without what differs from run to run. */
export function endState(stage: Stage, number: number): object {
  const { store } = stage.github;
  const written = stage.comments(number).flatMap(readWritten);
  const people = stage.comments(number).filter(({ author }) => !author.endsWith("[bot]"));
  return {
    isOpen: stage.issue(number).state === "open",
    labels: stage.labels(number),
    comments: written.map(({ marker, text }) => `${marker.kind}: ${stable(text)}`).toSorted(),
    reactions: people.map(({ id, body }) => [body, new Set(stage.reactions(id))]),
    events: eventsOf(written),
    pulls: store.pulls(REPOSITORY).map(({ state, title, pull }) => ({
      state,
      title,
      reviewers: pull.requestedReviewers,
      files: [...store.files(REPOSITORY, pull.headBranch).entries()]
        .filter(([path]) => path.startsWith("postmortems/"))
        .map(([, text]) => stable(Buffer.from(text).toString()).split("\n").toSorted()),
    })),
    probes: probeRuns(stage).length,
  };
}

/** Runs of the probe workflow, by name. */
export const probeRuns = (stage: Stage): readonly string[] =>
  stage.github.store
    .runs(REPOSITORY)
    .filter(isProbe)
    .map(({ displayTitle }) => displayTitle);

/** Whether a run is one of a probe. */
export const isProbe = ({ workflowPath }: { readonly workflowPath: string }): boolean =>
  workflowPath.endsWith("/probe.yml");

/** What is on record: the kinds of the events, and what was refused. */
function eventsOf(written: readonly Written[]): readonly string[] {
  const ledgers = written.flatMap(({ marker }) =>
    "entries" in marker ? [{ entries: marker.entries }] : [],
  );
  return mergeLedgers(ledgers)
    .entries.flatMap(({ verdict, events }) =>
      verdict.kind === "refused" ? [`refused ${verdict.said}`] : events.map(({ kind }) => kind),
    )
    .toSorted();
}
