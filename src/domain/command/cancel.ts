import { isOpen, stageOf, type OperationRun } from "../operation/state.ts";
import { requestHash } from "./approve.ts";
import { code, codeList } from "./code.ts";
import { command } from "./command.ts";
import { refuse } from "./refusal.ts";

/** `/cancel` */
export const cancel = command({
  name: "cancel",
  summary:
    "End a request before it is begun, or give its target free after somebody has looked how it ended.",
  who: "responder",
  args: { hash: requestHash },
  examples: ["/cancel 3f9a01c2b7de"],
  decide: ({ hash }, { by, at, incident }) => {
    const named = incident.operations.filter((run) => run.hash === hash);
    const open = named.filter(isOpen);
    const ending = open.filter((run) => stageOf(run) !== "running");
    if (ending.length > 0)
      return {
        kind: "accepted",
        events: ending.map((run) => ({
          kind: "operation-cancelled",
          at,
          by,
          request: run.request,
          why: { kind: stageOf(run) === "unknown" ? "looked-into" : "cancelled-by", login: by },
        })),
      };
    const [running] = open;
    return refuse(
      running === undefined
        ? whyNone(hash, named.at(-1), incident.operations)
        : `${code(running.operation)} was begun already, and what was begun is not stopped from here. Its result will appear in its comment.`,
    );
  },
});

function whyNone(
  hash: string,
  past: OperationRun | undefined,
  operations: readonly OperationRun[],
): string {
  if (past !== undefined)
    return `The request ${code(hash)} for ${code(past.operation)} is over already.`;
  const open = operations.filter(isOpen).map((run) => run.hash);
  return open.length === 0
    ? `No request shows ${code(hash)}, and none is open.`
    : `No request shows ${code(hash)}. Open: ${codeList(open)}.`;
}
