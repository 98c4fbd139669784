import { describe, expect, test } from "vitest";
import { whyNoPattern } from "../../src/config/pattern-check.ts";
import { readConfig } from "./read-config.ts";
import { judgeValue } from "../../src/domain/probe/value-test.ts";
import { instant, minutes } from "../../src/domain/time.ts";

const read = (lines: readonly string[]) =>
  readConfig(
    [
      "probes:",
      "  a:",
      "    kind: http",
      "    url: https://example.com",
      "    expect:",
      ...lines.map((line) => `      - ${line}`),
      "",
    ].join("\n"),
  );

const problems = (...lines: readonly string[]): readonly string[] => {
  const { diagnostics } = read(lines);
  return diagnostics.map(
    ({ line, column, code, message, hint }) =>
      `${line}:${column} ${code} ${message}${hint === "" ? "" : ` (${hint})`}`,
  );
};

const built = (line: string): unknown => {
  const reading = read([line]);
  return reading.kind === "valid" ? reading.config.probes.get("a")?.expect[0] : reading.diagnostics;
};

describe("a line of expect", () => {
  const depth = { kind: "value", name: "queue.depth" };
  test.each([
    ["status: 204", { kind: "status", anyOf: [204] }],
    [
      "{header: X-Version, equals: '2'}",
      { kind: "header", name: "x-version", test: { kind: "equals", value: "2" } },
    ],
    [
      "{json: $.state, matches: 'ok|degraded'}",
      { kind: "json", path: "$.state", test: { kind: "matches", pattern: "ok|degraded" } },
    ],
    ["{value: queue.depth, not: 0}", { ...depth, test: { kind: "not", value: 0 } }],
    ["{value: queue.depth, above: 0}", { ...depth, test: { kind: "above", value: 0 } }],
    ["{value: queue.depth, below: 9}", { ...depth, test: { kind: "below", value: 9 } }],
    [
      "{value: queue.depth, between: [1, 2]}",
      { ...depth, test: { kind: "between", from: 1, to: 2 } },
    ],
    ["{value: queue.depth, exists: false}", { ...depth, test: { kind: "exists", value: false } }],
    [
      "{value: queue.depth, older-than: 26h}",
      { ...depth, test: { kind: "older-than", span: minutes(26 * 60) } },
    ],
    [
      "{value: queue.depth, newer-than: 5m}",
      { ...depth, test: { kind: "newer-than", span: minutes(5) } },
    ],
    ["{value: queue.depth, not-growing: true}", { ...depth, test: { kind: "not-growing" } }],
    ["{value: queue.depth, growing: true}", { ...depth, test: { kind: "growing" } }],
    ["{value: queue.depth, falling: true}", { ...depth, test: { kind: "falling" } }],
    [
      "{value: queue.depth, stable-for: 15m}",
      { ...depth, test: { kind: "stable-for", span: minutes(15) } },
    ],
  ])("%s", (line, wanted) => {
    expect(built(line)).toEqual(wanted);
  });

  test("is refused where it says what cannot be", () => {
    expect(
      problems(
        "{header: a b, equals: 1}",
        "{value: queue, falling: false}",
        "{value: queue, older-than: soon}",
        "{value: queue, between: [1]}",
        "{json: $.a, matches: ''}",
      ),
    ).toMatchInlineSnapshot(`
      [
        "6:18 config/bad-value \`probes.a.expect[0].header\` must be the name of an HTTP header.",
        "7:33 config/bad-value \`probes.a.expect[1].falling\` must be \`true\`, or left out.",
        "8:36 config/bad-duration \`probes.a.expect[2].older-than\` must be a duration such as \`30s\`, \`5m\`, \`1h 30m\` or \`PT15M\`.",
        "9:33 config/bad-value \`probes.a.expect[3].between\` must be two numbers: \`[0, 100]\`.",
        "10:30 config/bad-value \`probes.a.expect[4].matches\` must be one line of text.",
      ]
    `);
    expect(
      problems(
        "{value: queue}",
        "{value: queue, falling: true, growing: true}",
        "{latency: {below: 1s}, newer-than: 5m}",
        "{json: $.a, matches: '('}",
        "{json: $.a, matches: '^(a+)+$'}",
        "{header: age, value: age, below: 1}",
      ),
    ).toMatchInlineSnapshot(`
      [
        "6:17 config/bad-expectation Beside \`value\` must stand what is expected there. (Add one test below it: \`equals\`, \`below\`, \`exists\` or another that the documentation lists.)",
        "7:24 config/bad-expectation One line makes one test, and this one has \`growing\` already. (Write another line with the same \`value\`.)",
        "8:32 config/bad-expectation \`newer-than\` belongs beside \`header\`, \`json\` or \`value\`, and this line is about \`latency\`.",
        "9:30 config/bad-pattern This regular expression cannot be used: unterminated group. (Simple ones are enough: \`^v2\\.\`, \`ok|degraded\`.)",
        "10:30 config/bad-pattern This regular expression cannot be used: it can read a text in so many ways that some texts would hold up the run; repeat less, or begin with \`^\`. (Simple ones are enough: \`^v2\\.\`, \`ok|degraded\`.)",
        "11:23 config/bad-expectation One line says one thing, and this one has \`header\` already. (Begin \`value\` on a line of its own with \`-\`.)",
      ]
    `);
  });
});

describe("a regular expression", () => {
  test.each([
    ["^v2\\."],
    ["ok|degraded"],
    ["^(?:\\d{1,3}\\.){3}\\d{1,3}$"],
    ["^(?<major>\\d+)\\.(?<minor>\\d+)\\.\\d+(?:-[a-z]+)?$"],
    ["\\d+\\.\\d+\\.\\d+"],
    ["(?:ab)+"],
    ["\\p{L}+"],
    ["(?<=a)b"],
    ["^[\\w.]+@[\\w.]+\\.[a-z]{2,10}$"],
    ["(?:a|b){1,12}c"],
    ["[(*+|]+"],
    ["\\(a\\*\\|b\\)+"],
    ["[^\\]|]*x"],
    ["\\u{1F525}+|\\x41+"],
    [""],
  ])("%s is let through, and done with soon", (pattern) => {
    expect(whyNoPattern(pattern)).toBeUndefined();
    const matches = (text: string): boolean =>
      judgeValue({ kind: "matches", pattern }, text, { at: instant(0), earlier: [] }).holds;
    for (const text of ["a", "ab", "1.", "ac", "\u017c", "1"])
      expect(typeof matches(text.repeat(100_000))).toBe("boolean");
  });

  test.each([
    ["(", "unterminated group"],
    ["[", "unterminated character class"],
    ["\\q", "invalid escape"],
    ["a{2,1}", "numbers out of order in {} quantifier"],
    ["*", "nothing to repeat"],
  ])("%s is none", (pattern, why) => {
    expect(whyNoPattern(pattern)).toBe(why);
  });

  test.each([
    ["^(a+)+$"],
    ["(a|aa)+$"],
    ["(a|a)*b"],
    ["(x+x+)+y"],
    ["(?=(a+)+b)"],
    ["((ab)?c)*"],
    ["(?:a|a){20}x"],
    ["(a?){50}a{50}"],
    [".*.*.*.*"],
    ["(a|aa)".repeat(28)],
    ["a{0,64}".repeat(5)],
    ["(?<name>a+)+"],
    ["(?<=(?:b|b)*)c"],
    ["(?i:a*)*"],
    ["([(]a|\\(a)*"],
    ["(a{0,}){2,}?"],
  ])("%s would take too long", (pattern) => {
    expect(whyNoPattern(pattern)).toMatch(/^it can read a text in so many ways/u);
  });

  test("looks only at the beginning of a text", () => {
    const matches = (text: string): boolean =>
      judgeValue({ kind: "matches", pattern: "b" }, text, { at: instant(0), earlier: [] }).holds;
    expect([255, 256].map((count) => matches(`${"a".repeat(count)}b`))).toEqual([true, false]);
  });
});
