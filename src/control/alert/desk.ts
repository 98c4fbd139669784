import type { Config } from "../../config/config.ts";
import { bounded, isCalm, type Heard } from "../../domain/alert/heard.ts";
import { withMark, type AlertMark } from "../../domain/alert/mark.ts";
import type { FormDefinition } from "../../domain/form/definition.ts";
import type { Duration, Instant } from "../../domain/time.ts";
import type { Renderer } from "../../render/renderer.ts";
import { configInForce } from "../config-in-force.ts";
import { formAt } from "../form-at.ts";
import type { RepoKey } from "../key.ts";
import type { RepoState } from "../port.ts";
import { rendererFor } from "../renderer-for.ts";
import type { World } from "../world.ts";
import { alertIssues, noteWritten, type AlertIssue } from "./issues.ts";

/** What alerts need of a world, and a way to let other writers finish before one looks whether they were in the way. */
export type AlertWorld = Pick<
  World,
  "forge" | "clock" | "documents" | "memory" | "templates" | "log"
> & { readonly pause: (span: Duration) => Promise<unknown> };

/** Everything that is needed to bring alerts into the issues of a repository. */
export interface Desk {
  readonly key: RepoKey;
  readonly repo: RepoState;
  readonly config: Config;
  readonly form: FormDefinition;
  readonly renderer: Renderer;
  readonly now: Instant;
  readonly world: AlertWorld;
  /** Open incidents that alerts opened, the newest first, and with a moment also those closed since. */
  readonly look: (closedSince?: Instant) => Promise<readonly AlertIssue[]>;
}

/** Reads what the default branch says of how incidents look. */
export async function openDesk(key: RepoKey, world: AlertWorld): Promise<Desk> {
  const { forge, clock } = world;
  const repo = await forge.repository(key);
  const { config } = await configInForce(key, repo.commit, world);
  return {
    key,
    repo,
    config,
    form: await formAt(key, config.incident.form, repo.commit, world),
    renderer: await rendererFor({ key, repo, locale: config.locale }, world),
    now: clock(),
    world,
    look: (closedSince) => alertIssues(key, config, world, closedSince),
  };
}

/** Longest body; GitHub takes 65,536 characters. */
const LONGEST = 65_000;

/** The body of an incident's issue, with fewer alerts where all of them would not fit. */
export function bodyOf({ renderer, config }: Desk, mark: AlertMark, report: string): string {
  let { heard } = mark;
  for (;;) {
    const notice = renderer.alertNotice({
      fingerprint: mark.fingerprint,
      heard,
      storm: config.alerts.storm,
    });
    const body = withMark(notice, { ...mark, heard }, report);
    if (body.length <= LONGEST || heard.alerts.length <= 1) return body.slice(0, LONGEST);
    heard = bounded(heard, Math.ceil(heard.alerts.length / 2));
  }
}

/**
 * Brings what was heard into the issue: its notice, and a comment once all is calm, which people hear of. Answers with
 * the issue as it is then.
 */
export async function writeHeard(desk: Desk, known: AlertIssue, heard: Heard): Promise<AlertIssue> {
  const { forge, memory, clock } = desk.world;
  const { issue, mark, report } = known;
  const written: AlertMark = { ...mark, heard, note: await noteFor(desk, known, heard) };
  const body = bodyOf(desk, written, report);
  await forge.editIssue({ ...desk.key, number: issue.number }, { body });
  noteWritten(desk.key, issue, body, { memory, now: clock() });
  return { ...known, issue: { ...issue, body }, mark: written };
}

/** Writes or edits the comment on the recovery where that has changed; answers with its id. */
async function noteFor(
  { renderer, key, world }: Desk,
  { issue, mark }: AlertIssue,
  heard: Heard,
): Promise<number | undefined> {
  const isNews = isCalm(heard) !== isCalm(mark.heard);
  if (!isNews || (mark.note === undefined && !isCalm(heard))) return mark.note;
  const text = renderer.alertNote({ heard });
  if (mark.note !== undefined) {
    const edited = await world.forge.editComment(key, mark.note, text);
    // It was deleted: who wants to hear of the next recovery hears of it in a new one.
    if (edited.kind === "written" || !isCalm(heard))
      return edited.kind === "written" ? mark.note : undefined;
  }
  const { id } = await world.forge.createComment({ ...key, number: issue.number }, text);
  return id;
}
