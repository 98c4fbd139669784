import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFrontMatter } from "../../../src/config/front-matter.ts";
import { parseRunbook } from "../../../src/domain/runbook/parse.ts";
import { readTriage } from "../../../src/domain/triage/read-matter.ts";

const PATH = "runbooks/queue.md";

const triageOf = (yaml: string) => {
  const text = `---\n${yaml}\n---\n\n# Queue\n\n1. Look.\n`;
  return parseRunbook({ path: PATH, text, frontMatter: readFrontMatter(text).values }).triage;
};

const branches = (...lines: readonly string[]): string =>
  ["triage:", "  probes: [ready]", "  branches:", ...lines.map((line) => `    - ${line}`)].join(
    "\n",
  );

describe("the triage of a runbook's front matter", () => {
  test("is read in the words of the config", () => {
    const yaml = `triage:
  probes: [ready, queue]
  on-open: true
  branches:
    - id: B
      title: Queue backed up
      when:
        - {value: queue_depth.queued, above: 100}
      any:
        - {value: worker_running, equals: false}
        - [{value: queue_depth.queued, growing: true}, {value: seen, older-than: 10m}]
      part: "Case B"
      severity: sev-2
      flags: [stop-deploys]
    - {id: else}`;
    const queued = { value: "queue_depth.queued", test: { kind: "above", value: 100 } };
    expect(triageOf(yaml)).toEqual({
      probes: ["ready", "queue"],
      onOpen: true,
      branches: [
        {
          id: "B",
          title: "Queue backed up",
          when: [
            [queued, { value: "worker_running", test: { kind: "equals", value: false } }],
            [
              queued,
              { value: "queue_depth.queued", test: { kind: "growing" } },
              { value: "seen", test: { kind: "older-than", span: 600_000 } },
            ],
          ],
          runbook: { path: PATH, part: "Case B" },
          severity: "sev-2",
          flags: ["stop-deploys"],
        },
        { id: "else", title: "else", when: [], runbook: undefined, severity: undefined, flags: [] },
      ],
    });
  });

  test.each([
    ["nothing", "title: Queue"],
    ["no mapping", "triage: yes"],
    ["no branches", "triage: {probes: [ready]}"],
    ["branches of another shape", "triage: {branches: 3}"],
  ])("%s is none", (_, yaml) => {
    expect(triageOf(yaml)).toBeUndefined();
  });

  test.each([
    ["no id", "{when: [{value: a, above: 1}]}"],
    ["an empty list", "{id: x, when: []}"],
    ["no value", "{id: x, when: [{above: 1}]}"],
    ["no test", "{id: x, when: [{value: a}]}"],
    ["two tests", "{id: x, when: [{value: a, above: 1, below: 3}]}"],
    ["a test nobody knows", "{id: x, when: [{value: a, grows: true}]}"],
    ["a number in words", "{id: x, when: [{value: a, above: many}]}"],
    ["half a range", "{id: x, when: [{value: a, between: [1]}]}"],
    ["no duration", "{id: x, when: [{value: a, older-than: soon}]}"],
    ["an expression", "{id: x, when: [{value: a, matches: '(a+)+$'}]}"],
    ["a missing value", "{id: x, when: [{value: a, exists: false}]}"],
    ["one bad condition of two", "{id: x, when: [{value: a, above: 1}, {value: b}]}"],
    ["one bad alternative of two", "{id: x, any: [{value: a, above: 1}, {value: b}]}"],
    ["no alternative", "{id: x, any: []}"],
  ])("a branch with %s is passed over as a whole", (_, bad) => {
    const good = "{id: good, when: [{value: a, equals: 1}]}";
    expect(triageOf(branches(bad, good))?.branches.map(({ id }) => id)).toEqual(["good"]);
  });

  test("flags that are no names are left out", () => {
    const read = triageOf(branches("{id: x, flags: [ok, 'a b', '../x', 'stop-deploys']}"));
    expect(read?.branches[0]?.flags).toEqual(["ok", "stop-deploys"]);
  });

  test("never fails, whatever stands there", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        readTriage(value, PATH);
        readTriage({ branches: [value, { id: "x", when: value, any: [value] }] }, PATH);
      }),
    );
  });
});
