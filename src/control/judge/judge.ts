import type { Instant } from "../../domain/time.ts";
import { botComments, ledgerOf } from "../bot-comment.ts";
import type { Snapshot } from "../snapshot.ts";
import { judgeAccess } from "./access.ts";
import { judgeComment } from "./comment.ts";
import { hasCard, openDocket, REBUILT, record, type Docket } from "./docket.ts";
import { judgeNumbers, judgeSeveritySteps } from "./more-steps.ts";
import { judgeChecks } from "./manual-check.ts";
import { judgeNative } from "./native.ts";
import { judgeOpening } from "./opening.ts";
import { judgeOperations } from "./operation.ts";
import { judgePostmortem } from "./postmortem.ts";
import { judgeProbes } from "./probe.ts";
import { judgeRunbook } from "./runbook.ts";
import { judgeTicks } from "./tick.ts";
import { judgeTriage, judgeTriageOnOpen } from "./triage.ts";
import { judgeValidation } from "./validation.ts";

/**
 * Judges everything on the issue that has no receipt yet, in the order in which it happened. Pure: the same
 * snapshot and moment give the same receipts, so a pass that died before writing them is simply repeated.
 */
export function judge(snapshot: Snapshot, now: Instant): Docket {
  const bot = botComments(snapshot.comments, snapshot.self, snapshot.config.config.hosts);
  let docket = judgeOpening(openDocket(snapshot, bot, ledgerOf(bot), now));
  if (docket.incident === undefined) return docket;
  // The card is the bot's first comment, and what people said meanwhile is answered after it: in the next round.
  if (!hasCard(docket)) return judgeRunbook(noteLoss(docket));
  // The checklist is there before anybody can speak of its steps.
  docket = judgeNumbers(judgeTriage(judgeProbes(judgeRunbook(docket))));
  for (const happening of happenings(snapshot)) docket = judgeRunbook(happening.judge(docket));
  docket = judgeTriageOnOpen(judgeTicks(judgeSeveritySteps(docket)));
  docket = judgeValidation(judgeChecks(docket));
  docket = judgeOperations(judgeAccess(docket));
  return judgePostmortem(docket);
}

/**
 * Comments of the bot without a card mean that it was deleted, a card that cannot be read that it was edited. What was
 * on record is judged again from the comments and events that are there, as of now; the receipt makes the card say so.
 */
function noteLoss(docket: Docket): Docket {
  const own = docket.bot.filter((bot) => !mayBeOfWorkflow(docket, bot));
  const newest = own.map(({ comment }) => comment.id).toSorted((a, b) => b - a)[0];
  return newest === undefined ? docket : record(docket, `${REBUILT}/${newest}`, []);
}

/** The result of a probe or an operation may come from a workflow that was started by hand. */
const mayBeOfWorkflow = (
  { snapshot }: Docket,
  { marker, comment }: Docket["bot"][number],
): boolean =>
  marker.kind === "probe" ||
  (marker.kind === "operation" &&
    comment.author.app === "github-actions" &&
    snapshot.self.app !== "github-actions");

interface Happening {
  readonly at: Instant;
  readonly judge: (docket: Docket) => Docket;
}

function happenings(snapshot: Snapshot): readonly Happening[] {
  const said = snapshot.comments.map((comment): Happening => ({
    at: comment.createdAt,
    judge: (docket) => judgeComment(docket, comment),
  }));
  const native = snapshot.events.map((event): Happening => ({
    at: event.at,
    judge: (docket) => judgeNative(docket, event),
  }));
  return [...said, ...native].toSorted((a, b) => a.at - b.at);
}
