import { expect, test } from "vitest";
import { lintBy, shown } from "./checkout.ts";

const CONFIG = ".github/incidents.yml";

/** Of a file, the roles of the parts it lacks. */
const lacking = async (
  config: string,
  files: Readonly<Record<string, string>>,
): Promise<readonly string[]> =>
  shown(await lintBy([], { [CONFIG]: config, ...files })).map((line) =>
    line
      .replace(/:\d+:\d+ \w+ runbook\/missing-section The required part/u, "")
      .replace(/ is missing.*$/u, ""),
  );

const SIX = `# Redis down

## Alert signal

- \`redis_up == 0\`

## Quick diagnosis

1. Ping it.

## Likely causes

- The host is out of memory.

## Safe remediation

1. Restart it.

## Rollback or restore

1. Load the last dump.

## Escalation roles

| Role | When |
| ---- | ---- |
| Ops  | At once |
`;

const FIXED = `lint:
  require:
    - files: runbooks/!(README).md
      sections: [signals, diagnosis, mitigation, rollback, escalation]
`;

test("row 5.2: every runbook has the same parts, in any language and whatever the words", async () => {
  const files = {
    "runbooks/redis-down.md": SIX,
    "runbooks/redis-nie-dziala.md":
      "# Redis nie działa\n\n## Objawy\n\n- brak odpowiedzi\n\n## Diagnoza\n\n1. Sprawdź.\n\n## Naprawa\n\n1. Uruchom ponownie.\n\n## Wycofanie\n\n1. Cofnij.\n\n## Eskalacja\n\n- Dyżurny\n",
    "runbooks/README.md": "# Runbooks\n\nThey are here.\n",
  };
  expect(await lacking(FIXED, files)).toEqual([]);
});

test("row 5.2: what is missing is named", async () => {
  const [head = ""] = SIX.split("## Rollback");
  expect(await lacking(FIXED, { "runbooks/redis-down.md": head })).toEqual([
    "runbooks/redis-down.md `rollback`",
    "runbooks/redis-down.md `escalation`",
  ]);
});

test("row 4.8: one document is asked for more than the others", async () => {
  const config = `lint:
  rules: {missing-section: error}
  require:
    - rollback
    - files: docs/runbook.md
      sections: [severity, first-response, escalation, rollback, mitigation]
`;
  const process = `# Incidents

## Severity levels

| Level | Meaning | Respond |
| ----- | ------- | ------- |
| SEV0  | Money is wrong | 15 min |
| SEV1  | Blocked | 1 h |

## First response

1. Stop new deals.

## Escalation

1. After 15 minutes: the coordinator.

## Rollback

1. Turn the flag off.
`;
  const files = {
    "docs/runbook.md": process,
    "runbooks/stuck.md":
      "# Stuck deals\n\n## Steps\n\n1. Look at the queue.\n\n## Rollback\n\n1. Undo it.\n",
  };
  expect(await lacking(config, files)).toEqual(["docs/runbook.md `mitigation`"]);
  const whole = `${process}\n## Known incidents and their solutions\n\n### Stuck deal\n\n#### Fix\n\n1. Restart the timer.\n`;
  expect(await lacking(config, { ...files, "docs/runbook.md": whole })).toEqual([]);
});
