import { expect, test } from "vitest";
import { interpolate, isTruthy, type Standing } from "./expression.ts";

const contexts = {
  github: {
    event: { issue: { number: 7, title: "it's }} down", labels: [{ name: "incident" }] } },
  },
  inputs: { dry: true, count: 3 },
  steps: { one: { outputs: { result: "ok" } } },
};

function scope(standing: Standing = "success"): Parameters<typeof interpolate>[1] {
  return { contexts, standing };
}

test.for([
  ["plain", "plain"],
  ["", ""],
  ["#${{ github.event.issue.number }}: ${{ steps.one.outputs.result }}", "#7: ok"],
  ["${{ github.event.issue.title }}", "it's }} down"],
  ["${{ 'a }} b' }}!", "a }} b!"],
  ["${{ 'it''s' }}", "it's"],
  ["${{ github.nothing.at.all }}|", "|"],
  ["${{ inputs.dry }} ${{ inputs.count }}", "true 3"],
  ["${{ contains(github.event.issue.labels.*.name, 'incident') }}", "true"],
  ["${{ toJSON(inputs) }}", '{\n  "dry": true,\n  "count": 3\n}'],
  ["${{ format('{0}-{1}', 'a', inputs.count) }}", "a-3"],
  ["$${{ 1 }}", "$1"],
])("%s becomes %s", ([text = "", value]) => {
  expect(interpolate(text, scope())).toBe(value);
});

test.for<[string | undefined, Record<Exclude<Standing, "skipped">, boolean>]>([
  [undefined, { success: true, failure: false, cancelled: false }],
  ["always()", { success: true, failure: true, cancelled: true }],
  ["failure()", { success: false, failure: true, cancelled: false }],
  ["cancelled()", { success: false, failure: false, cancelled: true }],
  ["!cancelled()", { success: true, failure: true, cancelled: false }],
  ["${{ always() && inputs.count > 2 }}", { success: true, failure: true, cancelled: true }],
  ["inputs.count > 2", { success: true, failure: false, cancelled: false }],
  ["inputs.count > 3", { success: false, failure: false, cancelled: false }],
  ["inputs.missing", { success: false, failure: false, cancelled: false }],
  ["'always()' == ''", { success: false, failure: false, cancelled: false }],
  ["github.event.issue", { success: true, failure: false, cancelled: false }],
])("if: %s", ([condition, expected]) => {
  expect({
    success: isTruthy(condition, scope("success")),
    failure: isTruthy(condition, scope("failure")),
    cancelled: isTruthy(condition, scope("cancelled")),
  }).toEqual(expected);
});

test("an unknown name is an error, not an empty text", () => {
  expect(() => interpolate("${{ nobody.knows }}", scope())).toThrow("Unrecognized named-value");
});
