import { readMarker, withMarker } from "../../src/control/bot-comment.ts";
import type { ProbeReport } from "../../src/domain/probe/report.ts";
import { milliseconds } from "../../src/domain/time.ts";
import { ACTIONS } from "../support/memory-forge.ts";
import { bench, FILES, report } from "./bench.ts";
import { requestOf } from "./probe-comment.ts";

const PROBES = `
  ready: { kind: http, title: Ready, url: https://shop.example/ready }
  queue: { kind: http, title: Queue, url: https://shop.example/queue }
`;

/** The tree of a team whose queue or database may fail. */
export const TREE = `
  branches:
    - id: queue
      title: The queue is backed up
      any:
        - {value: queued, above: 100}
        - {value: queued, growing: true}
      runbook: runbooks/queue.md
      part: Case B
    - id: database
      title: The database is down
      when: [{value: db_ok, equals: false}]
      runbook: runbooks/database.md
      severity: sev-1
      flags: [stop-deploys]
`;

const QUEUE = `# Queue

## First response

1. Look at the queue.

## Case A: one job

1. Remove the job.

## Case B: all jobs

1. Restart the worker.
2. Watch it for a minute.
`;

const DATABASE = `# Database

## First response

1. Stop all writers.
2. Call the owner of the database.
`;

const CONFIG = FILES[".github/incidents.yml"] ?? "";

/** The team of the other tests with two more probes and a triage. */
export const filesWith = (
  triage: string,
  others: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> => ({
  ...FILES,
  ".github/incidents.yml": `${CONFIG.replace("probes:\n", `probes:${PROBES}`)}${triage}`,
  "runbooks/queue.md": QUEUE,
  "runbooks/database.md": DATABASE,
  ...others,
});

/** The files with that tree on two probes. */
export const files = filesWith(`triage:\n  probes: [ready, queue]${TREE}`);

type Bench = ReturnType<typeof bench>;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;

/** An incident of that team, opened by a responder. */
export async function opened(
  beginning: Parameters<typeof bench>[0] = {},
  severity = "SEV-3",
): Promise<Bench> {
  const b = bench({ files, body: report({ severity }), ...beginning });
  await b.run();
  return b;
}

/** What the probes of a triage find, by name; one that is left out does not report. */
export type Findings = Readonly<
  Record<
    string,
    { readonly health?: ProbeReport["health"]; readonly values?: ProbeReport["values"] }
  >
>;

/** Does what the Action does: one comment with the reports of all probes of the group, then the run ends. */
export function reportGroup(b: Bench, findings: Findings, group = requestOf(b)): void {
  const reports = Object.entries(findings).map(
    ([probe, { health = "healthy", values = {} }]): ProbeReport => ({
      version: 1,
      probe,
      request: `${group}~${probe}`,
      health,
      summary: health,
      at: b.clock(),
      latency: milliseconds(12),
      attempts: 1,
      assertions: [],
      values,
      runUrl: undefined,
    }),
  );
  const body = withMarker("The probes have run.", {
    kind: "probe",
    request: group,
    run: undefined,
    impossible: undefined,
    report: undefined,
    reports,
  });
  const answer = b.of("probe").find((comment) => {
    const marker = readMarker(comment.body);
    return marker?.kind === "probe" && marker.request === group;
  });
  if (answer === undefined) b.sayAs(ACTIONS, body);
  else b.editAs(answer.id, body);
  b.finishRun(group, "success");
}

/** Headings of the checklists, in order. */
export const headings = (b: Bench): readonly string[] =>
  b
    .of("checklist")
    .map(({ body }) => /^\[(?<heading>[^\]]+)\]/mu.exec(body)?.groups?.["heading"] ?? body);

/** Dispatches of the workflow that runs probes. */
export const dispatches = (b: Bench): readonly string[] =>
  b.writes.filter((write) => write.startsWith("dispatch"));

/** An incident in which somebody has just asked for a triage. */
export async function asked(...given: Parameters<typeof opened>): Promise<Bench> {
  const b = await opened(...given);
  b.pass(SECOND);
  b.say("ada", "/triage");
  await b.run();
  return b;
}

/** Ends the triage that runs with what its probes find. */
export async function found(b: Bench, findings: Findings): Promise<void> {
  reportGroup(b, findings);
  await b.run();
}

/** A further triage, five minutes later. */
export async function again(b: Bench, findings: Findings): Promise<void> {
  b.pass(5 * MINUTE);
  b.say("ada", "/triage");
  await b.run();
  await found(b, findings);
}

export const DB_DOWN: Findings = {
  ready: { values: { db_ok: false } },
  queue: { values: { queued: 5 } },
};
export const QUEUE_FULL: Findings = {
  ready: { values: { db_ok: true } },
  queue: { values: { queued: 512 } },
};
export const FINE: Findings = {
  ready: { values: { db_ok: true } },
  queue: { values: { queued: 5 } },
};
