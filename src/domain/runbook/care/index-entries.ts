import type { ListItem, Nodes, Table, TableCell, TableRow } from "mdast";
import { lineOf, sourceOf, walk } from "../../markdown/node.ts";
import { toWords } from "../../markdown/words.ts";
import { allParts, type Part } from "../outline.ts";
import type { Phrases } from "../plan/phrase.ts";
import type { RunbookKind } from "../runbook.ts";
import { plainText } from "../severity/text.ts";
import { SEVERITY_COLUMNS, SIGNAL_COLUMNS } from "./column.ts";
import type { IndexEntry } from "./model.ts";
import { definitions, isMarkdownFile, targetOf } from "./related.ts";

/**
 * The runbooks that an index lists, in its tables and lists. In other documents only tables count that have a column
 * for signals: they say as plainly which runbook is for what.
 */
export function findIndex(top: Part, source: string, kind: RunbookKind): readonly IndexEntry[] {
  const parts = [...allParts(top)];
  const targets = definitions(parts);
  const isIndex = kind === "index";
  return parts
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => {
      if (block.type === "table") return tableEntries(block, { source, targets, isIndex });
      if (block.type !== "list" || !isIndex) return [];
      return [...walk(block)].flatMap((node) =>
        node.type === "listItem" ? itemEntry(node, { source, targets, isIndex }) : [],
      );
    });
}

interface Setting {
  readonly source: string;
  readonly targets: ReadonlyMap<string, string>;
  readonly isIndex: boolean;
}

interface Found {
  readonly node: Nodes;
  readonly target: string;
}

function tableEntries(table: Table, setting: Setting): readonly IndexEntry[] {
  const [head, ...rows] = table.children;
  const words = head?.children.map((cell) => toWords(plainText(cell))) ?? [];
  const columnOf = (names: Phrases): number => words.findIndex((name) => names.whole.test(name));
  const [signal, severity] = [columnOf(SIGNAL_COLUMNS), columnOf(SEVERITY_COLUMNS)];
  if (!setting.isIndex && signal === -1) return [];
  return rows.flatMap((row) => rowEntry(row, { signal, severity }, setting));
}

function rowEntry(
  row: TableRow,
  columns: { readonly signal: number; readonly severity: number },
  { source, targets }: Setting,
): readonly IndexEntry[] {
  const [link] = row.children.flatMap((cell) => linksIn(cell, targets));
  if (link === undefined) return [];
  const signalCell = row.children[columns.signal];
  const severityCell = row.children[columns.severity];
  return [
    {
      target: link.target,
      label: plainText(link.node).trim(),
      signals: signalCell === undefined ? [] : signalsIn(signalCell),
      severity: severityCell === undefined ? undefined : asSaid(plainText(severityCell)),
      line: lineOf(row),
      raw: sourceOf(row, source),
    },
  ];
}

const linksIn = (node: Nodes, targets: ReadonlyMap<string, string>): readonly Found[] =>
  [...walk(node)].flatMap((below) => {
    const target = targetOf(below, targets);
    return target === undefined || !isMarkdownFile(target) ? [] : [{ node: below, target }];
  });

/** Each line of the cell, and each piece of code in it for itself. */
function signalsIn(cell: TableCell): readonly string[] {
  const codes = [...walk(cell)].flatMap((node) => (node.type === "inlineCode" ? [node.value] : []));
  const lines = plainText(cell)
    .split(/[\n;；]/u)
    .map((line) => line.trim());
  return [...new Set([...lines, ...codes])].filter((signal) => asSaid(signal) !== undefined);
}

const asSaid = (text: string): string | undefined =>
  /^[\s–—-]*$/u.test(text) ? undefined : text.trim();

const AFTER_LINK = /^[\s:：–—(（,-]{0,10}/u;
const IN_BRACKETS = /[([（](?<word>[^()[\]（）]{1,30})[)\]）]\s*$/u;

/** `[Disk full](disk-full.md) – disk above 85 % (High)`. */
function itemEntry(item: ListItem, { source, targets }: Setting): readonly IndexEntry[] {
  const [first] = item.children;
  if (first?.type !== "paragraph") return [];
  const [link] = linksIn(first, targets);
  if (link === undefined) return [];
  const at = first.children.findIndex((child) => [...walk(child)].includes(link.node));
  const rest = first.children
    .slice(at + 1)
    .map((child) => plainText(child))
    .join("");
  const bracketed = IN_BRACKETS.exec(rest);
  const word = bracketed?.groups?.["word"];
  const severity = word !== undefined && isSeverity(word) ? word.trim() : undefined;
  const said = severity === undefined ? rest : rest.slice(0, bracketed?.index);
  const signal = asSaid(said.replace(AFTER_LINK, ""));
  return [
    {
      target: link.target,
      label: plainText(link.node).trim(),
      signals: signal === undefined ? [] : [signal],
      severity,
      line: lineOf(item),
      raw: sourceOf(first, source),
    },
  ];
}

const isSeverity = (word: string): boolean =>
  /^(?:sev[- ]?\d|[ps]\d|critical|high|medium|low|major|minor|warning)$/iu.test(word.trim());
