import type { Root } from "mdast";
import type { Config } from "../config/config.ts";
import type { FrontMatter } from "../config/front-matter.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import type { RunbookDocument } from "../domain/runbook/document.ts";
import type { Part } from "../domain/runbook/outline.ts";
import type { Instant } from "../domain/time.ts";

/** What a rule looks at: one runbook and the repository it stands in. */
export interface Subject {
  readonly path: string;
  /** As in the file, with `\n` for every line end and without a byte order mark. Offsets and lines are those of it. */
  readonly text: string;
  /** The text with its own line ends and byte order mark. */
  readonly original: string;
  readonly root: Root;
  /** The outline; its root part holds what stands before the first heading. */
  readonly top: Part;
  readonly document: RunbookDocument;
  readonly frontMatter: FrontMatter;
  readonly config: Config;
  readonly repository: RepositoryFiles;
  readonly now: Instant;
}

/** The files of the repository, as far as rules ask for them. Paths are relative to its root, without `./`. */
export interface RepositoryFiles {
  /** What is at a path. */
  readonly kindOf: (path: string) => "file" | "folder" | "symlink" | "submodule" | undefined;
  /** Anchors of a Markdown file's headings, as GitHub makes them; `undefined` for one that was not read. */
  readonly anchorsOf: (path: string) => ReadonlySet<string> | undefined;
}

/** Something a rule found. */
export interface Finding {
  /** From 1, in `Subject.text`. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** What is wrong, one sentence. */
  readonly message: string;
  /** What to do, one sentence; empty when the message says it. */
  readonly hint: string;
  /** What mends it, where that is safe: it changes nothing a person reads. */
  readonly fix?: Edit;
}

/** A replacement of characters of `Subject.text`. */
export interface Edit {
  /** Offset of the first character that goes. */
  readonly from: number;
  /** Offset behind the last one; the same as `from` to insert. */
  readonly to: number;
  readonly text: string;
}

/** How much a finding weighs; `off`: it is not looked for unless the config asks. */
export type Level = Diagnostic["severity"] | "off";

/** One thing that can be wrong with a runbook. */
export interface Rule {
  /** Stable short name, without the prefix `runbook/` that diagnostics have. */
  readonly name: string;
  /** What it weighs where the config says nothing. */
  readonly level: Level;
  /** What it finds, one sentence, for documentation and reports. */
  readonly summary: string;
  readonly check: (subject: Subject) => Iterable<Finding>;
}
