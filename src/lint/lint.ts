import type { Diagnostic } from "../domain/diagnostic.ts";
import type { Instant } from "../domain/time.ts";
import { createLinter } from "./linter.ts";
import { RULES } from "./rules.ts";
import { requireSections } from "./rule/missing-section.ts";

/** The files of one commit, or of a folder. Nothing here knows where they are. */
export interface Checkout {
  readonly entries: readonly CheckoutEntry[];
  /** Bytes of a file; `undefined` when there is none. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
}

/** A file or folder of a checkout. */
export interface CheckoutEntry {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly kind: "file" | "symlink" | "submodule" | "folder";
}

/** What to look at. */
export interface LintOptions {
  readonly now: Instant;
  /**
   * Only these files are reported on; `undefined`: all. The table of runbooks is reported on too when one of them is a
   * runbook, even one that is no more.
   */
  readonly only: ReadonlySet<string> | undefined;
  /** Markdown files that are taken for runbooks whatever the config says. */
  readonly alsoRunbooks?: ReadonlySet<string> | undefined;
  /** Whether the preset is `strict` whatever the config says. */
  readonly isStrict?: boolean | undefined;
  /** Whether the table of runbooks must be there and current; otherwise only one that is there is looked at. */
  readonly needsIndex?: boolean | undefined;
}

/** What is wrong with the runbooks, templates and config of a checkout. */
export interface LintReport {
  /** In the order of files, lines and columns. */
  readonly diagnostics: readonly Diagnostic[];
  /** Paths that were looked at, in order. */
  readonly files: readonly string[];
  /** New text of each file that can be mended safely. */
  readonly fixes: ReadonlyMap<string, string>;
}

/** Looks at a checkout. Hosts get it handed in, so that those that never lint need not load it. */
export type Linter = (checkout: Checkout, options: LintOptions) => Promise<LintReport>;

/** The linter with all rules there are. */
export const lint: Linter = createLinter({ rules: RULES, requireSections });
