import type { Config } from "../config/config.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import type { Answer } from "../domain/form/answer.ts";
import type { FormDefinition } from "../domain/form/definition.ts";
import type { Runbook } from "../domain/runbook/runbook.ts";
import type { IssueKey } from "./key.ts";
import type {
  CommentState,
  IssueState,
  Permission,
  PullState,
  RepoState,
  RunState,
  TimelineItem,
} from "./port.ts";

/** Everything one pass knows, read before anything is decided. Deciding never reads. */
export interface Snapshot {
  readonly key: IssueKey;
  readonly self: { readonly login: string; readonly app: string };
  readonly repo: RepoState;
  readonly issue: IssueState;
  /** Native events, oldest first. */
  readonly events: readonly Exclude<TimelineItem, { kind: "comment" }>[];
  /** All comments, oldest first; the pass adds what it writes. */
  readonly comments: readonly CommentState[];
  /** Comments this host was told it may not edit. */
  readonly locked: ReadonlySet<number>;
  /** Comments this pass has reacted to. */
  readonly reacted: ReadonlySet<number>;
  readonly config: ConfigInForce;
  /** Questions of the incident form; none where there is no form. */
  readonly form: FormDefinition;
  /** What the issue's body answers to them, or says in a form of its own. */
  readonly answers: readonly Answer[];
  /** Names, in lower case, of labels that the repository surely has; there may be more. */
  readonly labels: ReadonlySet<string>;
  /** What the authors of unjudged comments and events may do, by login. */
  readonly permissions: ReadonlyMap<string, Permission>;
  /** All runbooks of the head commit; `undefined` when this pass does not need them. */
  readonly catalogue: readonly Runbook[] | undefined;
  /** Runbooks of attached checklists at their commits, by `path@commit`. */
  readonly attached: ReadonlyMap<string, Runbook>;
  /** The postmortem pull request; looked up only when the incident could have one. */
  readonly pull: PullState | undefined;
  /** Whether this pass has seen to the pull request and its review. */
  readonly isPostmortemOpened: boolean;
  /** Text of the merged postmortem file. */
  readonly mergedFile: string | undefined;
  /** Runs of the probe workflow since the oldest pending request, newest first. */
  readonly runs: readonly RunState[];
  /** Runs of the workflow that carries out operations since the oldest one under way, newest first. */
  readonly operationRuns: readonly RunState[];
}

/** The config that decides, and what is wrong with the newest one. */
interface ConfigInForce {
  readonly config: Config;
  readonly diagnostics: readonly Diagnostic[];
  /** Said on the card when the newest config is not the one in force. */
  readonly notice: string | undefined;
}

/** The runbook a checklist stands in; one that this very pass attached is known from the catalogue alone. */
export const runbookOf = (
  { attached, catalogue }: Pick<Snapshot, "attached" | "catalogue">,
  { path, commit }: { readonly path: string; readonly commit: string },
): Runbook | undefined =>
  attached.get(attachedKey(path, commit)) ?? catalogue?.find((runbook) => runbook.path === path);

/** Key under which `attached` holds a runbook. */
export const attachedKey = (path: string, commit: string): string => `${path}@${commit}`;
