import { CONFIG_FILE } from "../domain/team-files.ts";
import type { SectionRole } from "../domain/runbook/runbook.ts";
import { FILE_RULES } from "./file-rule.ts";
import { concerns, findFiles, type Concern } from "./find-files.ts";
import { judgeIndex } from "./index-table/judge-table.ts";
import { judgeFiles, judgeRunbook } from "./judge.ts";
import { assemble, type Judgement } from "./judgement.ts";
import type { Checkout, Linter, LintOptions, LintReport } from "./lint.ts";
import { readConfigOf, type FoundConfig } from "./read-config.ts";
import { readFiles, type ReadFiles } from "./read-files.ts";
import { repositoryFiles } from "./repository.ts";
import { requiredOf } from "./required.ts";
import type { RepositoryFiles, Rule } from "./rule.ts";
import type { Source } from "./source.ts";
import { openRunbookFile, subjectOf, type ReadRunbook } from "./subject.ts";

/** The rules a linter judges by. */
export interface RuleBook {
  readonly rules: readonly Rule[];
  /** The rule that asks a runbook for parts of these roles. */
  readonly requireSections: (roles: readonly SectionRole[]) => Rule;
}

const NOTHING: LintReport = { diagnostics: [], files: [], fixes: new Map() };

/** Makes a linter that judges by these rules. */
export function createLinter(book: RuleBook): Linter {
  const rules = [...book.rules, book.requireSections([]), ...Object.values(FILE_RULES)];
  const known = rules.map(({ name }) => name);
  return async (checkout, options) => {
    const found = await readConfigOf(checkout, known, options);
    const concern = concerns(options, found.config);
    return concern.anything
      ? await look(checkout, { ...options, book, known, found, concern })
      : NOTHING;
  };
}

interface Look extends LintOptions {
  readonly book: RuleBook;
  readonly known: readonly string[];
  readonly found: FoundConfig;
  readonly concern: Concern;
}

async function look(checkout: Checkout, task: Look): Promise<LintReport> {
  const { only, found } = task;
  const files = findFiles(checkout.entries, found.config, task);
  const isReported = (path: string): boolean => only === undefined || only.has(path);
  // What is reported on comes first: a checkout may give only so many files.
  const wanted = [...files.runbooks, ...files.templates, found.config.lint.index].toSorted(
    (a, b) => Number(isReported(b)) - Number(isReported(a)),
  );
  const read = await readFiles([...new Set(wanted)], checkout);
  const runbooks = sourcesOf(files.runbooks, read).map(([path, source]) =>
    openRunbookFile(path, source),
  );
  const repository = repositoryFiles(
    checkout.entries,
    new Map(runbooks.map(({ path, root }) => [path, root])),
  );
  const judgements: readonly Judgement[] = [
    ...(found.isThere ? [{ path: CONFIG_FILE, diagnostics: found.diagnostics, edits: [] }] : []),
    ...judgeFiles(files.links, read.unreadable, found.config.lint),
    ...(await templatesJudged(sourcesOf(files.templates, read))),
    ...runbooks
      .filter(({ path }) => isReported(path))
      .map((runbook) => judgeByBook(runbook, repository, task)),
  ].filter(({ path }) => isReported(path));
  const isWhole = files.runbooks.every(
    (path) => read.sources.has(path) || read.unreadable.has(path),
  );
  const table = task.concern.index && isWhole ? [judgeTable(runbooks, repository, read, task)] : [];
  const told = table.filter(
    ({ path, diagnostics }) =>
      diagnostics.length > 0 || (isReported(path) && read.sources.has(path)),
  );
  return {
    ...assemble([...judgements, ...told], read.sources),
    files: [...new Set([...judgements, ...told].map(({ path }) => path))].toSorted(),
  };
}

/** What compiles templates is loaded only where a repository has some of its own. */
async function templatesJudged(
  templates: readonly (readonly [path: string, source: Source])[],
): Promise<readonly Judgement[]> {
  if (templates.length === 0) return [];
  const { judgeTemplates } = await import("./check-templates.ts");
  return judgeTemplates(new Map(templates));
}

/** Those of the files that were read, in their order. */
const sourcesOf = (
  paths: readonly string[],
  { sources }: ReadFiles,
): readonly (readonly [path: string, source: Source])[] =>
  paths.flatMap((path) => {
    const source = sources.get(path);
    return source === undefined ? [] : [[path, source] as const];
  });

function judgeTable(
  runbooks: readonly ReadRunbook[],
  repository: RepositoryFiles,
  { sources }: ReadFiles,
  { found: { config }, needsIndex = false }: Look,
): Judgement {
  const { lint } = config;
  return judgeIndex({
    lint,
    runbooks,
    source: sources.get(lint.index),
    kind: repository.kindOf(lint.index),
    isNeeded: needsIndex,
  });
}

function judgeByBook(
  runbook: ReadRunbook,
  repository: RepositoryFiles,
  { book, known, found: { config }, now }: Look,
): Judgement {
  const roles = requiredOf(runbook.path, config.lint);
  const required = book.requireSections(roles);
  return judgeRunbook(
    subjectOf(runbook, repository, { config, now }),
    // Whoever asks for parts wants to hear of it.
    [...book.rules, ...(roles.length === 0 ? [] : [{ ...required, level: "warning" } as const])],
    known,
  );
}
