import { botComments, ledgerOf, readMarker, withMarker } from "../../src/control/bot-comment.ts";
import type { Author } from "../../src/control/port.ts";
import type { OperationOutcome } from "../../src/domain/operation/event.ts";
import { fold } from "../../src/domain/fold.ts";
import type { OperationReport } from "../../src/domain/operation/report.ts";
import { stageOf, type OperationRun } from "../../src/domain/operation/state.ts";
import type { Verdict } from "../../src/domain/ledger.ts";
import { ACTIONS, type Beginning } from "../support/memory-forge.ts";
import { bench, FILES } from "./bench.ts";

export type OperationBench = ReturnType<typeof openBench>;

/** Operations as most tests want them; `redeploy` needs everything, `ping` needs nothing. */
export const OPERATIONS = `
hosts: { app: sitrep }
operations:
  redeploy:
    title: Redeploy the shop
    kind: http
    url: https://deploy.example/redeploy
    body: { jobs: { param: maxJobs }, dry: { dry-run: true } }
    parameters: { maxJobs: { type: number, from: 1, to: 10, default: 3 } }
    target: production
    dry-run-first: true
    expires: 30m
    rate: { most: 1, per: 2h }
  flag-off:
    kind: http
    url: https://flags.example/off
    body: { flag: { param: flag } }
    parameters: { flag: { type: text } }
    target: flags
  ping:
    kind: http
    url: https://ping.example/
    approval: none
    target: production
  restart:
    kind: workflow
    workflow: restart.yml
    approval: none
    roles: [lead]
    severities: [sev-1]
  migrate:
    kind: command
    argv: [node, scripts/migrate.mjs, { param: to }, { dry-run: true }]
    parameters: { to: { type: text } }
    target: database
    dry-run-first: true
  rollback:
    kind: workflow
    workflow: rollback.yml
    inputs: { preview: { dry-run: true } }
    target: database
    dry-run-first: true
`;

/** The team's config with operations, and whatever stands behind them. */
export const configWith = (operations = OPERATIONS): string =>
  `${FILES[".github/incidents.yml"] ?? ""}${operations}`;

/** An incident of a team that has operations. */
export function openBench(beginning: Beginning = {}) {
  const b = bench({
    permissions: { ada: "write", grace: "write", linus: "write", mallory: "read" },
    files: { ...FILES, ".github/incidents.yml": configWith() },
    ...beginning,
  });
  const bot = () => botComments(b.comments(), b.forge.self, { app: undefined, actions: false });
  const operations = (): readonly OperationRun[] => fold(ledgerOf(bot()))?.operations ?? [];
  return {
    ...b,
    bot,
    operations,
    stages: () => operations().map(stageOf),
    /** The last request. */
    last: (): OperationRun => {
      const run = operations().at(-1);
      if (run === undefined) throw new Error("nothing was asked for");
      return run;
    },
    /** A second later somebody says something, and a pass follows. */
    tell: async (login: string, said: string) => {
      b.pass(1000);
      const comment = b.say(login, said);
      await b.run();
      return comment.id;
    },
    /** What was said to a comment. */
    verdict: (comment: number): Verdict | undefined =>
      ledgerOf(bot()).entries.find(({ id }) => id === `comment/${comment}/0`)?.verdict,
    refusal: (): string => b.text("reply", b.of("reply").length - 1),
    dispatches: () => b.writes.filter((write) => write.startsWith("dispatch operate.yml")),
  };
}

/** Ends a run as the Action does: writes into the comment of its request. */
export function endRun(
  b: OperationBench,
  {
    isDryRun,
    kind = "succeeded",
    by = ACTIONS,
    ...change
  }: {
    readonly isDryRun: boolean;
    readonly kind?: OperationOutcome["kind"];
    readonly by?: Author;
    readonly output?: string;
    readonly change?: Partial<OperationReport>;
    /** Whether a comment of its own is written, as where the other may not be edited. */
    readonly isApart?: boolean;
  },
): void {
  const run = b.last();
  const report: OperationReport = {
    version: 1,
    operation: run.operation,
    request: run.request,
    hash: run.hash,
    isDryRun,
    outcome: { kind, summary: "answered 200", output: change.output, runUrl: undefined },
    at: b.clock(),
    run: 1,
    ...change.change,
  };
  const holder = b.of("operation").find(({ body }) => {
    const marker = readMarker(body);
    return marker?.kind === "operation" && marker.request === run.request;
  });
  const marker = holder === undefined ? undefined : readMarker(holder.body);
  const body = withMarker("By the workflow.", {
    kind: "operation",
    request: run.request,
    stage: stageOf(run),
    impossible: undefined,
    reports: [...(marker?.kind === "operation" ? marker.reports : []), report],
  });
  if (holder === undefined || change.isApart === true) b.sayAs(by, body);
  else b.editAs(holder.id, body);
  b.finishRun(run.request, kind === "succeeded" ? "success" : "failure");
}

/** An incident whose card is there. */
export async function opened(beginning: Beginning = {}): Promise<OperationBench> {
  const b = openBench(beginning);
  await b.run();
  return b;
}

/** `redeploy`, or something else, asked for by Ada, its dry run done. */
export async function shown(
  beginning: Beginning = {},
  asked = "/run redeploy maxJobs=5",
): Promise<OperationBench> {
  const b = await opened(beginning);
  await b.tell("ada", asked);
  endRun(b, { isDryRun: true, output: "would restart 5 jobs" });
  await b.run();
  return b;
}

/** And approved by Grace, so that it is begun. */
export async function begun(beginning: Beginning = {}): Promise<OperationBench> {
  const b = await shown(beginning);
  await b.tell("grace", `/approve ${b.last().hash}`);
  return b;
}
