import type { Heading, ListItem, Nodes, Paragraph } from "mdast";
import { toString } from "mdast-util-to-string";
import type { ActionItem } from "../event.ts";
import { parseMarkdown } from "../markdown/parse.ts";
import { trimEndOf } from "../trim.ts";

const SECTION = /^(?:corrective actions?|action items?|działania naprawcze|działania korygujące)$/u;
const OWNER = /@(?<owner>[a-z\d](?:[\w.-]*\w)?(?:\/[\w.-]*\w)?)/iu;
const DATE = /\b\d{4}-\d{2}-\d{2}\b/u;
/** Introduces a date in words, and nothing else. */
const DUE = /^(?:due|termin)[:\s]+(?<due>\S.{0,39})$/iu;
/** Introduces one beside an owner; alone these words begin many a remark. */
const DUE_OF_OWNER = /^(?:due|termin|by|until|do)[:\s]+(?<due>\S.{0,39})$/iu;
const TAIL = / ?\((?<tail>[^()]*)\) ?[.;]?$/u;

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
    trimEndOf(
      textOf(heading)
        .toLowerCase()
        .replace(/^[\d.)\s]+/u, ""),
      /[\s:.]/u,
    ),
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
  const inTail = readTail(tail?.groups?.["tail"] ?? "");
  const isAssigned = inTail.owner !== undefined || inTail.due !== undefined;
  const text = isAssigned ? whole.slice(0, tail?.index).trim() : whole;
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
  const assigned = isAssigned ? inTail : readAnywhere(whole);
  return { text, group, ...assigned, isDone: item.checked === true };
}

type Assignment = Pick<ActionItem, "owner" | "due">;

const readAnywhere = (text: string): Assignment => ({
  owner: OWNER.exec(text)?.groups?.["owner"],
  due: DATE.exec(text)?.[0],
});

/** In the bracket at the end a date in words counts too: `due next Friday`. */
function readTail(text: string): Assignment {
  const { owner, due } = readAnywhere(text);
  const introduced = owner === undefined ? DUE : DUE_OF_OWNER;
  const inWords = text.split(/[,;]/u).map((part) => introduced.exec(part.trim())?.groups?.["due"]);
  return { owner, due: due ?? inWords.find((words) => words !== undefined) };
}

const textOf = (node: Nodes): string =>
  toString(node, { includeHtml: false, includeImageAlt: false }).replaceAll(/\s+/gu, " ").trim();
