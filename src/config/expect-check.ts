import { JSONPathEnvironment } from "json-p3";
import type { z } from "zod";
import type { Expectation } from "./probe-schema.ts";
import type { Problem } from "./problem.ts";

type Written = z.output<typeof Expectation>;
type Path = readonly PropertyKey[];

const SUBJECTS = ["status", "latency", "text", "json"] as const;

/** Tests that stand beside `json`. */
const JSON_TESTS = ["equals", "not", "above", "below", "between", "exists"] as const;

/** Finds lines of `expect` that say nothing, two things at once, or what can never be. */
export function checkExpectation(path: Path, written: Written, method: string): readonly Problem[] {
  const subjects = SUBJECTS.filter((key) => written[key] !== undefined);
  const tests = JSON_TESTS.filter((key) => written[key] !== undefined);
  const [subject, second] = subjects;
  if (subject === undefined)
    return [problem(path, "This line must say one of `status`, `latency`, `text` and `json`.")];
  if (second !== undefined)
    return [
      problem(
        [...path, second],
        `One line says one thing, and this one has \`${subject}\` already.`,
        `Begin \`${second}\` on a line of its own with \`-\`.`,
        true,
      ),
    ];
  const isBodiless = method === "HEAD" && (subject === "text" || subject === "json");
  if (isBodiless)
    return [
      problem(
        [...path, subject],
        "The answer to a HEAD request has no body to look into.",
        "Set `method: GET`.",
        true,
      ),
    ];
  return subject === "json" ? checkJson(path, written, tests) : checkStray(path, subject, tests);
}

type Test = (typeof JSON_TESTS)[number];

function checkJson(path: Path, written: Written, tests: readonly Test[]): readonly Problem[] {
  const [test, second] = tests;
  if (test === undefined)
    return [
      problem(
        [...path, "json"],
        "Beside `json` must stand what is expected there.",
        "Add `equals`, `not`, `above`, `below`, `between` or `exists` below it.",
      ),
    ];
  if (second !== undefined)
    return [
      problem(
        [...path, second],
        `One line makes one test, and this one has \`${test}\` already.`,
        "Write another line with the same `json`.",
        true,
      ),
    ];
  const [from = 0, to = 0] = written.between ?? [];
  if (from > to)
    return [problem([...path, "between"], "The first number must not be greater than the second.")];
  const why = whyNoPath(written.json ?? "");
  return why === undefined
    ? []
    : [
        {
          path: [...path, "json"],
          code: "config/bad-json-path",
          message: `This is no JSONPath: ${why}.`,
          hint: "A path begins with `$`: `$.overall`, `$.checks[0].state`.",
        },
      ];
}

function checkStray(path: Path, subject: string, tests: readonly Test[]): readonly Problem[] {
  const [test] = tests;
  return test === undefined
    ? []
    : [
        problem(
          [...path, test],
          `\`${test}\` belongs beside \`json\`, and this line is about \`${subject}\`.`,
          "",
          true,
        ),
      ];
}

function whyNoPath(path: string): string | undefined {
  try {
    new JSONPathEnvironment().compile(path);
    return undefined;
  } catch (error) {
    const [first = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    return first.replace(/\.$/u, "");
  }
}

const problem = (path: Path, message: string, hint = "", isKey = false): Problem => ({
  path,
  isKey,
  code: "config/bad-expectation",
  message,
  hint,
});
