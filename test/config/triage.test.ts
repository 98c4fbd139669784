import { describe, expect, test } from "vitest";
import { readConfig } from "./read-config.ts";

const PROBES = `probes:
  ready: {kind: http, url: https://shop.example/ready}
  queue: {kind: http, url: https://shop.example/queue}
  spare: {kind: http, url: https://shop.example/spare}
`;

const read = (triage: string) => readConfig(`${PROBES}triage:${triage}\n`);

const triageOf = (triage: string) => {
  const reading = read(triage);
  if (reading.kind !== "valid") throw new Error(JSON.stringify(reading.diagnostics));
  return reading.config.triage;
};

const problems = (triage: string): readonly string[] =>
  read(triage).diagnostics.map(({ line, column, severity, code, message, hint }) =>
    `${line}:${column} ${severity} ${code} ${message} ${hint}`.trim(),
  );

const withBranch = (branch: string): string => `
  probes: [ready]
  branches:
    - ${branch}`;

describe("the triage", () => {
  test("left out is none, also with its lines commented out", () => {
    const none = { probes: [], onOpen: false, branches: [] };
    expect(triageOf(" {}")).toEqual(none);
    expect(triageOf("\n  # probes: [ready]\n  branches:")).toEqual(none);
  });

  test("is built as written", () => {
    const triage = triageOf(`
  probes: [ready, queue]
  on-open: true
  branches:
    - id: webhooks
      title: Webhooks fail
      when: [{value: webhook_failed_last_hour, above: 0}]
      runbook: runbooks/webhooks.md
    - id: queue
      when: [{value: queue_depth.queued, above: 10}]
      any:
        - {value: queue_depth.queued, growing: true}
        - [{value: worker_running, equals: false}, {value: queue.health, not: healthy}]
      runbook: runbooks/queue.md
      part: Case B
    - id: database
      any: [{value: db_ok, equals: false}]
      severity: Critical
      flags: [stop-deploys]
    - {id: else}`);
    const queued = { value: "queue_depth.queued", test: { kind: "above", value: 10 } };
    const rest = { runbook: undefined, severity: undefined, flags: [] };
    expect(triage).toEqual({
      probes: ["ready", "queue"],
      onOpen: true,
      branches: [
        {
          ...rest,
          id: "webhooks",
          title: "Webhooks fail",
          when: [[{ value: "webhook_failed_last_hour", test: { kind: "above", value: 0 } }]],
          runbook: { path: "runbooks/webhooks.md", part: undefined },
        },
        {
          ...rest,
          id: "queue",
          title: "queue",
          when: [
            [queued, { value: "queue_depth.queued", test: { kind: "growing" } }],
            [
              queued,
              { value: "worker_running", test: { kind: "equals", value: false } },
              { value: "queue.health", test: { kind: "not", value: "healthy" } },
            ],
          ],
          runbook: { path: "runbooks/queue.md", part: "Case B" },
        },
        {
          ...rest,
          id: "database",
          title: "database",
          when: [[{ value: "db_ok", test: { kind: "equals", value: false } }]],
          severity: "sev-1",
          flags: ["stop-deploys"],
        },
        { ...rest, id: "else", title: "else", when: [] },
      ],
    });
  });

  test.each([
    [
      "a probe nobody described",
      "\n  probes: [ready, wrong]",
      "6:19 error config/unknown-probe There is no probe `wrong`. Under `probes` there is `ready`, `queue`, `spare`.",
    ],
    [
      "a probe twice",
      "\n  probes: [ready, ready]",
      "6:19 error config/repeated `ready` stands here a second time.",
    ],
    [
      "branches without probes",
      "\n  branches: [{id: x}]",
      "6:3 error config/missing-key Branches are chosen by what probes report, and `triage` names none. Add `probes: […]` beside `branches`.",
    ],
    [
      "a severity nobody knows",
      withBranch("{id: x, severity: huge}"),
      "8:25 error config/unknown-severity There is no severity `huge`. There is `sev-1`, `sev-2`, `sev-3`, `sev-4`.",
    ],
    [
      "two branches of one name",
      withBranch("{id: x, when: [{value: a, above: 1}]}\n    - {id: X}"),
      "9:12 error config/repeated There is a branch `X` already.",
    ],
    [
      "a branch behind one that always holds",
      withBranch("{id: x}\n    - {id: y}"),
      "9:7 error config/unreachable This branch is never taken: `x` ahead of it has no conditions, so it always holds. Put `x` last, or give it a `when`.",
    ],
    [
      "a part of no runbook",
      withBranch("{id: x, part: Case B}"),
      "8:15 error config/missing-key A part is a part of a runbook, and none is named. Add `runbook: runbooks/….md`.",
    ],
    [
      "a runbook outside of the repository",
      withBranch("{id: x, runbook: ../x.md}"),
      "8:24 error config/bad-value `triage.branches[0].runbook` must be the path of a file from the root of the repository, without `./`, `..` or a slash ahead.",
    ],
    [
      "a runbook that is no Markdown",
      withBranch("{id: x, runbook: x.txt}"),
      "8:24 error config/bad-value `triage.branches[0].runbook` must be a Markdown file: `runbooks/queue.md`.",
    ],
    [
      "a flag twice",
      withBranch("{id: x, flags: [a, a]}"),
      "8:26 error config/repeated `a` stands here a second time.",
    ],
    [
      "a value that must be missing",
      withBranch("{id: x, any: [{value: a, exists: false}]}"),
      "8:40 error config/bad-expectation A value that is missing decides nothing here, so this never holds. Ask for the health of the probe: `{value: PROBE.health, equals: unhealthy}`.",
    ],
    [
      "two tests, in a list of alternatives",
      withBranch("{id: x, any: [[{value: a, above: 1, below: 3}]]}"),
      "8:43 error config/bad-expectation One line makes one test, and this one has `above` already. Write another line with the same `value`.",
    ],
    [
      "a misspelt test, in an alternative",
      withBranch("{id: x, any: [{value: a, abov: 1}]}"),
      "8:32 error config/unknown-key There is no setting `triage.branches[0].any[0].abov`. Did you mean `above`?",
    ],
    [
      "an alternative of another shape",
      withBranch("{id: x, any: [a]}"),
      "8:21 error config/wrong-type `triage.branches[0].any[0]` must be a condition such as `{value: worker_running, equals: false}`, or a list of them.",
    ],
    [
      "a value of a probe that is not run",
      withBranch("{id: x, when: [{value: spare.a, above: 1}]}"),
      "8:30 warning config/unknown-value The triage does not run the probe `spare`. If its value is meant, name it under `triage.probes`.",
    ],
  ])("says of %s where it is and what to do", (_, triage, problem) => {
    expect(problems(triage)).toEqual([problem]);
  });

  test("a condition without a test is told that it needs one", () => {
    expect(problems(withBranch("{id: x, when: [{value: a}]}"))).toEqual([
      expect.stringMatching(
        /^8:30 error config\/bad-expectation Beside `value` must stand what is expected there\./u,
      ),
    ]);
  });
});
