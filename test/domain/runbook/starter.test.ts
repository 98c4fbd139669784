import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { firstResponse } from "../../../src/domain/runbook/checklist.ts";
import { runbookChoices } from "../../../src/domain/runbook/choice.ts";
import { matchRunbook } from "../../../src/domain/runbook/match.ts";
import { parseRunbook } from "../../../src/domain/runbook/parse.ts";

const FOLDER = join(import.meta.dirname, "../../../runbooks");
const RUNBOOKS = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".md"))
  .map((file) => {
    const text = readFileSync(join(FOLDER, file), "utf8");
    const [, matter = ""] = text.split("---\n");
    return parseRunbook({ path: `runbooks/${file}`, text, frontMatter: parse(matter) });
  });
const POLICY = { services: [], severities: [] };

describe.each(RUNBOOKS)("the starter runbook $path", (runbook) => {
  test("can be attached and has a first response of at least three steps", () => {
    expect(["scenario", "process", "alert"]).toContain(runbook.kind);
    expect(runbook.status).toBe("active");
    expect(firstResponse(runbook)?.heading).toBe("First response");
    expect(firstResponse(runbook)?.steps.length).toBeGreaterThanOrEqual(3);
  });

  test("has every part a responder looks for", () => {
    const roles = new Set(runbook.sections.map(({ role }) => role));
    for (const role of [
      "signals",
      "diagnosis",
      "first-response",
      "mitigation",
      "rollback",
      "validation",
      "escalation",
      "postmortem",
    ])
      expect(roles).toContain(role);
  });
});

test("the starter set has one general document and one for each usual case", () => {
  expect(RUNBOOKS.map(({ path, title, kind }) => `${path}: ${title} (${kind})`))
    .toMatchInlineSnapshot(`
    [
      "runbooks/api-down.md: API down (alert)",
      "runbooks/database-down.md: Database down (alert)",
      "runbooks/deploy-rollback.md: Deploy rollback (alert)",
      "runbooks/elevated-errors.md: Elevated errors (alert)",
      "runbooks/first-response.md: First response (process)",
      "runbooks/queue-backed-up.md: Queue backed up (alert)",
    ]
  `);
  expect(runbookChoices(RUNBOOKS).map(({ id }) => id)).toHaveLength(RUNBOOKS.length);
});

test.each([
  ["The API is down, everything answers 503", "api-down"],
  ["Checkout error rate above 5 %", "elevated-errors"],
  ["Postgres: too many connections", "database-down"],
  ["Sync backlog is growing, jobs wait for an hour", "queue-backed-up"],
  ["Broken after the deployment of 14:00", "deploy-rollback"],
  ["Somebody deleted my account", "first-response"],
])("%j gets %s", (title, id) => {
  const incident = { title, text: "", service: undefined, alert: undefined, severity: undefined };
  const match = matchRunbook(incident, RUNBOOKS, POLICY);
  expect(match.kind === "matched" ? match.runbook.path : match.because).toBe(`runbooks/${id}.md`);
});
