import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide as decideOn } from "../../../src/domain/triage/decide.ts";
import type { ValueTest } from "../../../src/domain/probe/expectation.ts";
import type { TriageBranch, TriageCondition } from "../../../src/domain/triage/spec.ts";
import { minutes } from "../../../src/domain/time.ts";
import { inEnglish } from "../../support/wording.ts";
import { numbers, report } from "./reports.ts";

/** What the tree makes of numbers, as people read it. */
function decide(...given: Parameters<typeof decideOn>) {
  const { branch: taken, because, missing } = decideOn(...given);
  return { branch: taken, because: because.map(inEnglish), missing: missing.map(inEnglish) };
}

const condition = (value: string, asked: ValueTest): TriageCondition => ({
  value,
  test: asked,
});

const branch = (id: string, ...when: TriageBranch["when"]): TriageBranch => ({
  id,
  title: id.toUpperCase(),
  when,
  runbook: undefined,
  severity: undefined,
  flags: [],
});

/** The tree of a team whose queue, webhooks and database may fail. */
const TREE = {
  branches: [
    branch("webhooks", [condition("webhook_failed_last_hour", { kind: "above", value: 0 })]),
    branch(
      "queue",
      [condition("queue_depth.queued", { kind: "growing" })],
      [condition("worker_running", { kind: "equals", value: false })],
    ),
    branch("database", [condition("db_ok", { kind: "equals", value: false })]),
  ],
};

const HEALTHY = {
  webhook_failed_last_hour: 0,
  "queue_depth.queued": 380,
  worker_running: true,
  db_ok: true,
};

describe("the tree", () => {
  test("takes the first branch that holds, with the number that led there", () => {
    const red = report("ready", { ...HEALTHY, webhook_failed_last_hour: 7, db_ok: false });
    expect(decide(TREE, numbers([red]))).toEqual({
      branch: TREE.branches[0],
      because: ["webhook_failed_last_hour is 7, above 0"],
      missing: [],
    });
  });

  test("takes a branch by any of its lists, of which all conditions must hold", () => {
    const stopped = report("ready", { ...HEALTHY, worker_running: false });
    expect(decide(TREE, numbers([stopped])).branch?.id).toBe("queue");
    const both = {
      branches: [
        branch("both", [
          condition("worker_running", { kind: "equals", value: false }),
          condition("db_ok", { kind: "equals", value: false }),
        ]),
      ],
    };
    expect(decide(both, numbers([stopped])).branch).toBeUndefined();
    const down = report("ready", { ...HEALTHY, worker_running: false, db_ok: false });
    expect(decide(both, numbers([down])).because).toEqual([
      "worker_running is false",
      "db_ok is false",
    ]);
  });

  test("a trend is held against the reading before", () => {
    const before = report("ready", HEALTHY, { ago: 5 });
    const grown = report("ready", { ...HEALTHY, "queue_depth.queued": 512 });
    expect(decide(TREE, numbers([grown], [before]))).toEqual({
      branch: TREE.branches[1],
      because: ["queue_depth.queued is 512, was 380 (+132) 5 min ago"],
      missing: [],
    });
    const same = report("ready", HEALTHY);
    expect(decide(TREE, numbers([same], [before])).branch).toBeUndefined();
  });

  test("a trend with nothing to compare with does not hold, and that is told", () => {
    expect(decide(TREE, numbers([report("ready", HEALTHY)]))).toEqual({
      branch: undefined,
      because: [
        "webhook_failed_last_hour is 0",
        "queue_depth.queued is 380",
        "worker_running is true",
        "db_ok is true",
      ],
      missing: ["queue_depth.queued has no earlier reading"],
    });
  });

  test("what is missing is told where an earlier branch hung on it, and not where nothing did", () => {
    const { worker_running: _, ...rest } = HEALTHY;
    const earlier = report("ready", rest, { ago: 5 });
    expect(decide(TREE, numbers([report("ready", { ...rest, db_ok: false })], [earlier]))).toEqual({
      branch: TREE.branches[2],
      because: ["db_ok is false"],
      missing: ["worker_running is missing"],
    });
    const { db_ok: __, ...others } = HEALTHY;
    const found = decide(TREE, numbers([report("ready", { ...others, worker_running: false })]));
    expect(found.branch?.id).toBe("queue");
    expect(found.missing).toEqual([]);
  });

  test("a branch without conditions always holds", () => {
    const tree = { branches: [...TREE.branches, branch("else")] };
    expect(decide(tree, numbers([]))).toEqual({
      branch: tree.branches[3],
      because: [],
      missing: [
        "webhook_failed_last_hour is missing",
        "queue_depth.queued is missing",
        "worker_running is missing",
        "db_ok is missing",
      ],
    });
  });

  test("says at most ten things of each kind", () => {
    const many = {
      branches: Array.from({ length: 14 }, (_, index) =>
        branch(`b${index}`, [condition(`v${index}`, { kind: "above", value: 0 })]),
      ),
    };
    const { missing } = decide(many, numbers([]));
    expect(missing).toHaveLength(11);
    expect(missing.at(-1)).toBe("and 4 more");
  });
});

describe("a value", () => {
  const taken = (value: string, asked: ValueTest, reports: Parameters<typeof numbers>[0]) =>
    decide({ branches: [branch("x", [condition(value, asked)])] }, numbers(reports));
  const above: ValueTest = { kind: "above", value: 100 };

  test("is the first probe's that has it, or the one's that is named ahead of it", () => {
    const reports = [report("one", { queued: 5 }), report("two", { queued: 512 })];
    expect(taken("queued", above, reports).branch).toBeUndefined();
    expect(taken("two.queued", above, reports).because).toEqual(["two.queued is 512, above 100"]);
  });

  test("of a probe that could not look counts as missing", () => {
    const blind = report("one", { queued: 512 }, { health: "inconclusive" });
    const found = taken("queued", above, [blind]);
    expect(found).toEqual({ branch: undefined, because: [], missing: ["queued is missing"] });
    expect(taken("one.health", { kind: "not", value: "healthy" }, [blind]).branch).toBeUndefined();
  });

  test("may be the health of a probe, unless the probe has a value of that name", () => {
    const down: ValueTest = { kind: "equals", value: "unhealthy" };
    const ill = report("ready", {}, { health: "unhealthy" });
    expect(taken("ready.health", down, [ill]).because).toEqual(['ready.health is "unhealthy"']);
    const own = report("ready", { health: "fine" }, { health: "unhealthy" });
    expect(taken("ready.health", down, [own]).branch).toBeUndefined();
  });

  test("that is not of the prototype, however it is called", () => {
    expect(taken("toString", { kind: "exists", value: true }, [report("p", {})])).toMatchObject({
      branch: undefined,
      missing: ["toString is missing"],
    });
  });

  test.each([
    [{ kind: "equals", value: "degraded" }, "degraded", 'v is "degraded"'],
    [{ kind: "not", value: "ok" }, "degraded", 'v is "degraded", not "ok"'],
    [{ kind: "above", value: 85 }, 91.5, "v is 91.5, above 85"],
    [{ kind: "below", value: 10 }, 3, "v is 3, below 10"],
    [{ kind: "between", from: 1, to: 9 }, 3, "v is 3, between 1 and 9"],
    [{ kind: "matches", pattern: "^v2" }, "v2.1", 'v is "v2.1", which matches /^v2/'],
    [{ kind: "exists", value: true }, null, "v is null"],
    [
      { kind: "older-than", span: minutes(26 * 60) },
      "2026-11-19T03:20:00Z",
      'v is "2026-11-19T03:20:00Z", 2 d ago, more than 1 d 2 h',
    ],
    [
      { kind: "newer-than", span: minutes(60) },
      "2026-11-21T03:00:00Z",
      'v is "2026-11-21T03:00:00Z", 20 min ago, not more than 1 h',
    ],
  ] as const)("is told in words: %j", (asked, value, said) => {
    expect(taken("v", asked, [report("p", { v: value })]).because).toEqual([said]);
  });

  test("of any length takes one line of bounded length", () => {
    const long = `${"x".repeat(118)}😀${"\n# Title".repeat(90)}`;
    const [said = ""] = taken("v", { kind: "exists", value: true }, [
      report("p", { v: long }),
    ]).because;
    expect(said.length).toBeLessThan(140);
    expect(said).not.toContain("\n");
    expect(said.isWellFormed()).toBe(true);
  });
});

test("whatever the numbers: what is missing never makes a branch hold that says something", () => {
  const values = fc.dictionary(
    fc.constantFrom("a", "b", "c"),
    fc.oneof(fc.integer({ min: -3, max: 3 }), fc.boolean(), fc.constant(null)),
  );
  const tests = fc.oneof(
    fc.constant<ValueTest>({ kind: "growing" }),
    fc.integer({ min: -3, max: 3 }).map((value): ValueTest => ({ kind: "above", value })),
    fc.boolean().map((value): ValueTest => ({ kind: "not", value })),
  );
  const conditions = fc.record({ value: fc.constantFrom("a", "b", "c"), test: tests });
  fc.assert(
    fc.property(values, fc.array(conditions, { minLength: 1, maxLength: 4 }), (read, asked) => {
      const [first, ...others] = asked;
      if (first === undefined) return;
      const tree = { branches: [branch("x", [first, ...others])] };
      const found = decide(tree, numbers([report("p", read)]));
      const isAllThere = asked.every(({ value }) => Object.hasOwn(read, value));
      if (found.branch !== undefined) expect(isAllThere).toBe(true);
      // With one more reading of nothing nothing changes.
      expect(decide(tree, numbers([report("p", read), report("q", {})]))).toEqual(found);
    }),
  );
});
