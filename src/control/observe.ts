import { decodeUtf8 } from "./text.ts";
import { readForm } from "../domain/form/answer.ts";
import { fold } from "../domain/fold.ts";
import type { Incident } from "../domain/incident.ts";
import type { Ledger } from "../domain/ledger.ts";
import { branchName } from "../domain/postmortem/place.ts";
import { after, before, minutes, seconds } from "../domain/time.ts";
import type { Config } from "../config/config.ts";
import { Fault } from "../domain/fault.ts";
import { botComments, ledgerOf, type BotComment } from "./bot-comment.ts";
import { configInForce } from "./config-in-force.ts";
import { formAt } from "./form-at.ts";
import { commandsOf, isCommentJudged } from "./judge/comment.ts";
import { isOwnEvent, isStillSo, nativeId } from "./judge/native.ts";
import { underWaySince } from "./judge/operation.ts";
import { declarationOf } from "./judge/opening.ts";
import { hasNoRunbook } from "./judge/runbook.ts";
import { openGroups } from "./judge/triage.ts";
import { knownLabels } from "./known-labels.ts";
import { phaseLabel, severityLabel } from "./label.ts";
import { formatKey, type IssueKey } from "./key.ts";
import type {
  CommentState,
  Forge,
  IssueState,
  Permission,
  RepoState,
  TimelineItem,
} from "./port.ts";
import { contradictionIn } from "./recent/contradiction.ts";
import type { Recent } from "./recent/recent.ts";
import { readAttached, readCatalogue } from "./read-runbooks.ts";
import type { Snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";

type Eyes = Pick<World, "forge" | "documents" | "memory" | "clock"> & { readonly recent: Recent };

/** What stands at a number. */
export type Observed = { readonly kind: "incident"; readonly snapshot: Snapshot } | OpenPull;

/** An open pull request, which is no incident; of it, nothing else is read here. */
interface OpenPull {
  readonly kind: "pull-request";
  readonly repo: RepoState;
}

/**
 * Reads everything a pass may need. An issue that is no incident costs little: its label, its form and the bot's
 * own comments are looked at first.
 * @returns `undefined` when the issue is no incident
 */
export async function observe(key: IssueKey, eyes: Eyes): Promise<Observed | undefined> {
  const { recent, clock } = eyes;
  let seen = await look(key, eyes);
  let sign = seen === undefined || seen.kind === "pull-request" ? undefined : signOf(seen);
  // Something may have been written between the two reads: that is no lag.
  if (sign !== undefined) seen = await look(key, eyes);
  if (seen === undefined || seen.kind === "pull-request") return seen;
  sign = signOf(seen);
  if (recent.shouldWait(key, sign, clock())) {
    const retryAt = after(clock(), seconds(2));
    throw new Fault(`GitHub's lists are late: ${formatKey(key)}, ${sign}`, { retryAt });
  }
  return { kind: "incident", snapshot: await furnish(seen, eyes) };

  function signOf({ base, timeline, incident }: Seen): string | undefined {
    const own = recent.traceOf(key, clock()).issue?.value;
    return contradictionIn(base.issue, timeline, incident, own);
  }
}

/** The first half of a snapshot. */
interface Seen {
  readonly kind: "incident";
  readonly base: Snapshot;
  readonly timeline: readonly TimelineItem[];
  readonly bot: readonly BotComment[];
  readonly ledger: Ledger;
  readonly incident: Incident | undefined;
}

async function look(key: IssueKey, eyes: Eyes): Promise<Seen | OpenPull | undefined> {
  const { forge } = eyes;
  const issue = await forge.issue(key);
  if (issue === undefined || (issue.isPullRequest && !issue.isOpen)) return undefined;
  if (issue.isPullRequest) return { kind: "pull-request", repo: await forge.repository(key) };
  const repo = await forge.repository(key);
  const config = await configInForce(key, repo.commit, eyes);
  if (!mayBeIncident(issue, config.config)) return undefined;
  const form = await formAt(key, config.config.incident.form, repo.commit, eyes);
  const timeline = await forge.timeline(key);
  const base: Snapshot = {
    key,
    self: forge.self,
    repo,
    issue,
    events: timeline.filter((item) => item.kind !== "comment"),
    comments: timeline.flatMap((item) => (item.kind === "comment" ? [item.comment] : [])),
    locked: new Set(),
    reacted: new Set(),
    config,
    form,
    answers: readForm(issue.body, form),
    labels: knownLabels(key, issue, eyes.memory),
    permissions: new Map(),
    catalogue: undefined,
    attached: new Map(),
    pull: undefined,
    isPostmortemOpened: false,
    mergedFile: undefined,
    runs: [],
    operationRuns: [],
  };
  const bot = botComments(base.comments, forge.self, config.config.hosts);
  const ledger = ledgerOf(bot);
  const incident = fold(ledger);
  if (incident === undefined && declarationOf(base) === undefined) return undefined;
  return { kind: "incident", base, timeline, bot, ledger, incident };
}

/** Cheap signs: the label of incidents or of a phase, or the headings of a form. */
function mayBeIncident({ labels, body }: IssueState, { incident }: Config): boolean {
  const label = incident.label.toLowerCase();
  return (
    labels.some((name) => name.toLowerCase() === label || name.startsWith("phase/")) ||
    /^#{3} /mu.test(body)
  );
}

/** The second half: what only incidents need, and of that only what is not on record yet. */
async function furnish({ base, bot, ledger, incident }: Seen, eyes: Eyes): Promise<Snapshot> {
  const { forge } = eyes;
  const unjudged = base.comments.filter(
    (comment) =>
      !comment.author.isBot &&
      !isCommentJudged({ ledger }, comment) &&
      comment.createdAt >= (incident?.openedAt ?? comment.createdAt),
  );
  const [permissions, catalogue, attached, runs, operationRuns, postmortem] = await Promise.all([
    permissionsOf(base, ledger, incident, unjudged, forge),
    wantsCatalogue(incident, unjudged) ||
    hasNews(incident, bot) ||
    openGroups({ incident, ledger }).length > 0
      ? readCatalogue(base, eyes)
      : undefined,
    readAttached(base, incident, eyes),
    readRuns(base, incident, forge),
    readOperationRuns(base, incident, forge),
    readPostmortem(base, incident, bot, forge),
  ]);
  return { ...base, permissions, catalogue, attached, runs, operationRuns, ...postmortem };
}

async function permissionsOf(
  base: Snapshot,
  ledger: Ledger,
  incident: Incident | undefined,
  unjudged: readonly CommentState[],
  forge: Forge,
): Promise<ReadonlyMap<string, Permission>> {
  const speakers = unjudged
    .filter((comment) => commandsOf(base, comment).length > 0)
    .map(({ author }) => author.login);
  const judged = new Set(ledger.entries.map(({ id }) => id));
  const doers = base.events
    .filter((event) => isWeighty(event) && !isOwnEvent(base, event) && !judged.has(nativeId(event)))
    .filter((event) => incident === undefined || isOpenQuestion(event, incident))
    .map(({ by }) => by.login);
  const logins = new Set([
    ...(incident === undefined ? openersOf(base) : []),
    ...speakers,
    ...doers,
  ]);
  const read = [...logins].map(
    async (login) => [login, await forge.permission(base.key, login)] as const,
  );
  return new Map(await Promise.all(read));

  /** A label that says what is so, or that is off again, asks for nothing. */
  function isOpenQuestion(
    event: Snapshot["events"][number],
    { openedAt, severity, phase }: Incident,
  ) {
    if (event.kind !== "labeled") return event.at >= openedAt;
    const isSo = [severityLabel(severity), phaseLabel(phase)].includes(event.label);
    return event.at > openedAt && isStillSo(base, event) && (!isSo || speakers.length > 0);
  }
}

const openersOf = (base: Snapshot): readonly string[] => {
  const by = declarationOf(base)?.by;
  return by === undefined || by.isBot ? [] : [by.login];
};

/** Only these native events are judged by who did them. */
const isWeighty = (event: Exclude<TimelineItem, { kind: "comment" }>): boolean =>
  event.kind === "closed" ||
  event.kind === "reopened" ||
  (event.kind === "labeled" && /^(?:severity|phase)\//u.test(event.label));

/** Every runbook is read only to choose one: while there is none, and for commands that name or list them. */
const wantsCatalogue = (
  incident: Incident | undefined,
  unjudged: readonly CommentState[],
): boolean =>
  incident === undefined ||
  hasNoRunbook(incident) ||
  unjudged.some(({ body }) => /^[^\S\r\n\u2028\u2029]*\/(?:runbook|help|triage)\b/imu.test(body));

/** Whether a probe has reported since: its numbers may call for another runbook. */
const hasNews = (incident: Incident | undefined, bot: Seen["bot"]): boolean =>
  (incident?.probeRuns ?? []).some(
    ({ request, purpose, outcome }) =>
      purpose === "question" &&
      outcome.kind !== "reported" &&
      bot.some(
        ({ marker }) => marker.kind === "probe" && marker.request === request && marker.report,
      ),
  );

async function readRuns(
  { key, config }: Snapshot,
  incident: Incident | undefined,
  forge: Forge,
): Promise<Snapshot["runs"]> {
  const since = [
    ...(incident?.probeRuns ?? [])
      .filter(({ outcome }) => outcome.kind === "pending")
      .map(({ requestedAt }) => requestedAt),
    // The readings of a soak that still matter are those behind the last one on record.
    ...(incident?.validation === undefined
      ? []
      : [incident.validation.lastReadingAt ?? incident.validation.requestedAt]),
  ].toSorted((a, b) => a - b)[0];
  if (since === undefined) return [];
  return await forge.runs(key, config.config.probeWorkflow, before(since, minutes(2)));
}

async function readOperationRuns(
  { key, config }: Snapshot,
  incident: Incident | undefined,
  forge: Forge,
): Promise<Snapshot["operationRuns"]> {
  const since = underWaySince(incident?.operations ?? []);
  if (since === undefined) return [];
  return await forge.runs(key, config.config.operateWorkflow, before(since, minutes(2)));
}

async function readPostmortem(
  { key, issue }: Snapshot,
  incident: Incident | undefined,
  bot: Seen["bot"],
  forge: Forge,
): Promise<Pick<Snapshot, "pull" | "mergedFile">> {
  const mayHaveOne = incident !== undefined && (!issue.isOpen || incident.resolvedAt !== undefined);
  if (!mayHaveOne || isOver(incident, bot)) return { pull: undefined, mergedFile: undefined };
  const pull = await forge.pullFrom(key, branchName(key.number));
  const path = incident.postmortem?.path;
  const isRead = incident.postmortem?.state === "merged";
  if (
    pull?.mergeCommit === undefined ||
    pull.mergedAt === undefined ||
    path === undefined ||
    isRead
  )
    return { pull, mergedFile: undefined };
  const bytes = await forge.file(key, path, pull.mergeCommit);
  return { pull, mergedFile: bytes === undefined ? undefined : decodeUtf8(bytes) };
}

/** Whether there is nothing to learn from a pull request any more; one that was declined may be opened again. */
function isOver({ phase, outcome, postmortem }: Incident, bot: Seen["bot"]): boolean {
  if (phase !== "closed") return false;
  if (outcome !== "completed" || postmortem === undefined) return true;
  return (
    postmortem.state === "merged" &&
    bot.some(({ slot }) => slot === `notice/merged-${postmortem.pull}`)
  );
}
