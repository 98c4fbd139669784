import type { z } from "zod/mini";
import type { expectation } from "./expect-schema.ts";
import { checkJsonPath, type WhyNoPath } from "./json-path-check.ts";
import type { Problem } from "./problem.ts";
import { checkTest, testsOf } from "./value-test-check.ts";

type Written = z.output<ReturnType<typeof expectation>>;
type Path = readonly PropertyKey[];

const SUBJECTS = ["status", "latency", "text", "header", "json", "value"] as const;
type Subject = (typeof SUBJECTS)[number];

/** Subjects whose value a test stands beside. */
const isTested = (subject: Subject): subject is "header" | "json" | "value" =>
  subject === "header" || subject === "json" || subject === "value";

/** What an expectation must fit: the kind of its probe, and the method where it sends one. */
interface Probed {
  readonly kind: string;
  readonly method?: string | undefined;
}

/** Finds lines of `expect` that say nothing, two things at once, or what can never be. */
export function checkExpectation(
  path: Path,
  written: Written,
  probe: Probed,
  whyNoPath: WhyNoPath,
): readonly Problem[] {
  const [subject, second] = SUBJECTS.filter((key) => written[key] !== undefined);
  if (subject === undefined)
    return [
      problem(
        path,
        "This line must say one of `status`, `latency`, `text`, `header`, `json` and `value`.",
      ),
    ];
  if (second !== undefined)
    return [
      problem(
        [...path, second],
        `One line says one thing, and this one has \`${subject}\` already.`,
        `Begin \`${second}\` on a line of its own with \`-\`.`,
        true,
      ),
    ];
  const unfit = whyUnfit(subject, probe);
  if (unfit !== undefined) return [problem([...path, subject], unfit.why, unfit.hint, true)];
  if (!isTested(subject)) return checkStray(path, subject, testsOf(written));
  const problems = checkTest(path, written, subject);
  return problems.length > 0 || subject !== "json"
    ? problems
    : checkJsonPath([...path, "json"], written.json ?? "", whyNoPath);
}

function whyUnfit(
  subject: Subject,
  { kind, method }: Probed,
): { readonly why: string; readonly hint: string } | undefined {
  if (kind !== "http" && (subject === "status" || subject === "header"))
    return {
      why: `Only a probe of kind \`http\` reads a ${subject}.`,
      hint: "Expect something of a `json` path or of a `value` instead.",
    };
  if (method === "HEAD" && (subject === "text" || subject === "json"))
    return {
      why: "The answer to a HEAD request has no body to look into.",
      hint: "Set `method: GET`.",
    };
  return undefined;
}

function checkStray(path: Path, subject: Subject, tests: readonly string[]): readonly Problem[] {
  const [test] = tests;
  return test === undefined
    ? []
    : [
        problem(
          [...path, test],
          `\`${test}\` belongs beside \`header\`, \`json\` or \`value\`, and this line is about \`${subject}\`.`,
          "",
          true,
        ),
      ];
}

const problem = (path: Path, message: string, hint = "", isKey = false): Problem => ({
  path,
  isKey,
  code: "config/bad-expectation",
  message,
  hint,
});
