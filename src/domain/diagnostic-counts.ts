import { counted } from "./counted.ts";
import type { Diagnostic } from "./diagnostic.ts";

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

/** `2 errors, 1 warning`; empty for none. */
export const inWords = ({ errors, warnings, notices }: Counts): string =>
  [[errors, "error"] as const, [warnings, "warning"] as const, [notices, "notice"] as const]
    .filter(([count]) => count > 0)
    .map(([count, what]) => counted(count, what))
    .join(", ");
