import type { Ask } from "../../domain/command/command.ts";
import { helpText } from "../../domain/command/help.ts";
import { parseComment, type CommandLine } from "../../domain/command/parse.ts";
import { COMMANDS } from "../../domain/command/registry.ts";
import { vocabularyOf } from "../../domain/command/vocabulary.ts";
import { runbookChoices } from "../../domain/runbook/choice.ts";
import type { IncidentEvent } from "../../domain/event.ts";
import { after, type Instant } from "../../domain/time.ts";
import type { CommentState } from "../port.ts";
import type { Snapshot } from "../snapshot.ts";
import { answer, isJudged, isResponder, record, type Docket } from "./docket.ts";
import { judgeRunbook, refsOf } from "./runbook.ts";
import { policyFor } from "./triage.ts";

/** The commands of a comment by a person; bots give none. */
export const commandsOf = (snapshot: Snapshot, comment: CommentState): readonly CommandLine[] =>
  comment.author.isBot ? [] : parseComment(comment.body, COMMANDS, wordsOf(snapshot));

const wordsOf = (snapshot: Snapshot) =>
  vocabularyOf(snapshot.config.config, runbookChoices(snapshot.catalogue ?? []));

/** Whether the commands of a comment were judged, wherever their receipts are. */
export const isCommentJudged = (docket: Pick<Docket, "ledger">, comment: CommentState): boolean =>
  docket.ledger.entries.some(({ id }) => id.startsWith(`comment/${comment.id}/`));

/** Judges the commands of one comment, in order, under the permissions of this moment. */
export function judgeComment(docket: Docket, comment: CommentState): Docket {
  const { incident } = docket;
  if (incident === undefined || comment.createdAt < incident.openedAt) return docket;
  if (isCommentJudged(docket, comment)) return docket;
  const lines = commandsOf(docket.snapshot, comment);
  if (lines.length === 0) return docket;
  if (comment.updatedAt > comment.createdAt) return refuseEdited(docket, comment, lines);
  let next = docket;
  for (const line of lines) next = judgeRunbook(judgeLine(next, comment, line));
  return react(next, docket, comment);
}

/** Events that are followed by a comment of their own. */
const HAS_OWN_COMMENT: ReadonlySet<IncidentEvent["kind"]> = new Set([
  "probe-requested",
  "resolution-requested",
  "operation-requested",
  "access-requested",
]);

/** A reaction says "done" where nothing else does: no answer follows, or the answer is about what was refused. */
function react(docket: Docket, before: Docket, comment: CommentState): Docket {
  const fresh = docket.fresh.slice(before.fresh.length);
  const accepted = fresh.filter(({ verdict }) => verdict.kind === "accepted");
  const isAnswered = accepted.some(({ events }) =>
    events.some(({ kind }) => HAS_OWN_COMMENT.has(kind)),
  );
  const isSilent = accepted.length > 0 && !isAnswered;
  const asked = docket.replies
    .get(String(comment.id))
    ?.parts.filter(({ kind }) => kind !== "refused");
  if (!isSilent || accepted.length === (asked?.length ?? 0)) return docket;
  return { ...docket, reactions: new Map(docket.reactions).set(comment.id, "+1") };
}

/** Whoever may edit a comment could put words into its author's mouth; GitHub does not say who edited. */
function refuseEdited(
  docket: Docket,
  comment: CommentState,
  [line]: readonly CommandLine[],
): Docket {
  const why =
    "This comment was edited before I read it, and I act only on what its author wrote. " +
    "Say it again in a new comment.";
  return line === undefined ? docket : refuse(docket, comment, line, why);
}

function judgeLine(docket: Docket, comment: CommentState, line: CommandLine): Docket {
  if (isJudged(docket, receiptId(comment, line))) return docket;
  if (line.kind === "unknown") return refuse(docket, comment, line, line.why);
  const { command, bound } = line;
  if (command.who === "responder" && !isResponder(docket, comment.author.login))
    return refuse(
      docket,
      comment,
      line,
      `Only people with write access to this repository can use \`/${command.name}\`. ` +
        "If you know something that helps, write it as a plain comment: responders read along.",
    );
  if (
    command.staleAfter !== undefined &&
    docket.now > after(comment.createdAt, command.staleAfter) &&
    !isUnderWay(docket, comment, line)
  )
    return refuse(
      docket,
      comment,
      line,
      "I found this too late to act on it safely. If it is still wanted, say it again.",
    );
  return bound.ok ? decide(docket, comment, line) : refuse(docket, comment, line, bound.problem);
}

/** Judged a second time, after the record was lost, a question that has its answer is not too late. */
const isUnderWay = ({ bot }: Docket, { id }: CommentState, { line }: CommandLine): boolean =>
  bot.some(({ marker }) => marker.kind === "probe" && marker.request === `${id}-${line}`);

function decide(
  docket: Docket,
  comment: CommentState,
  line: Extract<CommandLine, { kind: "command" }>,
): Docket {
  const { incident, snapshot } = docket;
  if (incident === undefined || !line.bound.ok) return docket;
  const decision = line.bound.decide({
    by: comment.author.login,
    at: comment.createdAt,
    incident,
    policy: policyFor(docket),
    runbooks: runbookChoices(snapshot.catalogue ?? []),
    requestId: `${comment.id}-${line.line}`,
    commit: snapshot.repo.commit,
  });
  if (decision.kind === "refused") return refuse(docket, comment, line, decision.why);
  const asks = decision.asks ?? [];
  const events = [
    ...decision.events,
    ...asks.flatMap((ask) => eventsOfAsk(docket, ask, comment.createdAt, comment.author.login)),
  ];
  let next = record(docket, receiptId(comment, line), events);
  for (const ask of asks) next = replyToAsk(next, comment, ask);
  return next;
}

const receiptId = (comment: CommentState, { line }: CommandLine): string =>
  `comment/${comment.id}/${line}`;

function refuse(docket: Docket, comment: CommentState, line: CommandLine, why: string): Docket {
  const said = shorten(line.source);
  const by = comment.author.login;
  const verdict = { kind: "refused", by, said, why } as const;
  const refused = record(docket, receiptId(comment, line), [], verdict);
  return answer(refused, String(comment.id), by, { kind: "refused", said, why });
}

/** The first line of what was typed, as far as a receipt needs it. */
function shorten(source: string): string {
  const [head = ""] = source.split("\n");
  return head.length > 120 ? `${head.slice(0, 119)}…` : head;
}

/** Attaching a runbook is an event; the other asks leave only an answer. */
function eventsOfAsk(docket: Docket, ask: Ask, at: Instant, by: string): readonly IncidentEvent[] {
  if (ask.kind !== "attach-runbook") return [];
  const runbook = docket.snapshot.catalogue?.find(({ path }) => path === ask.path);
  if (runbook === undefined) return [];
  return [
    {
      kind: "runbook-attached",
      at,
      by,
      checklists: refsOf(docket, runbook, ask.part),
      because: { kind: "asked-for", login: by },
      runnersUp: [],
    },
  ];
}

function replyToAsk(docket: Docket, comment: CommentState, ask: Ask): Docket {
  const { snapshot, incident } = docket;
  const slot = String(comment.id);
  const to = comment.author.login;
  switch (ask.kind) {
    case "show-help": {
      const table = helpText(ask.command, COMMANDS, wordsOf(snapshot));
      return answer(docket, slot, to, { kind: "help", table });
    }
    case "show-status":
      return incident === undefined
        ? docket
        : answer(docket, slot, to, {
            kind: "status",
            incident,
            policy: snapshot.config.config,
          });
    case "list-flags":
      return incident === undefined
        ? docket
        : answer(docket, slot, to, { kind: "flags", incident });
    case "list-runbooks": {
      const choices = runbookChoices(snapshot.catalogue ?? []).map(({ id, title, path }) => ({
        id,
        title,
        url: `${snapshot.repo.url}/blob/${snapshot.repo.commit}/${path}`,
      }));
      return answer(docket, slot, to, { kind: "runbooks", choices });
    }
    case "attach-runbook":
      return docket;
  }
}
