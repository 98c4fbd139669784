import { describe, expect, test } from "vitest";
import { digestOf } from "../../../src/domain/operation/digest.ts";
import { foldOperations } from "../../../src/domain/operation/fold.ts";
import { gate, rivalOf, type Claim, type Rival } from "../../../src/domain/operation/gate.ts";
import { capEndsAt } from "../../../src/domain/operation/limits.ts";
import type { OperationOutcome } from "../../../src/domain/operation/event.ts";
import { isUnchanged, requestOperation } from "../../../src/domain/operation/request.ts";
import type { OperationSpec } from "../../../src/domain/operation/spec.ts";
import { isOpen, stageOf, type OperationRun } from "../../../src/domain/operation/state.ts";
import { instant, minutes } from "../../../src/domain/time.ts";

const AT = instant("2026-11-21T03:00:00Z");

const SPEC: OperationSpec = {
  name: "retry",
  title: "Retry",
  description: undefined,
  action: { kind: "workflow", workflow: "retry.yml", inputs: { n: { param: "n" } } },
  parameters: [],
  target: "queue",
  roles: [],
  severities: [],
  dryRunFirst: true,
  needsApproval: true,
  rate: { most: 2, per: minutes(60) },
  expiresAfter: minutes(15),
  timeout: minutes(5),
};

const REQUESTED = requestOperation({
  spec: SPEC,
  parameters: { n: 3 },
  request: "1-0",
  at: AT,
  by: "ada",
  commit: "c0",
});

type Told = Parameters<typeof foldOperations>[1];

const OK: OperationOutcome = {
  kind: "succeeded",
  summary: "fine",
  output: undefined,
  runUrl: undefined,
};
const OF = { at: AT, by: undefined, request: "1-0" } as const;
const DRY_BEGUN: Told = { ...OF, kind: "operation-dry-run-begun" };
const dryEnded = (outcome = OK): Told => ({ ...OF, kind: "operation-dry-run-ended", outcome });
const DRY = [DRY_BEGUN, dryEnded()];
const APPROVED: Told = { ...OF, kind: "operation-approved", by: "grace" };
const BEGUN: Told = { ...OF, kind: "operation-begun" };
const ended = (outcome = OK): Told => ({ ...OF, kind: "operation-ended", outcome });
const cancelled = (why: string): Told => ({ ...OF, kind: "operation-cancelled", why });

const told = (...events: readonly Told[]): OperationRun => {
  const nothing: readonly OperationRun[] = [];
  const [run] = [REQUESTED, ...events].reduce(foldOperations, nothing);
  if (run === undefined) throw new Error("there is none");
  return run;
};

const claim = (run: OperationRun | undefined, change: Partial<Claim> = {}): Claim => ({
  run,
  isDryRun: false,
  operations: { specs: new Map([["retry", SPEC]]), areOff: false },
  commits: ["c0", "c0"],
  reports: [],
  attempt: 1,
  name: { is: "operate retry · #7 · 1-0", mustBe: "operate retry · #7 · 1-0" },
  id: 50,
  isByBot: true,
  others: [{ id: 50, title: "operate retry · #7 · 1-0" }],
  rival: undefined,
  ...change,
});

const reasonOf = (given: Claim): string => {
  const decision = gate(given);
  return decision.kind === "open" ? "open" : decision.reason;
};

describe("the gate of a workflow run", () => {
  const due = told(...DRY, APPROVED, BEGUN);

  test("opens for what is due, once", () => {
    expect(gate(claim(due))).toMatchObject({ kind: "open", spec: SPEC });
    const dry = told(DRY_BEGUN);
    expect(reasonOf(claim(dry, { isDryRun: true }))).toBe("open");
  });

  const report: Claim["reports"][number] = {
    version: 1,
    operation: "retry",
    request: "1-0",
    hash: REQUESTED.hash,
    isDryRun: false,
    outcome: OK,
    at: AT,
    run: 40,
  };
  test.each<[what: string, given: Claim, reason: string]>([
    ["a second attempt", claim(due, { attempt: 2 }), "rerun"],
    ["no attempt", claim(due, { attempt: 0 }), "rerun"],
    ["an attempt that is no number", claim(due, { attempt: Number.NaN }), "rerun"],
    ["a request nobody made", claim(undefined), "unknown_request"],
    ["what was only asked for", claim(told()), "wrong_state"],
    ["what was only shown", claim(told(...DRY)), "wrong_state"],
    ["what is approved and not begun", claim(told(...DRY, APPROVED)), "wrong_state"],
    ["what was begun without its dry run", claim(told(APPROVED, BEGUN)), "wrong_state"],
    ["what was begun without an approval", claim(told(...DRY, BEGUN)), "wrong_state"],
    [
      "what its own author approved",
      claim(told(...DRY, { ...APPROVED, by: "ADA" }, BEGUN)),
      "wrong_state",
    ],
    [
      "what was cancelled first",
      claim(told(cancelled("x"), ...DRY, APPROVED, BEGUN)),
      "wrong_state",
    ],
    ["what has ended", claim(told(...DRY, APPROVED, BEGUN, ended())), "wrong_state"],
    ["a dry run that is over", claim(told(...DRY), { isDryRun: true }), "wrong_state"],
    ["a result that stands there", claim(due, { reports: [report] }), "already_done"],
    [
      "another name",
      claim(due, { name: { is: "x", mustBe: "operate retry · #7 · 1-0" } }),
      "wrong_name",
    ],
    [
      "an earlier run",
      claim(due, { others: [{ id: 49, title: "operate retry · #7 · 1-0" }] }),
      "duplicate_run",
    ],
    ["a target held elsewhere", claim(due, { rival: { issue: 3, run: due } }), "target_busy"],
    [
      "the kill switch",
      claim(due, { operations: { specs: new Map([["retry", SPEC]]), areOff: true } }),
      "switched_off",
    ],
    [
      "an operation that is gone",
      claim(due, { operations: { specs: new Map(), areOff: false } }),
      "changed",
    ],
    [
      "an operation that has changed",
      claim(due, {
        operations: { specs: new Map([["retry", { ...SPEC, target: "all" }]]), areOff: false },
      }),
      "changed",
    ],
    [
      "a run that a person started, though all else is as it must be",
      claim(due, { isByBot: false }),
      "by_hand",
    ],
    ["parameters that were changed on record", claim({ ...due, parameters: { n: 4 } }), "changed"],
    ["files of another commit than was approved", claim(due, { commits: ["c1", "c0"] }), "moved"],
    ["a branch that has moved on since", claim(due, { commits: ["c0", "c1"] }), "moved"],
    [
      "a dry run of another commit than was asked for",
      claim(told(DRY_BEGUN), { isDryRun: true, commits: ["c1", "c1"] }),
      "moved",
    ],
  ])("stays closed for %s", (_, given, reason) => {
    expect(reasonOf(given)).toBe(reason);
  });

  test("says from which commit to which the branch has moved, and ends the request", () => {
    expect(gate(claim(due, { commits: ["c0", "c1".padEnd(40, "0")] }))).toMatchObject({
      why: "The default branch, which holds what it runs, has moved from c0 to c100000 since it was asked for: ask anew.",
      ends: due,
    });
  });

  const COMMAND: OperationSpec["action"] = { kind: "command", argv: ["retry"], env: [] };
  const HTTP: OperationSpec["action"] = {
    kind: "http",
    url: "https://queue.example/retry",
    method: "POST",
    headers: [],
    query: {},
    body: undefined,
  };
  const SHOWN = { dryRunFirst: true, needsApproval: false };
  const UNSEEN = { dryRunFirst: false, needsApproval: false };
  test.each<[what: string, change: Partial<OperationSpec>, reason: string]>([
    ["a command that was shown and approved", { action: COMMAND }, "moved"],
    ["a command that was shown", { action: COMMAND, ...SHOWN }, "moved"],
    ["a command that was approved", { action: COMMAND, dryRunFirst: false }, "moved"],
    ["a command whose dry run is a call", { action: COMMAND, dryRunAction: HTTP }, "moved"],
    ["a command nobody has to look at", { action: COMMAND, ...UNSEEN }, "open"],
    ["a workflow that was approved", { dryRunFirst: false }, "moved"],
    ["a workflow nobody has to look at", UNSEEN, "open"],
    ["a call, all of which is in the config", { action: HTTP }, "open"],
    ["a call whose dry run is a command", { action: HTTP, dryRunAction: COMMAND }, "open"],
  ])("once the branch has moved, decides on %s", (_, change, reason) => {
    const spec = { ...SPEC, ...change };
    const { parameters } = REQUESTED;
    const asked = { spec, parameters, request: "1-0", at: AT, by: "ada", commit: "c0" };
    const [run] = [requestOperation(asked), ...DRY, APPROVED, BEGUN].reduce<
      readonly OperationRun[]
    >(foldOperations, []);
    const operations = { specs: new Map([["retry", spec]]), areOff: false };
    expect(reasonOf(claim(run, { operations, commits: ["c1", "c1"] }))).toBe(reason);
  });

  test("opens for the earliest of several runs, whatever came later or is of another request", () => {
    const others = [
      { id: 51, title: "operate retry · #7 · 1-0" },
      { id: 40, title: "dry run retry · #7 · 1-0" },
      { id: 41, title: "operate retry · #7 · 11-0" },
    ];
    expect(reasonOf(claim(due, { others }))).toBe("open");
  });
});

describe("a target in several incidents", () => {
  const own = { issue: 7, run: told(...DRY, APPROVED, BEGUN) };
  const at = (seconds: number, ...more: readonly Told[]): OperationRun =>
    told(...DRY, APPROVED, { ...BEGUN, at: instant(AT + seconds * 1000) }, ...more);
  test.each<[what: string, other: Rival, isHeld: boolean]>([
    ["begun before", { issue: 9, run: at(-1) }, true],
    ["begun behind", { issue: 3, run: at(1) }, false],
    ["begun at once in an older incident", { issue: 3, run: at(0) }, true],
    ["begun at once in a younger incident", { issue: 9, run: at(0) }, false],
    ["not begun", { issue: 3, run: told(...DRY, APPROVED) }, false],
    ["over", { issue: 3, run: at(-1, ended()) }, false],
    [
      "of an end nobody can tell",
      { issue: 3, run: at(-1, ended({ ...OK, kind: "unknown" })) },
      true,
    ],
    ["on another target", { issue: 3, run: { ...at(-1), target: "other" } }, false],
  ])("is held by one %s: %o", (_, other, isHeld) => {
    expect(rivalOf(own, [other])).toBe(isHeld ? other : undefined);
  });
});

describe("the life of a request", () => {
  test("goes from stage to stage", () => {
    const stages = [
      told(),
      told(DRY_BEGUN),
      told(...DRY),
      told(...DRY, APPROVED),
      told(...DRY, APPROVED, BEGUN),
      told(...DRY, APPROVED, BEGUN, ended()),
      told({ ...OF, kind: "operation-expired" }),
      told(DRY_BEGUN, dryEnded({ ...OK, kind: "failed" })),
    ].map(stageOf);
    expect(stages).toEqual([
      "asked",
      "dry-run",
      "waiting",
      "approved",
      "running",
      "succeeded",
      "lapsed",
      "lapsed",
    ]);
  });

  test("holds its target until it is known how it ended, or somebody has looked", () => {
    const unknown = ended({ ...OK, kind: "unknown" });
    const lost = told(...DRY, APPROVED, BEGUN, unknown);
    expect([stageOf(lost), isOpen(lost)]).toEqual(["unknown", true]);
    const freed = told(...DRY, APPROVED, BEGUN, unknown, cancelled("seen"));
    expect([stageOf(freed), isOpen(freed)]).toEqual(["lapsed", false]);
    const late = told(...DRY, APPROVED, BEGUN, unknown, ended());
    expect([stageOf(late), isOpen(late)]).toEqual(["succeeded", false]);
  });

  test("is told once: a second receipt of a step changes nothing", () => {
    const later = instant(AT + 1000);
    const run = told(...DRY, APPROVED, { ...APPROVED, at: later, by: "eve" }, BEGUN, {
      ...BEGUN,
      at: later,
    });
    expect([run.approvedBy, run.approvedAt, run.begunAt]).toEqual(["grace", AT, AT]);
    expect(stageOf(told(...DRY, APPROVED, BEGUN, cancelled("no")))).toBe("running");
  });
});

describe("the digest", () => {
  test("is the beginning of SHA-256 over canonical JSON, whatever the order of keys", () => {
    // printf '{"a":1,"b":[true,null,"é"]}' | sha256sum
    expect(digestOf({ b: [true, null, "é"], a: 1, c: undefined })).toBe("9488dd13ca33");
  });

  test("differs with every word of the operation, each parameter and the commit", () => {
    const ask = (spec: OperationSpec, n: number, commit: string) =>
      requestOperation({ spec, parameters: { n }, request: "1-0", at: AT, by: "ada", commit }).hash;
    const all = [
      ask(SPEC, 3, "c0"),
      ask(SPEC, 4, "c0"),
      ask(SPEC, 3, "c1"),
      ask({ ...SPEC, needsApproval: false }, 3, "c0"),
      ask({ ...SPEC, dryRunAction: SPEC.action }, 3, "c0"),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(isUnchanged({ ...SPEC }, told())).toBe(true);
    expect(isUnchanged(undefined, told())).toBe(false);
  });
});

describe("the cap", () => {
  const begunAt = (minute: number): OperationRun => ({
    ...told(...DRY, APPROVED, BEGUN),
    begunAt: instant(AT + minutes(minute)),
  });
  test("counts what was begun within the span, and says when the first of them leaves it", () => {
    const now = instant(AT + minutes(50));
    expect(capEndsAt([begunAt(10)], SPEC, now)).toBeUndefined();
    expect(capEndsAt([begunAt(10), begunAt(20)], SPEC, now)).toBe(AT + minutes(70));
    expect(capEndsAt([begunAt(0), begunAt(10), begunAt(20)], SPEC, now)).toBe(AT + minutes(70));
    expect(capEndsAt([begunAt(-20), begunAt(20)], SPEC, now)).toBeUndefined();
    expect(
      capEndsAt([{ ...begunAt(20), operation: "other" }, begunAt(21)], SPEC, now),
    ).toBeUndefined();
  });
});
