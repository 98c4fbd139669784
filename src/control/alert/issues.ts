import type { Config } from "../../config/config.ts";
import { isCheckFingerprint } from "../../domain/alert/fingerprint.ts";
import { readMark, type AlertMark } from "../../domain/alert/mark.ts";
import { after, minutes, type Instant } from "../../domain/time.ts";
import { trustIn } from "../bot-comment.ts";
import type { RepoKey } from "../key.ts";
import type { Kind, Memory } from "../memory.ts";
import type { IssueState } from "../port.ts";
import type { World } from "../world.ts";

/** The issue of an incident that alerts opened. */
export interface AlertIssue {
  readonly issue: IssueState;
  readonly mark: AlertMark;
  /** The part of the body below the mark, as it is now. */
  readonly report: string;
}

/** What this process wrote lately, because lists of GitHub may be late. */
interface Written {
  readonly issue: IssueState;
  /** Bodies it had before. */
  readonly past: ReadonlySet<string>;
  readonly until: Instant;
}

const WRITTEN: Kind<Map<number, Written>> = { name: "alert issues" };

/** How long a list is taken for late rather than believed. */
const LATE = minutes(1);

const writtenIn = ({ owner, repo }: RepoKey, memory: Memory): Map<number, Written> =>
  memory.recall({ kind: WRITTEN, of: `${owner}/${repo}`.toLowerCase() }, () => new Map());

/** Remembers that an issue was opened or its body changed. */
export function noteWritten(
  key: RepoKey,
  issue: IssueState,
  body: string,
  { memory, now }: { readonly memory: Memory; readonly now: Instant },
): void {
  const written = writtenIn(key, memory);
  const past = new Set(written.get(issue.number)?.past);
  if (issue.body !== body) past.add(issue.body);
  past.delete(body);
  written.set(issue.number, { issue: { ...issue, body }, past, until: after(now, LATE) });
}

/** Remembers that an issue is no incident any more. */
export function noteFolded(
  key: RepoKey,
  issue: IssueState,
  { memory, now }: { readonly memory: Memory; readonly now: Instant },
): void {
  const folded = { ...issue, isOpen: false, body: "" };
  const past = new Set([issue.body, ...(writtenIn(key, memory).get(issue.number)?.past ?? [])]);
  writtenIn(key, memory).set(issue.number, { issue: folded, past, until: after(now, LATE) });
}

/**
 * Open incidents that alerts opened, the one opened last first; with a moment also those closed and changed since. A
 * mark counts only in an issue by a host of this bot, and of other workflows only that of a check.
 */
export async function alertIssues(
  key: RepoKey,
  { incident, hosts }: Pick<Config, "incident" | "hosts">,
  { forge, memory, clock }: Pick<World, "forge" | "memory" | "clock">,
  closedSince?: Instant,
): Promise<readonly AlertIssue[]> {
  const written = writtenIn(key, memory);
  for (const [number, { until }] of written) if (until <= clock()) written.delete(number);
  const listed = await forge.labelledIssues(key, incident.label, closedSince);
  const late = await missingIn(listed, written, (number) => forge.issue({ ...key, number }));
  const issues = [...listed, ...late]
    .map((issue) => overlaid(issue, written.get(issue.number)))
    .toSorted((one, other) => other.number - one.number);
  return issues.flatMap((issue): readonly AlertIssue[] => {
    const trust = trustIn(issue.author, forge.self, hosts);
    const read = trust === "none" ? undefined : readMark(issue.body);
    if (read === undefined) return [];
    if (trust === "probe" && !isCheckFingerprint(read.mark.fingerprint)) return [];
    return [{ issue, ...read }];
  });
}

/** What was written a moment ago and is still open, although the list does not have it. */
async function missingIn(
  listed: readonly IssueState[],
  written: ReadonlyMap<number, Written>,
  read: (number: number) => Promise<IssueState | undefined>,
): Promise<readonly IssueState[]> {
  const seen = new Set(listed.map(({ number }) => number));
  const missing = [...written.values()].filter(
    ({ issue }) => issue.isOpen && !seen.has(issue.number),
  );
  const found = await Promise.all(missing.map(({ issue }) => read(issue.number)));
  return found.filter((issue) => issue !== undefined).filter(({ isOpen }) => isOpen);
}

const overlaid = (read: IssueState, written: Written | undefined): IssueState =>
  written?.past.has(read.body) === true
    ? { ...read, body: written.issue.body, isOpen: written.issue.isOpen && read.isOpen }
    : read;
