import type { IssueKey, RepoKey } from "../control/key.ts";
import { type Duration, seconds } from "../domain/time.ts";
import { numberAt, textAt, valueAt } from "./payload.ts";
import type { Identity } from "./requests.ts";
import type { Urgency } from "./urgency.ts";

/** What an event asks for: a pass for an issue. */
export interface Nudge {
  readonly key: IssueKey;
  /** Let things settle so long first: more of the same is likely to follow. */
  readonly settleFor: Duration | undefined;
  /** Whether a person waits for an answer, or something merely changed. */
  readonly urgency: Urgency;
}

/** Five boxes ticked one after the other are one pass. */
const TICKING = seconds(10);

const POSTMORTEM_BRANCH = /^sitrep\/postmortem-(?<number>\d{1,10})$/u;
const PROBE_RUN = / · #(?<number>\d{1,10}) · /u;

/**
 * Which issue an event is about, by the name GitHub gives the event and its payload; `undefined` when about none
 * that matters. What the host itself wrote (`self`) needs no pass: the pass that wrote it knows.
 */
export function nudgeOf(event: string, payload: unknown, self: Identity): Nudge | undefined {
  const repo = repositoryOf(payload);
  if (repo === undefined) return undefined;
  const isOwn = textAt(payload, "sender", "login") === self.login;
  switch (event) {
    case "issues":
      return isOwn ? undefined : nudge(repo, issueNumber(payload));
    case "issue_comment":
      return isOwn ? undefined : commented(repo, payload, self);
    case "pull_request":
    case "pull_request_review":
      return isOwn ? undefined : nudge(repo, postmortemOf(payload));
    case "workflow_run":
      // Here the sender is whoever started the run, so the host's own runs count.
      return nudge(repo, probedIssue(payload));
    default:
      return undefined;
  }
}

function nudge(repo: RepoKey, number: number | undefined): Nudge | undefined {
  if (number === undefined) return undefined;
  return { key: { ...repo, number }, settleFor: undefined, urgency: "normal" };
}

function commented(repo: RepoKey, payload: unknown, self: Identity): Nudge | undefined {
  const about = nudge(repo, issueNumber(payload));
  if (about === undefined || isByBot(payload)) return about;
  return { ...about, settleFor: settling(payload, self), urgency: "high" };
}

/** Owner and name of the repository an event happened in. */
export function repositoryOf(payload: unknown): RepoKey | undefined {
  const owner = textAt(payload, "repository", "owner", "login");
  const repo = textAt(payload, "repository", "name");
  return owner === undefined || repo === undefined ? undefined : { owner, repo };
}

function issueNumber(payload: unknown): number | undefined {
  const isPullRequest = valueAt(payload, "issue", "pull_request") !== undefined;
  return isPullRequest ? undefined : numberAt(payload, "issue", "number");
}

const isByBot = (payload: unknown): boolean => textAt(payload, "sender", "type") === "Bot";

/** A person ticks boxes in a comment of ours. A bot that edits one reports a probe, which nobody should wait for. */
function settling(payload: unknown, self: Identity): Duration | undefined {
  const isTicking =
    textAt(payload, "action") === "edited" &&
    textAt(payload, "comment", "user", "login") === self.login;
  return isTicking ? TICKING : undefined;
}

/** The incident whose postmortem a pull request is, by its branch. A fork may name its branch as it likes. */
function postmortemOf(payload: unknown): number | undefined {
  const head = textAt(payload, "pull_request", "head", "repo", "full_name");
  if (head === undefined || head !== textAt(payload, "repository", "full_name")) return undefined;
  const branch = textAt(payload, "pull_request", "head", "ref") ?? "";
  return numbered(POSTMORTEM_BRANCH.exec(branch));
}

/** The incident a finished probe belongs to, by the run's name: `probe health · #12 · p3`. */
function probedIssue(payload: unknown): number | undefined {
  if (textAt(payload, "action") !== "completed") return undefined;
  return numbered(PROBE_RUN.exec(textAt(payload, "workflow_run", "display_title") ?? ""));
}

const numbered = (match: RegExpExecArray | null): number | undefined =>
  match?.groups?.["number"] === undefined ? undefined : Number(match.groups["number"]);
