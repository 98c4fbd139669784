import { withoutCredentials } from "../../domain/credential.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { inertTitle } from "../../domain/markdown/inert.ts";
import type { LintReport } from "../../lint/lint.ts";
import { shorten } from "../../render/shorten.ts";
import type { Annotation, CheckRun } from "../port.ts";
import { summaryOf, titleOf } from "./words.ts";

/** Name of the check; branch protection rules name it. */
const NAME = "Sitrep runbooks";

/** Ten requests; whoever has more problems than that mends some and looks again. */
const MOST_ANNOTATIONS = 500;

const LEVELS = { error: "failure", warning: "warning", notice: "notice" } as const;
const RANKS = ["error", "warning", "notice"] as const;

/** What a check says of a commit: what is wrong, on the lines where it is. Errors fail it; where there is not room for all, they come first. */
export function checkRunOf(
  report: LintReport,
  commit: string,
  unread: ReadonlySet<string>,
): CheckRun {
  const { diagnostics } = report;
  const shown =
    diagnostics.length <= MOST_ANNOTATIONS
      ? diagnostics
      : diagnostics
          .toSorted((one, other) => RANKS.indexOf(one.severity) - RANKS.indexOf(other.severity))
          .slice(0, MOST_ANNOTATIONS);
  return {
    name: NAME,
    commit,
    conclusion: diagnostics.some(({ severity }) => severity === "error") ? "failure" : "success",
    title: titleOf(report),
    summary: summaryOf(report, { shown: shown.length, unread }),
    annotations: shown.map((diagnostic) => annotationOf(diagnostic)),
  };
}

const annotationOf = ({
  file,
  line,
  column,
  severity,
  code,
  message,
  hint,
}: Diagnostic): Annotation => ({
  path: file,
  line,
  column,
  level: LEVELS[severity],
  title: code,
  message: [message, hint]
    .filter((sentence) => sentence !== "")
    .map((sentence) => plain(sentence))
    .join("\n"),
});

/** Annotations are no Markdown; what a file says in them must not reach people all the same. */
const plain = (sentence: string): string => shorten(inertTitle(withoutCredentials(sentence)), 1000);
