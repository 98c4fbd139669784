import { approveAccess } from "../access/approve.ts";
import { shortCommit } from "../commit.ts";
import { codeSpan } from "../markdown/escape.ts";
import { askAnew } from "../operation/assignments.ts";
import { isSamePerson } from "../operation/limits.ts";
import { isMoved, isUnchanged } from "../operation/request.ts";
import { isOpen, stageOf, type OperationRun } from "../operation/state.ts";
import { formatInstant, minutes } from "../time.ts";
import { firstWord, type Argument } from "./argument.ts";
import { code, codeList } from "./code.ts";
import { command, type Decision, type Request } from "./command.ts";
import { doneBy, refuse, refuseClosed } from "./refusal.ts";
import { whyWrongSeverity } from "./run.ts";

const HASH = /^`?(?<hash>[0-9a-f]{12})`?[.,]?$/iu;

/** So long a command is repeated whole where one is refused; the comment of the request has more room. */
const REPEATED = 300;

/** What a request is named by: twelve hexadecimal digits, as its comment shows them. */
export const requestHash: Argument<string> = {
  usage: (name) => `<${name}>`,
  take: (rest) => {
    const [head, after] = firstWord(rest);
    const hash = HASH.exec(head)?.groups?.["hash"]?.toLowerCase();
    return hash === undefined
      ? { ok: false, expected: "the twelve digits the request shows, such as `3f9a01c2b7de`" }
      : { ok: true, value: hash, rest: after };
  },
};

/** `/approve` */
export const approve = command({
  name: "approve",
  summary:
    "Approve what somebody else has asked for: an operation or emergency access, named by the digits it shows.",
  who: "responder",
  args: { hash: requestHash },
  examples: ["/approve 3f9a01c2b7de"],
  staleAfter: minutes(10),
  decide: ({ hash }, request) => {
    const closed = refuseClosed(request.incident);
    if (closed !== undefined) return closed;
    const named = request.incident.operations.filter((run) => run.hash === hash);
    const open = named.filter(isOpen);
    const [run, second] = open;
    if (second !== undefined)
      return refuse(
        `Two requests show ${code(hash)}, so that nobody can tell which is meant. Cancel both with \`/cancel ${hash}\` and ask anew.`,
      );
    if (run !== undefined) return approveOperation(run, request);
    return (
      approveAccess(hash, request) ??
      refuse(whyNone(hash, named.at(-1), request.incident.operations))
    );
  },
});

function approveOperation(run: OperationRun, request: Request): Decision {
  const why = whyNotNow(run) ?? whyNotAllowed(run, request);
  if (why !== undefined) return refuse(why);
  const { at, by } = request;
  return {
    kind: "accepted",
    events: [{ kind: "operation-approved", at, by, request: run.request }],
  };
}

/** What stands in the way of an approval by anybody. */
function whyNotNow(run: OperationRun): string | undefined {
  const it = code(run.operation);
  switch (stageOf(run)) {
    case "waiting":
      return undefined;
    case "asked":
    case "dry-run":
      return run.needs.approval
        ? `The dry run of ${it} has not ended yet. Read what it shows, then approve.`
        : `${it} needs no approval.`;
    case "approved":
      return `${it} is approved already${doneBy(run.approvedBy, run.approvedAt)}.`;
    case "running":
      return `${it} was begun already. Its result will appear in its comment.`;
    case "succeeded":
    case "failed":
    case "unknown":
    case "lapsed":
      return `${it} is over, and an approval changes nothing.`;
  }
}

function whyNotAllowed(run: OperationRun, request: Request): string | undefined {
  const { by, at, policy, incident } = request;
  const it = code(run.operation);
  if (at >= run.expiresAt)
    return `The request for ${it} expired at ${formatInstant(run.expiresAt)}. Ask for it anew with \`/run\`.`;
  if (policy.operations.areOff)
    return "Operations are switched off: `operations-off: true` in `.github/incidents.yml`.";
  const spec = policy.operations.specs.get(run.operation);
  if (spec === undefined)
    return `${it} is not in the config any more, so its request ends here. Nothing was done.`;
  if (!isUnchanged(spec, run))
    return `The config has changed ${it} since it was asked for, so its request ends here: you would approve something else than was shown. Ask for it anew with \`/run\`.`;
  if (isMoved(spec, run, request.commit))
    return `${it} runs what the default branch holds, which has moved from ${code(shortCommit(run.commit))} to ${code(shortCommit(request.commit))} since it was asked for, so its request ends here: what you would approve may not be what was shown. Ask for it anew: ${codeSpan(askAnew(run, REPEATED))}.`;
  if (isSamePerson(by, run.requestedBy))
    return `You asked for ${it} yourself. It needs a second person: somebody else with write access writes \`/approve ${run.hash}\`.`;
  return whyWrongSeverity(spec, incident.severity);
}

function whyNone(
  hash: string,
  past: OperationRun | undefined,
  operations: readonly OperationRun[],
): string {
  if (past?.lapsed !== undefined)
    return `The request ${code(hash)} for ${code(past.operation)} is over; its comment says why. Ask for it anew with \`/run\`.`;
  if (past !== undefined)
    return `The request ${code(hash)} for ${code(past.operation)} was carried out already.`;
  const waiting = operations.filter((run) => stageOf(run) === "waiting").map((run) => run.hash);
  return waiting.length === 0
    ? `Nothing that waits for an approval shows ${code(hash)}.`
    : `Nothing shows ${code(hash)}. Waiting for an approval: ${codeList(waiting)}.`;
}
