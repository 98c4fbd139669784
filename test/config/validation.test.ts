import { expect, test } from "vitest";
import { readConfig } from "./read-config.ts";
import { minutes } from "../../src/domain/time.ts";

const PROBES = `probes:
  health: {kind: http, url: https://shop.example/health}
  smoke: {kind: http, url: https://shop.example/smoke}
`;

const read = (validation: string) => readConfig(`${PROBES}validation:${validation}\n`);

test("checks by hand and final probes are read as written, and left out there are none", () => {
  const full = read(`
  probes: [health]
  every: 3m
  manual:
    - Sign up and log in
    - "Checkout: the webhook is processed"
  final: [smoke]`);
  expect(full.kind === "valid" && full.config.validation).toEqual({
    probes: ["health"],
    every: minutes(3),
    manual: ["Sign up and log in", "Checkout: the webhook is processed"],
    final: ["smoke"],
  });
  const bare = read(" {}");
  expect(bare.kind === "valid" && bare.config.validation).toEqual({
    probes: [],
    every: minutes(5),
    manual: [],
    final: [],
  });
});

test("what is wrong with them is said where it stands", () => {
  const problems = (validation: string, probes = PROBES): readonly string[] =>
    readConfig(`${probes}validation:${validation}\n`).diagnostics.map(
      ({ line, column, code, message, hint }) =>
        `${line}:${column} ${code} ${message} ${hint}`.trim(),
    );
  expect([
    ...problems(" {final: [somke, smoke, smoke]}"),
    ...problems(" {final: [smoke]}", ""),
    ...problems(" {manual: [Log in, Log in]}"),
    ...problems(" {manual: Log in}"),
    ...problems(' {manual: ["two\\nlines"]}'),
  ]).toMatchInlineSnapshot(`
    [
      "4:22 config/unknown-probe There is no probe \`somke\`. Under \`probes\` there is \`health\`, \`smoke\`.",
      "4:36 config/repeated \`smoke\` stands here a second time.",
      "1:22 config/unknown-probe There is no probe \`smoke\`. Describe it under \`probes\`.",
      "4:31 config/repeated \`Log in\` stands here a second time.",
      "4:22 config/wrong-type \`validation.manual\` must be a list of sentences, each line beginning with \`-\`.",
      "4:23 config/bad-value \`validation.manual[0]\` must be one line of text.",
    ]
  `);
});
