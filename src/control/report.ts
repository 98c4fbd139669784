import type { Config } from "../config/config.ts";
import { keptOf } from "../domain/probe/keep.ts";
import type { ProbeReport } from "../domain/probe/report.ts";
import { readMarker, reportsIn, withMarker } from "./bot-comment.ts";
import type { IssueKey } from "./key.ts";
import type { Author, CommentState, Forge } from "./port.ts";

/** Reports on their way into an issue. */
export interface Reporting {
  readonly forge: Pick<Forge, "self" | "timeline" | "editComment" | "createComment">;
  readonly hosts: Config["hosts"];
  /** Key of the request that is answered, which names the comment. */
  readonly request: string;
  /** Id of the workflow run. */
  readonly run: number;
  /** How many reports of earlier runs stay in the comment, where it is that of a series; none where it is left out. */
  readonly keep?: number;
  /** Text of the comment; of many figures it may get fewer. */
  readonly render: (reports: readonly ProbeReport[]) => string;
}

/** Where a report was written to. */
export type Reported = "edited" | "created" | "unchanged";

/**
 * Writes what one run reports, of one probe or of several, into the one comment that answers its request. Where there is
 * none yet, or where it may not be edited, it becomes a comment of its own with the same marker, which the next pass takes
 * for the answer.
 */
export async function writeReport(
  key: IssueKey,
  reports: readonly ProbeReport[],
  reporting: Reporting,
): Promise<Reported> {
  const { forge } = reporting;
  const { owner, repo } = key;
  const answers = await answersTo(key, reporting);
  const body = bodyOf(reports, seriesIn(answers, reports, reporting), reporting);
  for (const comment of answers) {
    if (comment.body === body) return "unchanged";
    // The next one is tried only where this one may not be edited.
    // oxlint-disable-next-line no-await-in-loop
    const result = await forge.editComment({ owner, repo }, comment.id, body);
    if (result.kind === "written") return "edited";
  }
  await forge.createComment(key, body);
  return "created";
}

/** Comments with the marker of the request by authors whose markers count; first the ones this host may surely edit. */
async function answersTo(
  key: IssueKey,
  { forge, hosts, request }: Reporting,
): Promise<readonly CommentState[]> {
  const items = await forge.timeline(key);
  const answers = items.flatMap((item) => {
    if (item.kind !== "comment" || !mayAnswer(item.comment.author, forge.self.app, hosts))
      return [];
    const marker = readMarker(item.comment.body);
    return marker?.kind === "probe" && marker.request === request ? [item.comment] : [];
  });
  const isOwn = ({ author }: CommentState): boolean => author.app === forge.self.app;
  return answers.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
}

/** Whether the engine would read the comment. Without a named App, any App's comment may be that of the engine. */
const mayAnswer = ({ isBot, app }: Author, own: string, hosts: Config["hosts"]): boolean =>
  isBot && app !== undefined && (app === own || hosts.app === undefined || app === hosts.app);

/** Reports of earlier runs that stay in the comment of a series, oldest first. */
function seriesIn(
  answers: readonly CommentState[],
  reports: readonly ProbeReport[],
  { keep = 0 }: Reporting,
): readonly ProbeReport[] {
  if (keep === 0) return [];
  const marker = answers[0] === undefined ? undefined : readMarker(answers[0].body);
  const told = marker === undefined ? [] : reportsIn(marker);
  return told
    .filter(({ request }) => !reports.some((report) => report.request === request))
    .slice(-keep)
    .map(keptOf);
}

/** GitHub's limit for a comment, in characters. */
const MOST = 65_536;

/** The comment, with fewer figures where all of them would not fit. */
function bodyOf(
  reports: readonly ProbeReport[],
  series: readonly ProbeReport[],
  { request, run, render }: Reporting,
): string {
  for (const count of [Number.POSITIVE_INFINITY, 20, 10, 5]) {
    const body = withFigures(count);
    if (body.length <= MOST) return body;
  }
  return withFigures(0);

  function withFigures(count: number): string {
    const kept = reports.map((report) => withFewer(report, count));
    const told = [...series.map((report) => withFewer(report, count)), ...kept];
    const [only] = told;
    return withMarker(render(kept), {
      kind: "probe",
      request,
      run,
      impossible: undefined,
      ...(told.length === 1 ? { report: only } : { report: undefined, reports: told }),
    });
  }
}

/** The report with at most so many figures of each sort; first what does not hold. */
const withFewer = (report: ProbeReport, count: number): ProbeReport => ({
  ...report,
  assertions:
    report.assertions.length <= count
      ? report.assertions
      : report.assertions.toSorted((a, b) => Number(a.holds) - Number(b.holds)).slice(0, count),
  values: Object.fromEntries(Object.entries(report.values).slice(0, count)),
});
