import { parseMarkdown } from "../../../../src/domain/markdown/parse.ts";
import { outline } from "../../../../src/domain/runbook/outline.ts";
import type { Plan } from "../../../../src/domain/runbook/plan/model.ts";
import { findPlan } from "../../../../src/domain/runbook/plan/plan.ts";
import type { SectionRole } from "../../../../src/domain/runbook/runbook.ts";

/** The plan of a document, with what its author says about headings. */
export const planOf = (
  text: string,
  overrides: ReadonlyMap<string, SectionRole> = new Map(),
): Plan => findPlan(outline(parseMarkdown(text), overrides), text);

/** A document of one title and these lines. */
export const withTitle = (...lines: readonly string[]): string =>
  ["# Queue is stuck", "", ...lines, ""].join("\n");
