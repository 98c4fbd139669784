import type { Diagnostic } from "../../domain/diagnostic.ts";

/** How many diagnostics there are of each weight. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly notices: number;
}

/** Counts diagnostics by their weight. */
export function countsOf(diagnostics: readonly Diagnostic[]): Counts {
  const count = (severity: Diagnostic["severity"]): number =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return { errors: count("error"), warnings: count("warning"), notices: count("notice") };
}
