import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import type { ListItem, Nodes } from "mdast";

/** Ticks or unticks the nth box of the task lists in a text; the text unchanged when there is no such box. */
export function setTask(text: string, index: number, isTicked: boolean): string {
  const root = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const start = tasksIn(root)[index]?.position?.start.offset;
  if (start === undefined) return text;
  const item = text.slice(start);
  const mark = isTicked ? "[x]" : "[ ]";
  return text.slice(0, start) + item.replace(/\[[ \txX\n]\]/, mark);
}

function tasksIn(node: Nodes): readonly ListItem[] {
  const own = node.type === "listItem" && typeof node.checked === "boolean" ? [node] : [];
  const inner = "children" in node ? node.children.flatMap((child) => tasksIn(child)) : [];
  return [...own, ...inner];
}
