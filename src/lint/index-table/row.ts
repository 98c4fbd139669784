import { codeSpan, inline } from "../../domain/markdown/escape.ts";
import { isAttachable } from "../../domain/runbook/choice.ts";
import { allParts, type Part } from "../../domain/runbook/outline.ts";
import type { Runbook } from "../../domain/runbook/runbook.ts";
import { plainText } from "../../domain/runbook/severity/text.ts";
import type { ReadRunbook } from "../subject.ts";
import { relativeLink } from "./relative-link.ts";
import { ownSeverity } from "./severity.ts";

/** A row of the table, each cell as Markdown: the runbook as a link, its signals, its severity. */
export type Row = readonly [runbook: string, signals: string, severity: string];

const MOST_SIGNALS = 4;
const LONGEST_SIGNAL = 80;
/** Where a runbook says nothing. */
const NOTHING = "—";

/** The rows for all runbooks that can be attached to an incident, in the order of their paths. */
export const rowsOf = (runbooks: readonly ReadRunbook[], index: string): readonly Row[] =>
  runbooks
    .filter(({ path, document }) => path !== index && isAttachable(document.runbook))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, document: { runbook }, top, frontMatter }) => [
      `[${inline(runbook.title)}](${relativeLink(index, path)})`,
      signalsOf(namesOf(runbook), top),
      inline(ownSeverity(top, frontMatter.values) ?? NOTHING),
    ]);

/** Alerts and limits; words to look for only where it has neither, since an index is to tell runbooks apart. */
function namesOf({ alerts, conditions, keywords }: Runbook): readonly string[] {
  const precise = [...alerts, ...conditions.map(({ raw }) => raw)];
  return precise.length > 0 ? precise : keywords;
}

function signalsOf(names: readonly string[], top: Part): string {
  const short = [...new Set(names)].filter((name) => name.length <= LONGEST_SIGNAL);
  if (short.length > 0)
    return short
      .slice(0, MOST_SIGNALS)
      .map((name) => codeSpan(name, "cell"))
      .join(", ");
  return inline(firstSignal(top) ?? NOTHING);
}

/** The first line that says when the runbook is used, where it names nothing to look for. */
function firstSignal(top: Part): string | undefined {
  for (const { role, blocks } of allParts(top)) {
    if (role !== "signals") continue;
    const [block] = blocks;
    const node = block?.type === "list" ? block.children[0] : block;
    const text = node === undefined ? "" : (plainText(node).trim().split("\n")[0] ?? "");
    if (text !== "") return text.length <= LONGEST_SIGNAL ? text : undefined;
  }
  return undefined;
}
