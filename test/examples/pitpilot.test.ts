import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readFrontMatter } from "../../src/config/front-matter.ts";
import { readConfig } from "../config/read-config.ts";
import { readIssueForm } from "../../src/config/issue-form.ts";
import type { Config } from "../../src/config/config.ts";
import { readSeverity } from "../../src/domain/form/severity.ts";
import { findService } from "../../src/domain/policy.ts";
import { firstResponse } from "../../src/domain/runbook/first-response.ts";
import { matchRunbook } from "../../src/domain/runbook/match.ts";
import { parseRunbook } from "../../src/domain/runbook/parse.ts";
import type { Runbook, Step } from "../../src/domain/runbook/runbook.ts";
import { formatDuration } from "../../src/domain/time.ts";

const ROOT = join(import.meta.dirname, "..", "..", "examples", "pitpilot");
const file = (path: string): string => readFileSync(join(ROOT, path), "utf8");

const config = readValid(file(".github/incidents.yml"));
const form = readIssueForm(file(".github/ISSUE_TEMPLATE/incident.yml"));
const runbooks = readdirSync(join(ROOT, "runbooks")).map((name) => readRunbook(`runbooks/${name}`));

function readValid(text: string): Config {
  const reading = readConfig(text);
  if (reading.kind !== "valid") throw new Error(JSON.stringify(reading.diagnostics, undefined, 2));
  expect(reading.diagnostics).toEqual([]);
  return reading.config;
}

function readRunbook(path: string): Runbook {
  const text = file(path);
  const { values, diagnostics } = readFrontMatter(text);
  expect(diagnostics).toEqual([]);
  return parseRunbook({ path, text, frontMatter: values });
}

const runbookAt = (name: string): Runbook => {
  const found = runbooks.find(({ path }) => path === `runbooks/${name}.md`);
  if (found === undefined) throw new Error(`there is no runbook ${name}`);
  return found;
};
const stepsOf = (name: string): readonly Step[] => firstResponse(runbookAt(name))?.steps ?? [];
const codeOf = (name: string): string =>
  stepsOf(name)
    .flatMap(({ code }) => code)
    .map(({ text }) => text)
    .join("\n");
const question = (id: string) => form.find((one) => one.id === id);

test("every runbook has steps to begin with, none of them empty", () => {
  for (const runbook of runbooks) {
    const checklist = firstResponse(runbook);
    expect(checklist?.steps.length, runbook.path).toBeGreaterThanOrEqual(5);
    expect(checklist?.steps.filter(({ text }) => text === "")).toEqual([]);
  }
});

test("the form asks what the engine wants to know", () => {
  expect(form.map(({ id, kind }) => `${id}: ${kind}`)).toEqual([
    "service: dropdown",
    "severity: dropdown",
    "what-is-happening: textarea",
    "since-when: input",
    "impact: input",
    "alert-text: textarea",
  ]);
});

describe("1.1 severities", () => {
  test("three levels with targets, and ten healthy minutes before SEV-1 is over", () => {
    const shown = config.severities.map((severity) => [
      severity.label,
      severity.description,
      severity.acknowledgeWithin && formatDuration(severity.acknowledgeWithin),
      severity.resolveWithin && formatDuration(severity.resolveWithin),
      formatDuration(severity.soakFor),
    ]);
    expect(shown).toEqual([
      ["SEV-1", "Core is unavailable for most teams", "5 min", "1 h", "10 min"],
      [
        "SEV-2",
        "Partial degradation, more failures or slower than usual",
        "15 min",
        "4 h",
        "10 min",
      ],
      ["SEV-3", "Minor, there is a workaround", "4 h", "3 d", "0 s"],
    ]);
  });

  test("every choice of the form names a level, or the two somebody is not sure between", () => {
    const choices = question("severity")?.options ?? [];
    expect(choices.map((choice) => readSeverity(choice, config))).toEqual([
      { kind: "known", code: "sev-1" },
      { kind: "known", code: "sev-2" },
      { kind: "known", code: "sev-3" },
      { kind: "unsure", between: ["sev-1", "sev-2"] },
      { kind: "unsure", between: ["sev-2", "sev-3"] },
    ]);
  });
});

describe("1.2 scope areas", () => {
  test.each([
    ["Sync jobs", "runbooks/sync-jobs.md", /pause schedule imports/u],
    [
      "Stripe billing and webhooks",
      "runbooks/stripe-billing.md",
      /change neither plans nor prices/u,
    ],
    ["API", "runbooks/api-degradation.md", /switch off what costs most/u],
    ["Something else, or not sure", "runbooks/first-response.md", /attach its steps/u],
  ])("%s leads to its own steps", (label, path, containment) => {
    expect(question("service")?.options).toContain(label);
    const match = matchRunbook(
      {
        service: findService(config, label)?.id,
        alert: undefined,
        title: "it does not work",
        severity: "sev-1",
        text: "",
        readings: [],
      },
      runbooks,
      config,
    );
    if (match.kind !== "matched") throw new Error(match.because.kind);
    expect(match.runbook.path).toBe(path);
    const steps = firstResponse(match.runbook)?.steps ?? [];
    expect(steps.filter(({ text }) => containment.test(text))).toHaveLength(1);
  });

  test("an alert leads there as well, where nobody names the service", () => {
    const match = matchRunbook(
      {
        service: undefined,
        alert: "StripeWebhookFailures: webhooks.failed_last_hour is above 5",
        title: "",
        severity: undefined,
        text: "",
        readings: [],
      },
      runbooks,
      config,
    );
    expect(match).toMatchObject({ runbook: { path: "runbooks/stripe-billing.md" } });
  });
});

describe("1.3 first ten minutes", () => {
  test.each(["sync-jobs", "stripe-billing", "api-degradation", "first-response"])(
    "%s begins with acknowledging, the health probe and the facts",
    (name) => {
      const [acknowledge, probe, facts] = stepsOf(name);
      expect(acknowledge?.text).toMatch(/`\/ack`.*`\/lead me`/u);
      expect(probe?.text).toContain("`/probe health`");
      const recorded = facts?.code.map(({ text }) => text).join("\n") ?? "";
      for (const fact of ["endpoints", "start", "blast-radius"])
        expect(recorded).toMatch(new RegExp(`^/fact ${fact} \\S`, "mu"));
    },
  );

  test("the probe asks with a secret by name, and says what must hold", () => {
    const health = config.probes.get("health");
    expect(health).toMatchObject({
      kind: "http",
      method: "GET",
      url: "https://pitpilot.example/api/health",
      headers: [{ name: "Authorization", value: "Bearer ${HEALTHCHECK_SECRET}" }],
    });
    expect(health?.expect).toContainEqual({ kind: "status", anyOf: [200] });
    expect(health?.expect).toContainEqual({
      kind: "json",
      path: "$.overall",
      test: { kind: "equals", value: "ok" },
    });
    const workflow = file(".github/workflows/probe.yml");
    expect(workflow).toContain("HEALTHCHECK_SECRET: ${{ secrets.HEALTHCHECK_SECRET }}");
  });
});

describe("1.4 operations", () => {
  test("the worker is run by hand for three jobs at a time, with a secret from the environment", () => {
    expect(codeOf("sync-jobs")).toContain("/api/events/sync/jobs/worker");
    expect(codeOf("sync-jobs")).toContain("Bearer ${SYNC_JOB_WORKER_SECRET:?");
    expect(codeOf("sync-jobs")).toContain(`'{"maxJobs": 3}'`);
  });

  test("Stripe is compared in a dry run first, and only then for real", () => {
    const code = codeOf("stripe-billing");
    expect(code.match(/\/api\/stripe\/reconcile/gu)).toHaveLength(2);
    expect(code.match(/Bearer \$\{STRIPE_RECONCILE_SECRET:\?/gu)).toHaveLength(2);
    const dry = code.indexOf(`'{"dryRun": true}'`);
    expect(dry).toBeGreaterThan(0);
    expect(code.indexOf(`'{"dryRun": false}'`)).toBeGreaterThan(dry);
    const real = stepsOf("stripe-billing").find(({ code: blocks }) =>
      blocks.some(({ text }) => text.includes(`"dryRun": false`)),
    );
    expect(real?.text).toMatch(/second person.*\*\*Caution:\*\*/u);
  });
});

test("1.5 manual steps: dead-letter jobs are requeued with SQL, as a code block of a step", () => {
  const step = stepsOf("sync-jobs").find(({ code }) =>
    code.some(({ language }) => language === "sql"),
  );
  expect(step?.text).toContain("**Caution:**");
  const sql = step?.code.map(({ text }) => text).join("\n") ?? "";
  expect(sql).toMatch(/phase = 'retrying',\s+run_after = now\(\),\s+locked_at = NULL/u);
  expect(sql).toMatch(/WHERE phase = 'dead_letter'/u);
});

test("1.6 rollback: revert, keep the migration, look at the health, then the smoke list", () => {
  const steps = stepsOf("rollback").map(({ text }) => text);
  const order = [
    /^Revert to it/u,
    /^Leave the additive migration/u,
    /`\/probe health`/u,
    /^Smoke test, login/u,
    /^Smoke test, sync event/u,
    /^Smoke test, submit entry/u,
    /^Smoke test, checkout webhook/u,
  ].map((pattern) => steps.findIndex((text) => pattern.test(text)));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(order).not.toContain(-1);
});

test("1.4 operations: the worker and Stripe, with their limits and their dry run", () => {
  const { specs } = config.operations;
  expect([...specs.keys()]).toEqual(["run-sync-worker", "stripe-reconcile"]);
  expect(specs.get("run-sync-worker")).toMatchObject({
    needsApproval: false,
    parameters: [{ name: "maxJobs", default: 3 }],
  });
  expect(specs.get("stripe-reconcile")).toMatchObject({ needsApproval: true, dryRunFirst: true });
});

test("1.7 recovery validation: every figure within bounds, and counts that do not grow", () => {
  expect(config.validation).toMatchObject({ probes: ["recovery"] });
  const tests = config.probes
    .get("recovery")
    ?.expect.flatMap((assertion) =>
      assertion.kind === "json" ? [`${assertion.path} ${assertion.test.kind}`] : [],
    );
  expect(tests).toEqual([
    "$.overall equals",
    "$.sync.dead_letter_jobs not-growing",
    "$.webhooks.failed_last_hour not-growing",
    "$.errors.rate below",
    "$.latency.p95_ms below",
  ]);
});

test("1.8 postmortem: due within 24 hours", () => {
  expect(config.severities.map(({ postmortemWithin = 0 }) => postmortemWithin / 3_600_000)).toEqual(
    [24, 24, 24],
  );
  expect(config.postmortem.directory).toBe("postmortems");
});
