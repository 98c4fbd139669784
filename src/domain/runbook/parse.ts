import type { Root } from "mdast";
import { parseMarkdown } from "../markdown/parse.ts";
import { readTriage } from "../triage/read-matter.ts";
import { findIndex } from "./care/index-entries.ts";
import { emptyComments } from "./comments.ts";
import { findChecklists } from "./checklist.ts";
import { readCondition } from "./condition/condition.ts";
import { readMatter } from "./front-matter.ts";
import { kindOf, statusOf } from "./kind.ts";
import { allParts, outline, type Part } from "./outline.ts";
import type { Runbook } from "./runbook.ts";
import { distinct, findSignals, isAlertName } from "./signals.ts";
import { stemOf, titleOf } from "./title.ts";

/** A runbook file. Its front matter is YAML, which is parsed elsewhere; without it everything is guessed. */
export interface RunbookSource {
  readonly path: string;
  readonly text: string;
  readonly frontMatter?: Readonly<Record<string, unknown>>;
}

/**
 * Reads a runbook of any shape. Nothing has to be there: what is not understood stays a section in order, and what
 * the front matter says beats every guess.
 */
export const parseRunbook = (source: RunbookSource): Runbook => openRunbook(source).runbook;

/** A runbook with the outline it was read from, for whoever reads more in it. */
export interface OpenRunbook {
  readonly runbook: Runbook;
  readonly root: Root;
  readonly top: Part;
  /** The text that the outline has positions in, with blanks in place of HTML comments. */
  readonly source: string;
}

/** As `parseRunbook`, and keeps the outline. */
export function openRunbook({ path, text, frontMatter }: RunbookSource): OpenRunbook {
  const written = text.replace(/^\uFEFF/u, "").replaceAll(/\r\n?/gu, "\n");
  const root = parseMarkdown(written);
  const source = emptyComments(root, written);
  const matter = readMatter(frontMatter);
  const top = outline(root, matter.sections);
  const parts = [...allParts(top)].slice(1);
  const title = titleOf(path, parts, matter.title);
  const checklists = findChecklists(top, source);
  const found = findSignals(top);
  const named = [stemOf(path), title].filter((name) => isAlertName(name));
  const alerts = [...new Set([...matter.alerts, ...named, ...found.alerts])];
  const kind = matter.kind ?? kindOf({ path, title, root, top, checklists, alerts });
  const runbook: Runbook = {
    path,
    title,
    kind,
    status: matter.status ?? statusOf(title, root),
    services: [...new Set([...matter.services, ...found.services])],
    alerts,
    keywords: [...new Set([...matter.keywords, ...found.keywords])],
    conditions: distinct([
      ...matter.keywords.flatMap((keyword) => readCondition(keyword) ?? []),
      ...found.conditions,
    ]),
    index: findIndex(top, source, kind),
    checklists,
    sections: parts.map(({ title: heading, depth, role, line, hasSymptoms }) => ({
      title: heading,
      depth,
      role,
      line,
      hasSymptoms,
    })),
    triage: readTriage(frontMatter?.["triage"], path),
  };
  return { runbook, root, top, source };
}
