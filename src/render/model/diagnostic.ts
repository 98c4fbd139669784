import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { Model } from "../markdown.ts";
import { shorten } from "../shorten.ts";
import { code } from "./text.ts";

/** A problem in a file, for its author. */
export function diagnosticModel(diagnostic: Diagnostic): Model {
  const { file, line, column, severity, message, hint } = diagnostic;
  return {
    file: code(shorten(file, 200)),
    line,
    column,
    isError: severity === "error",
    message: shorten(message, 500),
    hint: shorten(hint, 500),
  };
}
