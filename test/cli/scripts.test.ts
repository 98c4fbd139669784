import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readOptions as readBench } from "../bench/options.ts";
import { readOptions as readSim } from "../sim/options.ts";

const wordsOf = (line: string): readonly string[] => (line === "" ? [] : line.split(" "));

describe("npm run sim --", () => {
  test.each([
    ["", { from: 0, count: 100, isTraced: false }],
    ["--seeds 3 --from 7 --trace", { from: 7, count: 3, isTraced: true }],
  ])("%s", (line, values) => {
    expect(readSim(wordsOf(line))).toEqual({ kind: "values", values });
  });

  test.each(["--help", "-h", "--seeds many --help"])("%s asks for the usage", (line) => {
    expect(readSim(wordsOf(line))).toEqual({ kind: "help" });
  });

  test.each([
    ["--seed 3", "Unknown option '--seed'."],
    ["--seeds", "Option '--seeds <value>' argument missing."],
    ["--trace=yes", "Option '--trace' does not take an argument."],
    ["3", "Unexpected argument '3'. This command does not take positional arguments."],
    ["--seeds 0", "--seeds and --from take whole numbers, --seeds at least 1."],
    ["--seeds 1.5", "--seeds and --from take whole numbers, --seeds at least 1."],
    ["--from -1", "Option '--from' argument is ambiguous."],
  ])("%s is answered with what is wrong", (line, why) => {
    expect(readSim(wordsOf(line))).toEqual({ kind: "unusable", why });
  });
});

test("a script says in one line what is wrong and how it is called, and ends with 2", () => {
  const script = join(import.meta.dirname, "..", "sim", "main.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, "--seed", "3"], {
    encoding: "utf8",
  });
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toBe(
    "Unknown option '--seed'. Usage: npm run sim -- [--seeds N] [--from S] [--trace]\n",
  );
});

describe("npm run bench --", () => {
  const PARTS = ["ack", "write", "ready"];
  const read = (line: string) => readBench(wordsOf(line), PARTS);

  test.each([
    ["", { parts: PARTS, isJson: false }],
    ["--only ready,ack --json", { parts: ["ready", "ack"], isJson: true }],
  ])("%s", (line, values) => {
    expect(read(line)).toEqual({ kind: "values", values });
  });

  test.each([
    ["--olny ack", "Unknown option '--olny'."],
    ["--only ack,speed", "There is no part 'speed'; there is ack, write, ready."],
  ])("%s is answered with what is wrong", (line, why) => {
    expect(read(line)).toEqual({ kind: "unusable", why });
  });
});
