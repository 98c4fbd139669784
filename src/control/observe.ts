import { decodeUtf8 } from "./text.ts";
import { fold } from "../domain/fold.ts";
import type { Incident } from "../domain/incident.ts";
import type { Ledger } from "../domain/ledger.ts";
import { branchName } from "../domain/postmortem/place.ts";
import { parseRunbook } from "../domain/runbook/parse.ts";
import type { Runbook } from "../domain/runbook/runbook.ts";
import { before, minutes } from "../domain/time.ts";
import { botComments, ledgerOf } from "./bot-comment.ts";
import { configInForce } from "./config-in-force.ts";
import { commandsOf, isCommentJudged } from "./judge/comment.ts";
import { isOwnEvent, nativeId } from "./judge/native.ts";
import { declarationOf } from "./judge/opening.ts";
import { hasNoRunbook } from "./judge/runbook.ts";
import type { IssueKey } from "./key.ts";
import type { CommentState, Forge, Permission, TimelineItem } from "./port.ts";
import { attachedKey, type Snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";

/** Runbooks larger than this are left alone: nobody reads them in an incident. */
const MOST_RUNBOOK_BYTES = 512 * 1024;

/** How many runbooks of a repository are read when one is chosen. */
const MOST_RUNBOOKS = 200;

type Eyes = Pick<World, "forge" | "documents" | "memory">;

/**
 * Reads everything a pass may need. An issue that is no incident costs little: its label, its form and the bot's
 * own comments are looked at first.
 * @returns `undefined` when the issue is no incident
 */
export async function observe(key: IssueKey, eyes: Eyes): Promise<Snapshot | undefined> {
  const { forge, documents } = eyes;
  const issue = await forge.issue(key);
  if (issue === undefined || issue.isPullRequest) return undefined;
  const repo = await forge.repository(key);
  const config = await configInForce(key, repo.commit, eyes);
  const isLabeled = issue.labels.some(
    (name) => name.toLowerCase() === config.config.incident.label.toLowerCase(),
  );
  const mayBeForm = /^#{3} /mu.test(issue.body);
  if (!isLabeled && !mayBeForm && !issue.labels.some((name) => name.startsWith("phase/")))
    return undefined;
  const formBytes = await forge.file(key, config.config.incident.form, repo.commit);
  const formText = formBytes === undefined ? undefined : decodeUtf8(formBytes);
  const form = formText === undefined ? [] : documents.readForm(formText);
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
    labels: [],
    permissions: new Map(),
    catalogue: undefined,
    attached: new Map(),
    pull: undefined,
    isPostmortemOpened: false,
    mergedFile: undefined,
    runs: [],
  };
  const ledger = ledgerOf(botComments(base.comments, forge.self, config.config.hosts));
  const incident = fold(ledger);
  if (incident === undefined && declarationOf(base) === undefined) return undefined;
  return await furnish(base, ledger, incident, eyes);
}

/** The second half: what only incidents need, and of that only what is not on record yet. */
async function furnish(
  base: Snapshot,
  ledger: Ledger,
  incident: Incident | undefined,
  eyes: Eyes,
): Promise<Snapshot> {
  const { forge } = eyes;
  const { key, repo } = base;
  const unjudged = base.comments.filter(
    (comment) => !comment.author.isBot && !isCommentJudged({ ledger }, comment),
  );
  const [labels, permissions, catalogue, attached, runs, postmortem] = await Promise.all([
    forge.labels(key),
    permissionsOf(base, ledger, incident, unjudged, forge),
    wantsCatalogue(incident, unjudged) ? readCatalogue(base, eyes) : undefined,
    readAttached(base, incident, eyes),
    readRuns(base, incident, forge),
    readPostmortem(base, incident, forge),
  ]);
  return { ...base, key, repo, labels, permissions, catalogue, attached, runs, ...postmortem };
}

async function permissionsOf(
  base: Snapshot,
  ledger: Ledger,
  incident: Incident | undefined,
  unjudged: readonly CommentState[],
  forge: Forge,
): Promise<ReadonlyMap<string, Permission>> {
  const judged = new Set(ledger.entries.map(({ id }) => id));
  const logins = new Set([
    ...(incident === undefined ? openersOf(base) : []),
    ...unjudged
      .filter((comment) => commandsOf(base, comment).length > 0)
      .map(({ author }) => author.login),
    ...base.events
      .filter(
        (event) => isWeighty(event) && !isOwnEvent(base, event) && !judged.has(nativeId(event)),
      )
      .map(({ by }) => by.login),
  ]);
  const read = [...logins].map(
    async (login) => [login, await forge.permission(base.key, login)] as const,
  );
  return new Map(await Promise.all(read));
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

/** Every runbook is read only to choose one: while there is none, and for commands that name them. */
const wantsCatalogue = (
  incident: Incident | undefined,
  unjudged: readonly CommentState[],
): boolean =>
  incident === undefined ||
  hasNoRunbook(incident) ||
  unjudged.some(({ body }) => /^\s*\/runbook/imu.test(body));

async function readCatalogue(base: Snapshot, eyes: Eyes): Promise<readonly Runbook[]> {
  const { key, repo, config } = base;
  const { forge, documents } = eyes;
  const entries = (await forge.tree(key, repo.commit))
    .filter(({ kind, size }) => kind === "file" && size <= MOST_RUNBOOK_BYTES)
    .filter(({ path }) => documents.matchesGlob(config.config.runbooks, path))
    .slice(0, MOST_RUNBOOKS);
  const read = await Promise.all(
    entries.map(({ path }) => readRunbook(base, path, repo.commit, eyes)),
  );
  return read.filter((runbook) => runbook !== undefined);
}

/** A runbook, or `undefined` for a file that is no text. */
async function readRunbook(
  { key }: Snapshot,
  path: string,
  commit: string,
  { forge, documents }: Eyes,
): Promise<Runbook | undefined> {
  const bytes = await forge.file(key, path, commit);
  const text = bytes === undefined ? undefined : decodeUtf8(bytes);
  if (text === undefined) return undefined;
  return parseRunbook({ path, text, frontMatter: documents.readFrontMatter(text).values });
}

async function readAttached(
  base: Snapshot,
  incident: Incident | undefined,
  eyes: Eyes,
): Promise<ReadonlyMap<string, Runbook>> {
  const refs = (incident?.checklists ?? []).map(({ ref }) => ref);
  const read = await Promise.all(
    refs.map(async ({ path, commit }) => {
      const runbook = await readRunbook(base, path, commit, eyes);
      return runbook === undefined ? [] : [[attachedKey(path, commit), runbook] as const];
    }),
  );
  return new Map(read.flat());
}

async function readRuns(
  { key, config }: Snapshot,
  incident: Incident | undefined,
  forge: Forge,
): Promise<Snapshot["runs"]> {
  const since = [
    ...(incident?.probeRuns ?? [])
      .filter(({ outcome }) => outcome.kind === "pending")
      .map(({ requestedAt }) => requestedAt),
    ...(incident?.validation === undefined ? [] : [incident.validation.requestedAt]),
  ].toSorted((a, b) => a - b)[0];
  if (since === undefined) return [];
  return await forge.runs(key, config.config.probeWorkflow, before(since, minutes(2)));
}

async function readPostmortem(
  { key, issue }: Snapshot,
  incident: Incident | undefined,
  forge: Forge,
): Promise<Pick<Snapshot, "pull" | "mergedFile">> {
  const mayHaveOne = incident !== undefined && (!issue.isOpen || incident.resolvedAt !== undefined);
  if (!mayHaveOne) return { pull: undefined, mergedFile: undefined };
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
