import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DEFAULT_SEVERITIES } from "../../../src/config/default-severities.ts";
import { readFrontMatter } from "../../../src/config/front-matter.ts";
import { parseMarkdown } from "../../../src/domain/markdown/parse.ts";
import { walk } from "../../../src/domain/markdown/node.ts";
import { runbookChoices } from "../../../src/domain/runbook/choice.ts";
import { readDocument, type RunbookDocument } from "../../../src/domain/runbook/document.ts";
import { firstResponse } from "../../../src/domain/runbook/first-response.ts";
import { matchRunbook } from "../../../src/domain/runbook/match.ts";
import type { Section } from "../../../src/domain/runbook/runbook.ts";
import type { Target } from "../../../src/domain/runbook/severity/level.ts";
import { formatDuration } from "../../../src/domain/time.ts";

const FOLDER = join(import.meta.dirname, "../../../runbooks");
const FILES = readdirSync(FOLDER).toSorted();

interface Starter extends RunbookDocument {
  readonly file: string;
  readonly text: string;
  readonly matter: ReturnType<typeof readFrontMatter>;
}

function open(file: string): Starter {
  const text = readFileSync(join(FOLDER, file), "utf8");
  const matter = readFrontMatter(text, `runbooks/${file}`);
  const path = `runbooks/${file}`;
  return { file, text, matter, ...readDocument({ path, text, frontMatter: matter.values }) };
}

const RUNBOOKS = FILES.filter((file) => file !== "README.md").map((file) => open(file));
const ALL = FILES.map((file) => open(file).runbook);
const POLICY = { services: [], severities: [] };

/** Headings of the second level, in the order in which every runbook has them. */
const SECTIONS = [
  "Alert signal",
  "First response",
  "Diagnosis",
  "Likely causes",
  "Mitigation",
  "Rollback",
  "Validation",
  "Escalation",
  "Communication",
  "After the incident",
];

/** The file for each scenario a starter set has to have, and how somebody would report it. */
const SCENARIOS: readonly (readonly [scenario: string, file: string, report: string])[] = [
  ["API down", "api-down", "Checkout returns 502 for everybody"],
  ["elevated errors", "elevated-errors", "Error rate of the orders endpoint is at 6 %"],
  ["slow responses", "slow-responses", "The dashboard is very slow since this morning"],
  ["database down", "database-down", "API says could not connect to server, Postgres is gone"],
  [
    "database connections exhausted",
    "database-connections-exhausted",
    "Postgres: sorry, too many clients already",
  ],
  ["Redis down", "redis-down", "Redis does not answer since the maintenance"],
  ["disk full", "disk-full", "Disk usage of db-2 above 85 %"],
  ["migrations not current", "migrations-not-current", "readyz: migrations_current: false"],
  ["scheduler stale", "scheduler-stale", "Nightly job did not run, scheduler heartbeat 40 min old"],
  ["queue growing", "queue-backed-up", "Queue keeps growing, jobs wait for an hour"],
  ["CPU high", "high-resource-usage", "CPU above 80 % on all web hosts"],
  ["memory high", "high-resource-usage", "Memory usage 92 %, one container was OOM killed"],
  ["e-mail provider failing", "messaging-provider-failing", "Confirmation e-mails do not arrive"],
  ["SMS provider failing", "messaging-provider-failing", "SMS codes are not sent to Poland"],
  [
    "payment webhooks failing",
    "payment-webhooks-failing",
    "Stripe webhook answers 400 since the secret was rotated",
  ],
  ["billing failing", "payment-webhooks-failing", "Customer has paid but the subscription is off"],
  ["authentication failing", "authentication-failing", "Nobody can log in with Google"],
  ["backup stale", "backup-stale", "Backup heartbeat is older than 26 h"],
  ["sync degradation", "sync-degradation", "Event does not sync to the other tablets"],
  ["ledger inconsistency", "ledger-inconsistency", "Duplicate ledger entries for one transfer"],
  ["stuck state", "stuck-state", "Deal is stuck in release since last week"],
  ["timer not visible", "scheduler-stale", "The timer is not visible on the deal page"],
  ["administrator cannot resolve", "stuck-state", "Admin cannot resolve the dispute"],
  ["deploy rollback", "deploy-rollback", "Broken after the deployment of 14:00"],
  ["security breach", "security-breach", "Leaked token in a public repository"],
  ["data loss", "data-loss", "Records disappeared after the clean-up job"],
  ["dead letters growing", "queue-backed-up", "Dead letters went from 3 to 80 in an hour"],
  ["anything else", "first-response", "The map shows Tuesday on a Wednesday"],
];

/** What alerts and health endpoints say of themselves. */
const ALERTS: readonly (readonly [alert: string, file: string])[] = [
  ["[FIRING:1] ApiDown (eu, critical)", "api-down"],
  ["HighErrorRate: 5xx elevated", "elevated-errors"],
  ["HighLatency p95 2.4 s", "slow-responses"],
  ['{"status":"degraded","db_connected": false}', "database-down"],
  ["db_ok = false", "database-down"],
  ["worker_running = false", "queue-backed-up"],
  ["webhook_failed_last_hour > 0", "payment-webhooks-failing"],
  ["DiskSpaceLow on db-1", "disk-full"],
  ["JobSchedulerStale", "scheduler-stale"],
  ["BackupStale", "backup-stale"],
  ["disk 91 %", "disk-full"],
  ["cpu_percent: 88", "high-resource-usage"],
  ["memory: 92 %", "high-resource-usage"],
  ["backup heartbeat 31 h", "backup-stale"],
  ["migrations_current: false", "migrations-not-current"],
];

/** Commands that destroy or stop something, and statements that write. */
const DESTRUCTIVE =
  /(?:flushdb|flushall|dropdb|pg_terminate_backend|pg_cancel_backend|pg_drop_replication_slot|pg_promote|client kill|kill -[A-Z]+|rm \{\}|docker image prune|pg_restore --dbname|rollout undo|systemctl restart|maxmemory-policy|--vacuum-size|"dryRun": false|^ *(?:update|insert into) )/gmu;

const under = (sections: readonly Section[], line: number): string | undefined =>
  sections.findLast((section) => section.depth === 2 && section.line <= line)?.title;

describe.each(RUNBOOKS)("the starter runbook $file", ({ text, matter, runbook, plan }) => {
  test("is read without a diagnostic, and says whose it is and when it was reviewed", () => {
    expect(matter.diagnostics).toEqual([]);
    expect(matter.values).toMatchObject({
      title: runbook.title,
      kind: runbook.kind,
      severity: expect.stringMatching(/\S/u),
      owner: "on-call",
      last_reviewed_on: "2026-11-28",
      review_in: "6 months",
    });
    expect(["scenario", "process", "alert"]).toContain(runbook.kind);
    expect(runbook.status).toBe("active");
  });

  test("has one title, says below it when to use it, and has all sections in the same order", () => {
    const { children } = parseMarkdown(text);
    const headings = runbook.sections.filter(({ depth }) => depth <= 2);
    const [title, ...others] = headings.map((section) => section.title);
    expect(headings.filter(({ depth }) => depth === 1)).toHaveLength(1);
    expect(title).toBe(runbook.title);
    expect(others.filter((heading) => heading !== "Severity")).toEqual(SECTIONS);
    const below = children[children.findIndex(({ type }) => type === "heading") + 1];
    expect(below?.type).toBe("paragraph");
    expect(text.slice(below?.position?.start.offset)).toMatch(/^Use this (?:when|for)/u);
  });

  test("begins with four to seven short steps below First response", () => {
    const first = firstResponse(runbook);
    expect(first?.heading).toBe("First response");
    expect(first?.steps.length).toBeGreaterThanOrEqual(4);
    expect(first?.steps.length).toBeLessThanOrEqual(7);
    for (const step of first?.steps ?? []) expect(step.text.length).toBeLessThanOrEqual(260);
  });

  test("has steps to mend it, and a list that says when it is over", () => {
    const steps = (phase: string): number =>
      runbook.checklists.find((checklist) => checklist.phase === phase)?.steps.length ?? 0;
    expect(steps("mitigation")).toBeGreaterThanOrEqual(3);
    expect(steps("validation")).toBeGreaterThanOrEqual(3);
    expect(plan.validation?.raw).toMatch(/\b\d+ (?:minutes|hours)\b|three intervals/u);
  });

  test("says how to go back, whom to call when, and what to write afterwards", () => {
    expect(plan.rollback?.heading).toBe("Rollback");
    expect(plan.validation?.heading).toBe("Validation");
    expect(plan.postmortem?.heading).toBe("After the incident");
    expect(plan.escalation?.heading).toBe("Escalation");
    expect(plan.escalation?.levels.length).toBeGreaterThanOrEqual(3);
    for (const { who, when } of plan.escalation?.levels ?? [])
      expect([who, when]).toEqual([expect.stringMatching(/\S/u), expect.stringMatching(/\S/u)]);
  });

  test("has a message with the places that every message has", () => {
    const messages = plan.communications.filter(
      ({ line }) => under(runbook.sections, line) === "Communication",
    );
    expect(messages[0]?.placeholders).toEqual(
      expect.arrayContaining(["[severity]", "[next update UTC]"]),
    );
    for (const { placeholders } of messages) expect(placeholders).not.toEqual([]);
  });

  test("finds each of its cases", () => {
    const cases = runbook.sections.flatMap(({ title }) => (title.startsWith("Case ") ? title : []));
    const labels = plan.branches.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(cases));
    expect(labels.length).toBeGreaterThanOrEqual(3);
  });

  test("names the language of each fence, and links only to what is there", () => {
    for (const node of walk(parseMarkdown(text))) {
      if (node.type === "code") expect(["sh", "sql", "text"]).toContain(node.lang);
      if (node.type === "link") {
        const [target = ""] = node.url.split("#");
        if (target !== "") expect(FILES).toContain(target);
      }
    }
  });

  test("pings nobody, and has no place left open", () => {
    expect(text).not.toMatch(/(?<![\w"$}])@\w|(?<![\w&])#\d|TODO|TBD|FIXME|<[a-z][\w -]*>/u);
  });
});

test.each(
  RUNBOOKS.flatMap(({ file, text }) =>
    [...text.matchAll(DESTRUCTIVE)].map(({ 0: command, index }) => [file, command, index] as const),
  ),
)("%s warns before %j", (file, _, index) => {
  const text = RUNBOOKS.find((runbook) => runbook.file === file)?.text ?? "";
  const fence = text.lastIndexOf("```", index);
  const paragraph = text.lastIndexOf("\n\n", text.lastIndexOf("\n\n", fence) - 1);
  expect(text.slice(paragraph, fence)).toMatch(/caution/iu);
});

test("the starter set has a file for every scenario and none that no scenario needs", () => {
  const wanted = SCENARIOS.map(([, file]) => `${file}.md`);
  expect(RUNBOOKS.map(({ file }) => file)).toEqual([...new Set(wanted)].toSorted());
  expect(runbookChoices(ALL).map(({ id }) => `${id}.md`)).toEqual(RUNBOOKS.map(({ file }) => file));
  const general = RUNBOOKS.filter(({ runbook }) => runbook.kind === "process");
  expect(general.map(({ file }) => file)).toEqual(["first-response.md"]);
});

test("only the general runbook defines a scale, which is that of teams without one of their own", () => {
  const scales = RUNBOOKS.filter(({ severities }) => severities.length > 0);
  expect(scales.map(({ file }) => file)).toEqual(["first-response.md"]);
  for (const [code, level] of Object.entries(DEFAULT_SEVERITIES))
    expect(scales[0]?.text.replaceAll(/ +/gu, " ")).toContain(
      `| ${code.toUpperCase()} | ${level?.description} |`,
    );
  const span = (target: Target | undefined): string =>
    target?.duration === undefined ? "none" : formatDuration(target.duration);
  expect(
    scales[0]?.severities.map(({ code, targets, updateEvery }) =>
      [
        code,
        span(targets.acknowledge),
        span(updateEvery),
        span(targets.resolve),
        span(targets.postmortem),
      ].join(" | "),
    ),
  ).toEqual(
    Object.entries(DEFAULT_SEVERITIES).map(([code, level]) =>
      [
        code.toUpperCase(),
        ...[level?.acknowledge, level?.update, level?.resolve, level?.postmortem].map((written) =>
          typeof written === "string" ? inWords(written) : "none",
        ),
      ].join(" | "),
    ),
  );
});

/** `5m` as `formatDuration` shows it. */
const inWords = (written: string): string =>
  written
    .replace(/m$/u, " min")
    .replace(/h$/u, " h")
    .replace(/^24 h$/u, "1 d")
    .replace(/^48 h$/u, "2 d");

test("the index names each runbook once with its title and severity, and a signal", () => {
  const { runbook, text } = open("README.md");
  expect(runbook.kind).toBe("index");
  const [header, ...rows] = [...walk(parseMarkdown(text))]
    .filter((node) => node.type === "tableRow")
    .map((row) =>
      row.children.map((cell) =>
        text
          .slice(cell.position?.start.offset, cell.position?.end.offset)
          .replace(/^\|\s*/u, "")
          .replace(/\s*\|$/u, "")
          .trim(),
      ),
    );
  expect(header).toEqual(["Runbook", "Alert signal", "Severity"]);
  expect(rows).toHaveLength(RUNBOOKS.length);
  expect(new Map(rows.map(([link, , severity]) => [link, severity]))).toEqual(
    new Map(
      RUNBOOKS.map(({ file, runbook: { title }, matter }) => [
        `[${title}](${file})`,
        matter.values["severity"],
      ]),
    ),
  );
  for (const [, signal] of rows) expect(signal?.length).toBeGreaterThan(5);
});

describe("of all runbooks", () => {
  const found = (title: string, alert?: string): string => {
    const unknown = { service: undefined, severity: undefined, text: "", readings: [] };
    const incident = { ...unknown, title, alert };
    const match = matchRunbook(incident, ALL, POLICY);
    return match.kind === "matched" ? match.runbook.path : match.because.kind;
  };

  test.each(SCENARIOS)("%s gets %s: %j", (_, file, report) => {
    expect(found(report)).toBe(`runbooks/${file}.md`);
  });

  test.each(ALERTS)("the alert %j gets %s", (alert, file) => {
    expect(found("Alert", alert)).toBe(`runbooks/${file}.md`);
  });

  test.each([
    ["The API is down, everything answers 503", "api-down"],
    ["Checkout error rate above 5 %", "elevated-errors"],
    ["Postgres: too many connections", "database-connections-exhausted"],
    ["Sync backlog is growing, jobs wait for an hour", "queue-backed-up"],
    ["Somebody deleted my account", "first-response"],
    ["Migrations pending after the deployment", "migrations-not-current"],
    ["Redis out of memory", "redis-down"],
    ["Customer was charged twice", "payment-webhooks-failing"],
    ["Suspicious admin login from an unknown country", "security-breach"],
    ["The API is slow", "slow-responses"],
    ["Ledger balance is wrong after the payment webhook was sent again", "ledger-inconsistency"],
    ["Users see personal data of others after login", "security-breach"],
    ["Disk full on the database host", "disk-full"],
  ])("%j gets %s", (title, file) => {
    expect(found(title)).toBe(`runbooks/${file}.md`);
  });
});
