import type { Config } from "../config/config.ts";
import { readFrontMatter } from "../config/front-matter.ts";
import { documentOf } from "../domain/runbook/document.ts";
import { openRunbook } from "../domain/runbook/parse.ts";
import type { Instant } from "../domain/time.ts";
import type { RepositoryFiles, Subject } from "./rule.ts";
import type { Source } from "./source.ts";

/** A runbook that was read, apart from the repository it stands in. */
export type ReadRunbook = Omit<Subject, "config" | "repository" | "now">;

/** Understands the text of a runbook. */
export function openRunbookFile(path: string, { text, original }: Source): ReadRunbook {
  const frontMatter = readFrontMatter(text, path);
  const source = { path, text, frontMatter: frontMatter.values };
  const opened = openRunbook(source);
  const { root, top } = opened;
  return { path, text, original, root, top, document: documentOf(opened, source), frontMatter };
}

/** The runbook as rules look at it. */
export const subjectOf = (
  runbook: ReadRunbook,
  repository: RepositoryFiles,
  { config, now }: { readonly config: Config; readonly now: Instant },
): Subject => ({ ...runbook, repository, config, now });
