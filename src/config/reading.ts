import type { Diagnostic } from "../domain/diagnostic.ts";
import type { Config } from "./config.ts";

/** What came of reading a config's text. */
export type ConfigReading =
  | { readonly kind: "valid"; readonly config: Config; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: "invalid"; readonly diagnostics: readonly Diagnostic[] }
  /** Not UTF-8, not YAML, or not a mapping at its top. */
  | { readonly kind: "unreadable"; readonly diagnostics: readonly Diagnostic[] };
