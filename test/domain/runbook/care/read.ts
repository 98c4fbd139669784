import { readDocument, type RunbookDocument } from "../../../../src/domain/runbook/document.ts";

/** A document with everything read from it. */
export const documentOf = (
  text: string,
  frontMatter: Readonly<Record<string, unknown>> = {},
  path = "runbooks/queue.md",
): RunbookDocument => readDocument({ path, text, frontMatter });

/** A document of one title and these lines. */
export const withTitle = (...lines: readonly string[]): string =>
  ["# Queue is stuck", "", ...lines, ""].join("\n");
