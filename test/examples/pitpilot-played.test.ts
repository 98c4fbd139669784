import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { fillForm } from "../../examples/demo/fill-form.ts";
import { commentWith, mustFind } from "../../examples/demo/play/find.ts";
import { hashIn } from "../../examples/demo/play/incident.ts";
import { pitpilot } from "../../examples/demo/play/pitpilot/pitpilot.ts";
import { startPitpilot } from "../../examples/patient/pitpilot.ts";
import { setStage, type Stage } from "../../examples/demo/stage.ts";
import { lookAt, type ThreadView } from "../../examples/demo/thread-view.ts";
import { minutes } from "../../src/domain/time.ts";

const REPOSITORY = pitpilot.repository;
const BOT = "sitrep[bot]";

/** One incident for each part that can break; the App's pace allows a repository no hundred writes at once. */
const REPORTS = {
  sync: ["Sync jobs", "SEV-1: core is unavailable for most teams"],
  stripe: [
    "Stripe billing and webhooks",
    "SEV-2: partial degradation, more failures or slower than usual",
  ],
  api: ["API", "SEV-3: minor, there is a workaround"],
  other: ["Something else, or not sure", "Not sure: SEV-2 or SEV-3"],
} as const;
type Part = keyof typeof REPORTS;

let folder: string;
let stage: Stage;
const numbers = new Map<Part, number>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sitrep-pitpilot-"));
  stage = await setStage({
    system: { ...pitpilot, startPatient },
    port: 0,
    log: join(folder, "app.log"),
  });
  await stage.quiet();
  for (const part of ["sync", "stripe", "api", "other"] as const) {
    const [service, severity] = REPORTS[part];
    // One after the other, so that their numbers are in order.
    // oxlint-disable-next-line no-await-in-loop
    numbers.set(part, await report(service, severity));
  }
  await stage.quiet();
});
afterEach(() => stage.patient.heal());
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
});

/** PitPilot with slow answers that nobody has to wait for: its own figures tell how slow they are. */
const startPatient = (): ReturnType<typeof startPitpilot> =>
  startPitpilot({
    secrets: {
      healthcheck: pitpilot.secrets["HEALTHCHECK_SECRET"] ?? "",
      syncJobWorker: pitpilot.secrets["SYNC_JOB_WORKER_SECRET"] ?? "",
      stripeReconcile: pitpilot.secrets["STRIPE_RECONCILE_SECRET"] ?? "",
    },
    slowFor: 1,
  });

/** Somebody fills in the form; the number of the incident. */
async function report(service: string, severity: string): Promise<number> {
  const form = stage.github.store.file(REPOSITORY, ".github/ISSUE_TEMPLATE/incident.yml") ?? "";
  const filled = fillForm(form, `${service} is wrong`, {
    service,
    severity,
    "what-is-happening": "It does not do what it should.",
  });
  const { number } = await stage.people.reporter.openIssue(REPOSITORY, filled);
  return number;
}

/** Somebody writes a comment, the on-call by default; the thread as it stands when everything has come to rest. */
async function say(part: Part, text: string, who = stage.people.onCall): Promise<ThreadView> {
  await who.comment(REPOSITORY, numbers.get(part) ?? 0, text);
  await stage.quiet();
  return threadOf(part);
}

const threadOf = (part: Part): ThreadView =>
  lookAt(stage.github, { repository: REPOSITORY, number: numbers.get(part) ?? 0 });
const checklistOf = (thread: ThreadView): string =>
  mustFind(commentWith(thread, BOT, /^- \[.\] \*\*1\.\*\*/mu), "checklist").body;

test.each([
  ["sync", "severity/sev-1"],
  ["stripe", "severity/sev-2"],
  ["api", "severity/sev-3"],
  ["other", "severity/sev-2"],
] as const)("1.1 severities: what the form says of %s becomes %s", (part, label) => {
  expect(threadOf(part).labels).toContain(label);
});

test.each([
  ["sync", "runbooks/sync-jobs.md", "pause schedule imports"],
  ["stripe", "runbooks/stripe-billing.md", "change neither plans nor prices"],
  ["api", "runbooks/api-degradation.md", "switch off what costs most"],
] as const)("1.2 scope areas: %s has containment steps of its own", (part, path, step) => {
  const checklist = checklistOf(threadOf(part));
  expect(checklist).toContain(path);
  expect(checklist).toContain(step);
});

test("1.3 first ten minutes: lead, facts and a probe in one comment, while the API is down", async () => {
  await stage.patient.break("api-down");
  const thread = await say(
    "api",
    [
      "/ack",
      "/lead me",
      "/fact endpoints GET /api/entries",
      "/fact start 20m ago",
      "/fact blast-radius all teams",
      "/probe health",
    ].join("\n"),
  );
  const [card] = thread.comments;
  expect(card?.body).toMatch(/\| Lead \| .*jonas/u);
  expect(card?.body).toContain("GET /api/entries");
  expect(card?.body).toMatch(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/u);
  expect(card?.body).toContain("all teams");
  const probe = mustFind(commentWith(thread, BOT, "unhealthy"), "result of the probe").body;
  expect(probe).toMatch(/\| status is 200 \| 503 \| \*\*no\*\* \|/u);
  expect(stage.patient.calls.filter(({ status }) => status === 401)).toEqual([]);
});

describe("1.4 operations", () => {
  const CURL =
    /--request POST "(?<url>\S+)"[\s\S]*?Bearer \$\{(?<secret>\w+):\?[\s\S]*?--data '(?<body>[^']+)'/gu;

  /** Does what each curl command of a checklist does, in order. */
  async function runCommandsOf(checklist: string): Promise<readonly unknown[]> {
    const answers: unknown[] = [];
    for (const { groups } of checklist.matchAll(CURL)) {
      // The order is the point.
      // oxlint-disable-next-line no-await-in-loop
      const response = await fetch(groups?.["url"] ?? "", {
        method: "POST",
        headers: { authorization: `Bearer ${pitpilot.secrets[groups?.["secret"] ?? ""]}` },
        body: groups?.["body"] ?? "",
      });
      // oxlint-disable-next-line no-await-in-loop
      answers.push(await response.json());
    }
    return answers;
  }

  test("the checklist's command has the worker run three jobs", async () => {
    const checklist = checklistOf(threadOf("sync"));
    await expect(runCommandsOf(checklist)).resolves.toEqual([
      { dryRun: false, processed: 3, succeeded: 3, failed: 0 },
    ]);
  });

  test("its commands compare with Stripe in a dry run, and only then correct", async () => {
    const checklist = checklistOf(threadOf("stripe"));
    await stage.patient.break("billing-mismatch");
    await expect(runCommandsOf(checklist)).resolves.toEqual([
      { dryRun: true, differences: 3, corrected: 0 },
      { dryRun: false, differences: 3, corrected: 3 },
    ]);
    expect([...stage.patient.broken]).toEqual([]);
  });
});

describe("1.4 operations, by /run", () => {
  const bodiesOf = (path: string): readonly unknown[] =>
    stage.patient.calls.flatMap((call) =>
      call.path === path && call.status === 200 ? [call.body] : [],
    );

  test("the worker takes three jobs unless somebody says how many, and its secret stays one", async () => {
    const path = "/api/events/sync/jobs/worker";
    const before = bodiesOf(path).length;
    const thread = await say("sync", "/run run-sync-worker\n/run run-sync-worker maxJobs=26");
    expect(bodiesOf(path).slice(before)).toEqual([{ maxJobs: 3 }]);
    expect(mustFind(commentWith(thread, BOT, "Run the sync worker: done"), "result").body).toMatch(
      /"processed": ?3/u,
    );
    expect(mustFind(commentWith(thread, BOT, "was not carried out"), "refusal").body).toMatch(
      /maxJobs.*25/u,
    );
    const secret = pitpilot.secrets["SYNC_JOB_WORKER_SECRET"] ?? "";
    const texts = [
      ...stage.runner.runs.flatMap(({ log, summary }) => [log, summary]),
      ...thread.comments.map(({ body }) => body),
    ];
    expect(texts.filter((text) => text.includes(secret))).toEqual([]);
  });

  test("Stripe is compared in a dry run first, and corrected once a second person has approved", async () => {
    const path = "/api/stripe/reconcile";
    const before = bodiesOf(path).length;
    await stage.patient.break("billing-mismatch");
    const asked = await say("stripe", "/run stripe-reconcile");
    expect(bodiesOf(path).slice(before)).toEqual([{ dryRun: true }]);
    const hash = hashIn(asked);
    await say("stripe", `/approve ${hash}`);
    expect(bodiesOf(path)).toHaveLength(before + 1);
    await say("stripe", `/approve ${hash}`, stage.people.reporter);
    expect(bodiesOf(path).slice(before)).toEqual([{ dryRun: true }, { dryRun: false }]);
    expect([...stage.patient.broken]).toEqual([]);
  });
});

test("1.5 manual steps: the SQL stands in the checklist, and a person ticks its step", async () => {
  const before = checklistOf(threadOf("sync"));
  expect(before).toMatch(
    /^- \[ \] \*\*7\.\*\* .*\n\n? +```sql\n[\s\S]*?SET phase = 'retrying',\s+run_after = now\(\)/mu,
  );
  const thread = await say("sync", "/ack\n/done 7 both counts were 37");
  expect(checklistOf(thread)).toMatch(/^- \[x\] \*\*7\.\*\*/mu);
});

test("1.6 rollback: its steps and the smoke list are attached by name, and ticked like the others", async () => {
  const thread = await say("stripe", "/ack\n/runbook rollback");
  const rollback = checklistOf(thread);
  expect(rollback).toContain("runbooks/rollback.md");
  expect(rollback).toMatch(
    /Revert to it[\s\S]*additive migration[\s\S]*\/probe health[\s\S]*login[\s\S]*sync event[\s\S]*submit entry[\s\S]*checkout webhook/u,
  );
  const ticked = await say("stripe", "/probe health\n/done c2.3-9");
  expect(mustFind(commentWith(ticked, BOT, "PitPilot health"), "result of the probe").body).toMatch(
    /\$\.overall equals "ok" \| "ok" \| yes/u,
  );
  expect(checklistOf(ticked).match(/^- \[x\]/gmu)).toHaveLength(7);
});

test("1.7 recovery validation: figures out of bounds and counts that grow start the soak again", async () => {
  const steady = await say("sync", "/resolve the faulty job is fixed");
  expect(steady.labels).toContain("phase/monitoring");
  for (const kind of ["sync-backlog", "billing-mismatch", "api-slow"])
    // One after the other: each adds to what is broken.
    // oxlint-disable-next-line no-await-in-loop
    await stage.patient.break(kind);
  stage.clock.skip(minutes(5));
  await stage.quiet();
  const thread = threadOf("sync");
  const red = mustFind(
    commentWith(thread, "github-actions[bot]", "PitPilot recovery: unhealthy"),
    "red reading",
  ).body;
  for (const row of [
    '$.overall equals "ok" | "degraded" | **no** |',
    "$.sync.dead_letter_jobs is not growing | 37, was 0 (+37) 5 min",
    "$.webhooks.failed_last_hour is not growing | 14, was 0 (+14) 5 min",
    "$.errors.rate is below 0.02 | 0.06 | **no** |",
    "$.latency.p95_ms is below 1000 | 4200 | **no** |",
  ])
    expect(red).toContain(row);
  expect(thread.comments[0]?.body).toMatch(/\| Recovery \| red at .* The count begins again/u);
  expect(thread.isOpen).toBe(true);
});

// The incident of row 1.3 is resolved.
test("1.8 postmortem: exact UTC, three kinds of corrective actions, due within 24 hours", async () => {
  stage.clock.skip(minutes(30));
  const thread = await say("api", "/resolve");
  expect(thread.labels).toContain("phase/resolved");
  const pull = mustFind(stage.github.store.pulls(REPOSITORY)[0], "pull request");
  expect(pull.pull.requestedReviewers).toEqual(["jonas"]);
  const files = stage.github.store.files(REPOSITORY, pull.pull.headBranch);
  const [, bytes] = mustFind(
    [...files].find(([path]) => path.startsWith("postmortems/")),
    "postmortem",
  );
  const postmortem = Buffer.from(bytes).toString("utf8");
  expect(postmortem).toMatch(/^\| \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \| jonas \| Acknowledged/mu);
  for (const part of ["Root cause", "Contributing factors"])
    expect(postmortem).toContain(`\n## ${part}\n`);
  for (const kind of ["Code fix", "Alert or runbook update", "Test added"])
    expect(postmortem).toContain(`\n### ${kind}\n`);
  const resolvedAt = /^resolved_at: "(?<at>[^"]+)"$/mu.exec(postmortem)?.groups?.["at"] ?? "";
  const due = new Date(Date.parse(resolvedAt) + 24 * 3_600_000).toISOString();
  expect(pull.body).toContain(`due by ${due.slice(0, 10)} ${due.slice(11, 19)} UTC`);
});
