import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startPitpilot, type Pitpilot } from "../../examples/patient/pitpilot.ts";

const SECRETS = { healthcheck: "health", syncJobWorker: "worker", stripeReconcile: "stripe" };

let patient: Pitpilot;

beforeEach(async () => {
  patient = await startPitpilot({ secrets: SECRETS, slowFor: 1 });
});
afterEach(() => patient.close());

async function ask(
  path: string,
  { token, body }: { readonly token?: string; readonly body?: object } = {},
): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(`${patient.url}${path}`, {
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
  return { status: response.status, body: await response.json() };
}

const health = () => ask("/api/health", { token: "health" });
const work = (body: object) => ask("/api/events/sync/jobs/worker", { token: "worker", body });
const reconcile = (body: object) => ask("/api/stripe/reconcile", { token: "stripe", body });

test("each address asks for its own token", async () => {
  await expect(ask("/api/health")).resolves.toMatchObject({ status: 401 });
  await expect(ask("/api/health", { token: "worker" })).resolves.toMatchObject({ status: 401 });
  await expect(
    ask("/api/stripe/reconcile", { token: "health", body: { dryRun: true } }),
  ).resolves.toMatchObject({ status: 401 });
  await expect(ask("/api/nothing", { token: "health" })).resolves.toMatchObject({ status: 404 });
});

test("a healthy service says so", async () => {
  await expect(health()).resolves.toEqual({
    status: 200,
    body: {
      overall: "ok",
      sync: { dead_letter_jobs: 0, queue_depth: 12 },
      webhooks: { failed_last_hour: 0 },
      errors: { rate: 0.001 },
      latency: { p95_ms: 180 },
    },
  });
});

const KINDS = ["sync-backlog", "billing-mismatch", "api-down", "api-slow"];

test("it can be broken in four ways, and in no other", () => {
  expect(patient.kinds).toEqual(KINDS);
  expect(() => patient.break("sunspots")).toThrow(/cannot be broken by "sunspots"/u);
});

test.each(KINDS)("%s shows in its health, and heals", async (kind) => {
  patient.break(kind);
  const ill = await health();
  expect(ill.body).not.toMatchObject({ overall: "ok" });
  expect(ill.status).toBe(kind === "api-down" ? 503 : 200);
  patient.heal();
  await expect(health()).resolves.toMatchObject({ status: 200, body: { overall: "ok" } });
});

describe("the worker of the sync jobs", () => {
  test("works off as many jobs as it is told, once the cause is gone", async () => {
    await expect(work({ maxJobs: 3 })).resolves.toMatchObject({
      body: { processed: 3, succeeded: 3, failed: 0 },
    });
    expect(patient.figures.queueDepth).toBe(9);
  });

  test("gives jobs up for as long as the cause is there", async () => {
    patient.break("sync-backlog");
    await expect(work({ maxJobs: 3 })).resolves.toMatchObject({ body: { failed: 3 } });
    expect(patient.figures.deadLetterJobs).toBe(40);
  });

  test("changes nothing in a dry run", async () => {
    await expect(work({ maxJobs: 3, dryRun: true })).resolves.toMatchObject({
      body: { dryRun: true, processed: 3 },
    });
    expect(patient.figures.queueDepth).toBe(12);
  });
});

describe("the comparison with Stripe", () => {
  beforeEach(() => patient.break("billing-mismatch"));

  test("only counts the differences in a dry run", async () => {
    await expect(reconcile({ dryRun: true })).resolves.toMatchObject({
      body: { differences: 3, corrected: 0 },
    });
    await expect(health()).resolves.toMatchObject({ body: { webhooks: { failed_last_hour: 14 } } });
  });

  test("corrects them in the real run", async () => {
    await expect(reconcile({ dryRun: false })).resolves.toMatchObject({ body: { corrected: 3 } });
    await expect(health()).resolves.toMatchObject({ body: { overall: "ok" } });
  });

  test("does nothing where nobody says which of the two is meant", async () => {
    await expect(reconcile({})).resolves.toMatchObject({ status: 400 });
    expect(patient.figures.differences).toBe(3);
  });
});

test("every request is on record with its body and its answer", async () => {
  await reconcile({ dryRun: true });
  await ask("/api/health");
  expect(patient.calls).toEqual([
    { method: "POST", path: "/api/stripe/reconcile", body: { dryRun: true }, status: 200 },
    { method: "GET", path: "/api/health", body: undefined, status: 401 },
  ]);
});
