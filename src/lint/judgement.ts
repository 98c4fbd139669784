import type { Diagnostic } from "../domain/diagnostic.ts";
import { applyEdits } from "./fix.ts";
import type { LintReport } from "./lint.ts";
import type { Edit, Finding } from "./rule.ts";
import type { Source } from "./source.ts";

/** What was found in one file. */
export interface Judgement {
  readonly path: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly edits: readonly Edit[];
}

/** A finding with what it weighs. */
export interface Weighed {
  readonly rule: string;
  readonly severity: Diagnostic["severity"];
  readonly finding: Finding;
}

/** Findings in a file as its author sees them. */
export const judgementOf = (path: string, found: readonly Weighed[]): Judgement => ({
  path,
  diagnostics: found.map(({ rule, severity, finding: { line, column, message, hint } }) => ({
    file: path,
    line,
    column,
    severity,
    code: `runbook/${rule}`,
    message,
    hint,
  })),
  edits: found.flatMap(({ finding }) => finding.fix ?? []),
});

const NEW_FILE: Source = { text: "", original: "" };

/** All diagnostics in their order, and the files that edits would change. */
export function assemble(
  judgements: readonly Judgement[],
  sources: ReadonlyMap<string, Source>,
): Pick<LintReport, "diagnostics" | "fixes"> {
  const byPath = Map.groupBy(judgements, ({ path }) => path);
  const fixes = [...byPath].flatMap(([path, those]) => {
    const edits = those.flatMap((judgement) => judgement.edits);
    return edits.length === 0
      ? []
      : [[path, applyEdits(sources.get(path) ?? NEW_FILE, edits)] as const];
  });
  return {
    diagnostics: judgements
      .flatMap(({ diagnostics }) => diagnostics)
      .toSorted(
        (a, b) =>
          (a.file === b.file ? 0 : a.file < b.file ? -1 : 1) ||
          a.line - b.line ||
          a.column - b.column,
      ),
    fixes: new Map(fixes),
  };
}
