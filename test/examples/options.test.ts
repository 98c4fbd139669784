import { expect, test } from "vitest";
import { readOptions } from "../../examples/demo/options.ts";
import { pitpilot } from "../../examples/demo/play/pitpilot/pitpilot.ts";

const other = { ...pitpilot, name: "other" };
const read = (line: string) => readOptions(line === "" ? [] : line.split(" "), [pitpilot, other]);

test.each([
  ["", { kind: "play", systems: [pitpilot] }],
  ["--system other", { kind: "play", systems: [other] }],
  ["--system all", { kind: "play", systems: [pitpilot, other] }],
  ["--serve", { kind: "serve", system: pitpilot, port: 4000 }],
  ["--serve --port 4001 --system other", { kind: "serve", system: other, port: 4001 }],
  ["--help", { kind: "help" }],
])("npm run demo -- %s", (line, options) => {
  expect(read(line)).toEqual(options);
});

test.each([
  ["--system nobody", 'There is no team "nobody".'],
  ["--serve --system all", "--serve keeps one team up; name it with --system."],
  ["--serve --port many", '"many" is no port number.'],
  ["--serve --port 70000", '"70000" is no port number.'],
  ["--port 4000", "--port belongs to --serve."],
])("npm run demo -- %s is answered with what is wrong", (line, why) => {
  expect(read(line)).toEqual({ kind: "unusable", why });
});

test("an option nobody knows is named", () => {
  expect(read("--play")).toMatchObject({
    kind: "unusable",
    why: expect.stringContaining("'--play'"),
  });
});
