import { describe, expect, test } from "vitest";
import { readConfig } from "../../../src/config/read.ts";
import { badTriage } from "../../../src/lint/rule/bad-triage.ts";
import { findingsIn, found, runbook } from "./subject.ts";

const reading = await readConfig(
  "probes: {ready: {kind: http, url: https://shop.example/ready}, queue: {kind: http, url: https://shop.example/queue}}\n",
);
if (reading.kind !== "valid") throw new Error(JSON.stringify(reading.diagnostics));
const { config } = reading;

/** A runbook whose front matter is these lines; the first is line 2 of the file. */
const withMatter = (yaml: string): string => `---\n${yaml}\n---\n\n${runbook()}`;

const withBranch = (branch: string): string =>
  withMatter(`triage:\n  probes: [ready]\n  branches:\n    - ${branch}`);

/** One finding, as `line:column message hint`. */
const told = (text: string): readonly string[] =>
  findingsIn(badTriage, text, { config }).map(({ line, column, message, hint }) =>
    `${line}:${column} ${message} ${hint}`.trim(),
  );

describe("a triage in front matter", () => {
  test.each([
    ["of nothing", withMatter("title: Queue")],
    ["of another tool", withMatter("triage: weekly")],
    ["of another tool's shape", withMatter("triage: {owner: ops}")],
    ["that cannot be read at all, which another rule tells", withMatter("triage: [")],
    [
      "as in the config",
      withBranch(
        "{id: x, when: [{value: a, above: 1}], any: [{value: ready.health, equals: null}, [{value: b, growing: true}]], part: Case B, severity: sev-1, flags: [stop]}",
      ),
    ],
    [
      "with one thing in place of a list, and numbers as texts",
      withMatter(
        "triage:\n  probes: ready\n  branches: {id: one, title: 1, when: {value: a, above: 1}, any: {value: b, equals: x}, flags: stop, runbook:}",
      ),
    ],
  ])("%s has nothing to tell", (_, text) => {
    expect(told(text)).toEqual([]);
  });

  test.each([
    [
      "branches that are no list",
      withMatter("triage: {probes: [ready], branches: 3}"),
      "2:37 `triage.branches[0]` must be a mapping such as `{id: database, when: […], severity: sev-1}`.",
    ],
    [
      "a key nobody knows",
      withBranch("{id: x, when: [{value: a, abov: 1}]}"),
      "5:33 There is no setting `triage.branches[0].when[0].abov`. Did you mean `above`?",
    ],
    ["no id", withBranch("{when: [{value: a, above: 1}]}"), "5:7 `triage.branches[0]` needs `id`."],
    [
      "a number in words",
      withBranch("{id: x, when: [{value: a, above: many}]}"),
      "5:40 `triage.branches[0].when[0].above` must be a number.",
    ],
    [
      "a list of no conditions",
      withBranch("{id: x, when: []}"),
      "5:21 `triage.branches[0].when` must have at least one condition.",
    ],
    [
      "two tests on one line",
      withBranch("{id: x, when: [{value: a, above: 1, below: 3}]}"),
      "5:43 One line makes one test, and this one has `above` already. Write another line with the same `value`.",
    ],
    [
      "a value that must be missing",
      withBranch("{id: x, any: [{value: a, exists: false}]}"),
      "5:40 A value that is missing decides nothing here, so this never holds. Ask for the health of the probe: `{value: PROBE.health, equals: unhealthy}`.",
    ],
    [
      "an expression",
      withBranch("{id: x, any: [[{value: a, matches: '^v2'}]]}"),
      "5:33 `matches` is not read in front matter, and its branch is passed over. Put this triage into the config, or use another test, such as `equals`.",
    ],
    [
      "a probe nobody described",
      withMatter("triage: {probes: [reddy], branches: [{id: x}]}"),
      "2:19 There is no probe `reddy`. Under `probes` there is `ready`, `queue`.",
    ],
    [
      "branches, where no probe runs",
      withMatter("triage: {branches: [{id: x}]}"),
      "2:10 Branches are chosen by what probes report, and `triage` names none. Add `probes: […]` beside `branches`.",
    ],
    [
      "a severity nobody knows",
      withBranch("{id: x, severity: huge}"),
      "5:25 There is no severity `huge`. There is `sev-1`, `sev-2`, `sev-3`, `sev-4`.",
    ],
    [
      "a branch behind one that always holds",
      withBranch("{id: x}\n    - {id: y}"),
      "6:7 This branch is never taken: `x` ahead of it has no conditions, so it always holds. Put `x` last, or give it a `when`.",
    ],
  ])("with %s is told by line and column, in the words of the config's check", (_, text, says) => {
    expect(told(text)).toEqual([says]);
  });

  test("that contains itself is told as well", () => {
    expect(told(withMatter("triage: &x\n  branches: [*x]"))).toHaveLength(2);
  });

  test("takes the probes of the config beside its own", () => {
    const triage = { ...config.triage, probes: ["ready"] };
    const text = withMatter("triage: {branches: [{id: x, when: [{value: ready.n, above: 1}]}]}");
    expect(found(badTriage, text, { config: { ...config, triage } })).toEqual([]);
  });
});
