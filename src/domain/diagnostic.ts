/** A problem in a file, for the file's author. */
export interface Diagnostic {
  /** Path in the repository. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly severity: "error" | "warning" | "notice";
  /** Stable short name: `config/unknown-key`. */
  readonly code: string;
  /** What is wrong, one sentence. */
  readonly message: string;
  /** What to do, one sentence; empty when the message says it. */
  readonly hint: string;
}
