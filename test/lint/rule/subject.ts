import type { Config } from "../../../src/config/config.ts";
import { DEFAULT_CONFIG } from "../../../src/config/defaults.ts";
import { instant, type Instant } from "../../../src/domain/time.ts";
import { applyEdits } from "../../../src/lint/fix.ts";
import type { CheckoutEntry } from "../../../src/lint/lint.ts";
import { repositoryFiles } from "../../../src/lint/repository.ts";
import type { Finding, Rule, Subject } from "../../../src/lint/rule.ts";
import { readSource } from "../../../src/lint/source.ts";
import { openRunbookFile, subjectOf } from "../../../src/lint/subject.ts";

/** What differs from an ordinary runbook in an ordinary repository. */
export interface Surroundings {
  readonly path?: string;
  readonly config?: Config;
  /** Paths of the repository beside the runbook; those that end in `.md` with their text. */
  readonly files?: Readonly<Record<string, string>>;
  readonly now?: Instant;
}

/** A runbook of that text, as rules look at it. */
export function subject(
  written: string,
  {
    path = "runbooks/queue.md",
    config = DEFAULT_CONFIG,
    files = {},
    now = instant("2026-11-28T01:00:00Z"),
  }: Surroundings = {},
): Subject {
  const reading = readSource(new TextEncoder().encode(written));
  if (reading.kind !== "text") throw new Error(reading.why);
  const runbook = openRunbookFile(path, reading.source);
  const entries = [path, ...Object.keys(files)].map((name): CheckoutEntry => ({
    path: name,
    kind: "file",
  }));
  const others = Object.entries(files)
    .filter(([name]) => name.endsWith(".md"))
    .map(([name, text]) => [name, openRunbookFile(name, { text, original: text }).root] as const);
  const repository = repositoryFiles(entries, new Map([[path, runbook.root], ...others]));
  return subjectOf(runbook, repository, { config, now });
}

/** What a rule finds. */
export const findingsIn = (
  rule: Rule,
  written: string,
  surroundings: Surroundings = {},
): readonly Finding[] => [...rule.check(subject(written, surroundings))];

/** What a rule finds, each as `line:column message`. */
export const found = (
  rule: Rule,
  written: string,
  surroundings: Surroundings = {},
): readonly string[] =>
  findingsIn(rule, written, surroundings).map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  );

/** Where a rule finds something, each as `line:column`. */
export const places = (
  rule: Rule,
  written: string,
  surroundings: Surroundings = {},
): readonly string[] =>
  findingsIn(rule, written, surroundings).map(({ line, column }) => `${line}:${column}`);

/** The text with all fixes made. */
export function mended(rule: Rule, written: string): string {
  const { text, original } = subject(written);
  const edits = findingsIn(rule, written).flatMap(({ fix }) => (fix === undefined ? [] : [fix]));
  return applyEdits({ text, original }, edits);
}

/** A runbook of a title and steps, with these lines behind them; they begin on line 8. */
export const runbook = (...lines: readonly string[]): string =>
  [
    "# Queue is stuck",
    "",
    "## First response",
    "",
    "1. Look at the depth.",
    "2. Pause imports.",
    "",
    ...lines,
    "",
  ].join("\n");
