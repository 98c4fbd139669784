import type { Nodes, Paragraph } from "mdast";
import { lineOf, walk } from "../../markdown/node.ts";

/** What a node says without its markup; a line break in it stays one. */
export function plainText(node: Nodes): string {
  let text = "";
  for (const part of walk(node)) {
    if (part.type === "text" || part.type === "inlineCode") text += part.value;
    else if (part.type === "break") text += "\n";
    else if (part.type === "html") text += /^<br\b/iu.test(part.value) ? "\n" : " ";
    else if (part.type === "image") text += part.alt ?? "";
  }
  return text;
}

/** A line of a paragraph. */
export interface Line {
  readonly text: string;
  /** What is set off at its beginning in bold or as code. */
  readonly lead: string | undefined;
  /** In the source, from 1. */
  readonly line: number;
}

/** The lines of a paragraph as they are written. */
export function linesOf(paragraph: Paragraph): readonly Line[] {
  const lines: Line[] = [];
  let text = "";
  let lead: string | undefined;
  let line = lineOf(paragraph);
  const close = (): void => {
    lines.push({ text, lead, line });
    [text, lead] = ["", undefined];
  };
  for (const child of paragraph.children) {
    const isSetOff =
      child.type === "strong" || child.type === "inlineCode" || child.type === "emphasis";
    if (isSetOff && lead === undefined && !/[\p{L}\p{N}]/u.test(text)) lead = plainText(child);
    const [first = "", ...more] = plainText(child).split("\n");
    text += first;
    for (const next of more) {
      close();
      line += 1;
      text = next;
    }
  }
  close();
  return lines.filter((one) => one.text.trim() !== "");
}
