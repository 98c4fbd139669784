import type { List, ListItem, RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import { lineOf, sourceOf } from "../../markdown/node.ts";
import { arrowLevels, arrowsIn } from "./arrow-path.ts";
import { isUnfilled } from "./filled.ts";
import { leadsOf } from "./lead.ts";
import { levelMark, toLevel, type LevelDraft } from "./level-text.ts";
import type { EscalationLevel } from "./model.ts";
import { isWhen, splitWhen } from "./when.ts";

/**
 * The items of a list as levels. In an ordered list each item is one, unless all are mere conditions; a bullet is
 * one when it is marked or labelled, or tells both whom and when.
 */
export function listLevels(list: List, source: string): readonly EscalationLevel[] {
  const paths = list.children.flatMap((item) => pathOf(item));
  if (paths.length > 0) return paths;
  const drafts = list.children.flatMap((item) => draftOf(item, source) ?? []);
  const isOrdered = list.ordered === true;
  if (isOrdered && drafts.every(({ head, label }) => label === "" && isMereCondition(head)))
    return [];
  return drafts
    .filter(({ head, label }) => isOrdered || label !== "" || isStation(head))
    .map((draft) => toLevel(draft))
    .filter(({ who, when }) => who !== "" || when !== "");
}

/** An item that is a whole path: `Escalation path: A → B → C`. */
function pathOf({ children: [first] }: ListItem): readonly EscalationLevel[] {
  if (first?.type !== "paragraph") return [];
  return leadsOf(first).flatMap(({ label, value, line }) =>
    arrowsIn(value) >= 2 && !isWhen(label) ? arrowLevels(value, line) : [],
  );
}

const isMereCondition = (head: string): boolean => isWhen(head) && splitWhen(head).who === "";

function isStation(head: string): boolean {
  const { who, when } = splitWhen(head);
  return levelMark(head) !== undefined || (who !== "" && when !== "");
}

function draftOf(item: ListItem, source: string): LevelDraft | undefined {
  const [first, ...more] = item.children;
  if (first?.type !== "paragraph") return undefined;
  const [own, ...others] = leadsOf(first);
  const head = toString(first).split("\n")[0]?.trim() ?? "";
  if (own === undefined || isUnfilled(head)) return undefined;
  const below = others.map(({ label, value }) => (label === "" ? value : `${label}: ${value}`));
  return {
    head,
    label: own.label,
    body: [...below, ...more.flatMap((block) => bodyLines(block))],
    raw: sourceOf(item, source),
    line: lineOf(item),
  };
}

/** The lines below a level: of its paragraphs, and the first of each item of its lists. */
export function bodyLines(block: RootContent): readonly string[] {
  if (block.type === "paragraph") return toString(block).split("\n");
  if (block.type !== "list") return [];
  return block.children.flatMap(({ children: [first] }) =>
    first?.type === "paragraph" ? [toString(first).split("\n")[0] ?? ""] : [],
  );
}
