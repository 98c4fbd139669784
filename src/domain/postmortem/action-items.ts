import type { Heading, ListItem, Nodes, Paragraph } from "mdast";
import { toString } from "mdast-util-to-string";
import type { ActionItem } from "../event.ts";
import { parseMarkdown } from "../markdown/parse.ts";

const SECTION = /^(?:corrective actions?|action items?|działania naprawcze|działania korygujące)$/u;
const OWNER = /@(?<owner>[a-z\d](?:[\w.-]*\w)?(?:\/[\w.-]*\w)?)/iu;
const DATE = /\b\d{4}-\d{2}-\d{2}\b/u;
const DUE = /^(?:due|by|until|termin|do)[:\s]+(?<due>\S.{0,39})$/iu;
const TAIL = /\s*\((?<tail>[^()]*)\)\s*[.;]?$/u;

/**
 * Reads the corrective actions of a postmortem: the task-list items of the section of that name, in English or
 * Polish. Owner and date are read from a bracket at the end, `(@ana, due 2026-12-01)`, or from anywhere in the text.
 * Items without a letter or digit are placeholders, and examples in HTML comments are no items.
 */
export function readActionItems(markdown: string): readonly ActionItem[] {
  const items: ActionItem[] = [];
  let within: number | undefined;
  let group: string | undefined;
  for (const node of parseMarkdown(markdown).children) {
    if (node.type === "heading") {
      if (isSection(node)) within = node.depth;
      else if (within !== undefined && node.depth <= within) within = undefined;
      group = within === undefined || isSection(node) ? undefined : textOf(node);
    } else if (within !== undefined) {
      for (const item of tasksIn(node)) {
        const read = readItem(item, group);
        if (read !== undefined) items.push(read);
      }
    }
  }
  return items;
}

const isSection = (heading: Heading): boolean =>
  SECTION.test(
    textOf(heading)
      .toLowerCase()
      .replace(/^[\d.)\s]+/u, "")
      .replace(/[\s:.]+$/u, ""),
  );

function tasksIn(node: Nodes): readonly ListItem[] {
  if (node.type === "listItem") {
    const below = node.children.flatMap(tasksIn);
    return typeof node.checked === "boolean" ? [node, ...below] : below;
  }
  return node.type === "list" ? node.children.flatMap(tasksIn) : [];
}

function readItem(item: ListItem, group: string | undefined): ActionItem | undefined {
  const paragraph = item.children.find((child): child is Paragraph => child.type === "paragraph");
  const whole = paragraph === undefined ? "" : textOf(paragraph);
  const tail = TAIL.exec(whole);
  const inTail = tail?.groups?.["tail"] ?? "";
  const named = readAssignment(inTail);
  const isAssigned = named.owner !== undefined || named.due !== undefined;
  const text = isAssigned ? whole.slice(0, tail?.index).trim() : whole;
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
  const anywhere = isAssigned ? named : readAssignment(whole);
  return { text, group, ...anywhere, isDone: item.checked === true };
}

function readAssignment(text: string): Pick<ActionItem, "owner" | "due"> {
  const owner = OWNER.exec(text)?.groups?.["owner"];
  const due = DATE.exec(text)?.[0] ?? dueIn(text);
  return { owner, due };
}

/** A date in words counts only as a part of its own behind a comma or bracket: `due next Friday`. */
function dueIn(text: string): string | undefined {
  const parts = text.split(/[,;]/u).map((part) => DUE.exec(part.trim())?.groups?.["due"]);
  return parts.find((due) => due !== undefined);
}

const textOf = (node: Nodes): string =>
  toString(node, { includeHtml: false, includeImageAlt: false }).replaceAll(/\s+/gu, " ").trim();
