import type { Diagnostic } from "../domain/diagnostic.ts";
import { placeOf, type YamlDocument } from "./yaml-document.ts";
import { nodeAt } from "./yaml-path.ts";

/** What is wrong with a value of the config, by its path. */
export interface Problem {
  readonly path: readonly PropertyKey[];
  /** Whether the key is to blame rather than the value. */
  readonly isKey?: boolean;
  readonly severity?: "error" | "warning";
  readonly code: `config/${string}`;
  readonly message: string;
  readonly hint?: string;
}

/** A problem with its line and column. */
export function locate(problem: Problem, yaml: YamlDocument): Diagnostic {
  const { path, isKey = false, severity = "error", code, message, hint = "" } = problem;
  const { key, value } = nodeAt(yaml, path);
  return {
    ...placeOf(yaml, isKey ? (key ?? value) : (value ?? key)),
    severity,
    code,
    message,
    hint,
  };
}
