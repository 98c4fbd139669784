import type { WrittenTest } from "./build-expect.ts";
import { whyNoPattern } from "./pattern-check.ts";
import type { Problem } from "./problem.ts";

type Path = readonly PropertyKey[];
type TestKey = keyof WrittenTest;

/** Every test there is. */
const KNOWN: Readonly<Record<TestKey, true>> = {
  equals: true,
  not: true,
  above: true,
  below: true,
  between: true,
  matches: true,
  exists: true,
  "older-than": true,
  "newer-than": true,
  "not-growing": true,
  growing: true,
  falling: true,
  "stable-for": true,
};

const isTestKey = (key: string): key is TestKey => Object.hasOwn(KNOWN, key);

const TESTS: readonly TestKey[] = Object.keys(KNOWN).filter(isTestKey);

/** The tests that are written on a line. */
export const testsOf = (written: WrittenTest): readonly TestKey[] =>
  TESTS.filter((key) => written[key] !== undefined);

/**
 * Finds what is wrong with the test beside a value, which is named by the key `subject`: that there is none, that there
 * are two, or that it can never be made.
 */
export function checkTest(path: Path, written: WrittenTest, subject: string): readonly Problem[] {
  const [test, second] = testsOf(written);
  if (test === undefined)
    return [
      problem(
        [...path, subject],
        `Beside \`${subject}\` must stand what is expected there.`,
        "Add one test below it: `equals`, `below`, `exists` or another that the documentation lists.",
      ),
    ];
  if (second !== undefined)
    return [
      problem(
        [...path, second],
        `One line makes one test, and this one has \`${test}\` already.`,
        `Write another line with the same \`${subject}\`.`,
        true,
      ),
    ];
  const [from = 0, to = 0] = written.between ?? [];
  if (from > to)
    return [problem([...path, "between"], "The first number must not be greater than the second.")];
  const why = written.matches === undefined ? undefined : whyNoPattern(written.matches);
  return why === undefined
    ? []
    : [
        {
          path: [...path, "matches"],
          code: "config/bad-pattern",
          message: `This regular expression cannot be used: ${why}.`,
          hint: "Simple ones are enough: `^v2\\.`, `ok|degraded`.",
        },
      ];
}

const problem = (path: Path, message: string, hint = "", isKey = false): Problem => ({
  path,
  isKey,
  code: "config/bad-expectation",
  message,
  hint,
});
