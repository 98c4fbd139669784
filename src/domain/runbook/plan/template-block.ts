import type { Blockquote, Code, List, Paragraph, RootContent, Table } from "mdast";
import { toString } from "mdast-util-to-string";
import { lineOf, sourceOf } from "../../markdown/node.ts";
import { hasTaskLines } from "../other-steps.ts";
import { leadsOf } from "./lead.ts";
import {
  carriesMessage,
  codeKind,
  isDocument,
  isForm,
  isSentence,
  looksLikeMessage,
  saysMuch,
  speaksToPeople,
} from "./message.ts";
import type { CommunicationTemplate } from "./model.ts";
import { placeholdersIn } from "./placeholder.ts";
import { announcesMessage, asksToTell } from "./template-label.ts";

/** Where a block stands. */
export interface Setting {
  /** The closest label or heading. */
  readonly title: string;
  /** Whether messages are expected here. */
  readonly isAnnounced: boolean;
  /** Whether the part itself is on communication, so that even a whole document is a message. */
  readonly isOnMessages: boolean;
  /** Whether the title stands directly before the block. */
  readonly isLabelled: boolean;
}

type Reader<T> = (node: T, setting: Setting, source: string) => readonly CommunicationTemplate[];

/** The messages a single block holds. */
export const blockTemplates: Reader<RootContent> = (block, setting, source) => {
  if (block.type === "code") return codeTemplates(block, setting, source);
  if (block.type === "blockquote") return quoteTemplates(block, setting, source);
  if (block.type === "paragraph") return lineTemplates(block, setting, source);
  return block.type === "table" && setting.isAnnounced ? rowTemplates(block, source) : [];
};

const template = (
  title: string,
  text: string,
  node: RootContent | Code | Blockquote,
  source: string,
): CommunicationTemplate => ({
  title,
  text,
  placeholders: placeholdersIn(text),
  line: lineOf(node),
  raw: sourceOf(node, source),
});

const codeTemplates: Reader<Code> = (node, setting, source) => {
  const { title, isAnnounced, isOnMessages } = setting;
  const { lang, value } = node;
  const isText = codeKind(lang ?? undefined, value) === "message";
  const isExpected =
    isAnnounced || (asksToTell(title) && looksLikeMessage(value)) || (isText && isForm(value));
  if (!isExpected || hasTaskLines(node) || (!isOnMessages && isDocument(value))) return [];
  const isMessage = isText ? isReadable(value) : carriesMessage(value);
  return isMessage ? [template(title, value, node, source)] : [];
};

const isReadable = (text: string): boolean => isSentence(text) || placeholdersIn(text).length > 0;

const NOTE =
  /^(?:\[!|(?:note|nb|warning|tip|important|caution|hinweis|achtung|uwaga|nota|remarque|attention|importante|внимание|важно|merk|注意|参考|참고)(?![\p{L}]))/iu;

const quoteTemplates: Reader<Blockquote> = (node, { title, isAnnounced, isLabelled }, source) => {
  const text = sourceOf(node, source)
    .split("\n")
    .map((line) => line.replace(/^[ \t]{0,40}>[ \t]?/u, ""))
    .join("\n");
  const hasPlaceholders = placeholdersIn(text).length > 0;
  const isExpected = isAnnounced || (asksToTell(title) && hasPlaceholders);
  const isMessage = isExpected && (isLabelled || hasPlaceholders) && isSentence(text);
  return isMessage && !NOTE.test(toString(node).trim())
    ? [template(title, text, node, source)]
    : [];
};

const QUOTED = /^["“”„«「『](?<inner>.{10,})["“”»」』][.]?$/u;

/** Whether a list under a name that announces a form is one: short points with names, of which several are what messages say. */
export const isFormOf = (list: List, source: string): boolean =>
  list.children.length >= 3 &&
  list.ordered !== true &&
  list.children.every((item) => toString(item).length <= LONGEST_POINT) &&
  list.children.filter((item) => /[:：]/u.test(toString(item))).length * 2 > list.children.length &&
  saysMuch(sourceOf(list, source));

/** Letters of a point to fill in. */
const LONGEST_POINT = 120;

export const listTemplate = (
  list: List,
  { title }: Setting,
  source: string,
): CommunicationTemplate => template(title, sourceOf(list, source), list, source);

const EXAMPLE =
  /(?:^|[\s.(（。])(?:e\.?\s?g\.?|for example|np\.?|na przykład|z\.?\s?B\.?|zum Beispiel|p\.?\s?ex\.?|par exemple|p\.?\s?ej\.?|por ejemplo|por exemplo|ad esempio|например|f\.?\s?eks\.?|例|例えば|例如|예|예를 들어)$/iu;

/** Messages on one line, behind their label: a code span or a text in quotation marks. */
const lineTemplates: Reader<Paragraph> = (node, { title, isAnnounced }, source) => {
  const [lead] = leadsOf(node);
  const own =
    lead === undefined || lead.label === "" || isSentence(lead.label) ? title : lead.label;
  if (EXAMPLE.test(lead?.label ?? "")) return [];
  const quoted = QUOTED.exec(lead?.value ?? "")?.groups?.["inner"];
  if (!isAnnounced && !announcesMessage(own))
    return quoted !== undefined && lead?.label !== "" && speaksToPeople(quoted)
      ? [template(own, quoted, node, source)]
      : [];
  const spans = node.children.flatMap((child) =>
    child.type === "inlineCode" && isMessageLine(child.value, isAnnounced) ? [child.value] : [],
  );
  const texts = quoted !== undefined && isMessageLine(quoted, isAnnounced) ? [quoted] : spans;
  return texts.map((text) => template(own, text, node, source));
};

/** A line of a timeline tells what has happened. */
const LOGGED = /^\[?\d{1,2}:\d{2}(?!\d)/u;

const isMessageLine = (text: string, isAnnounced: boolean): boolean =>
  isSentence(text) &&
  !LOGGED.test(text) &&
  codeKind(undefined, text) === "message" &&
  (isAnnounced || looksLikeMessage(text));

/** Cells that hold a message, each named by the first of its row. */
const rowTemplates = (
  { children: [, ...rows] }: Table,
  source: string,
): readonly CommunicationTemplate[] =>
  rows.flatMap((row) => {
    const [name, ...cells] = row.children;
    return cells.flatMap((cell) => {
      const whole = toString(cell).trim();
      const [only] = cell.children;
      const isCode = cell.children.length === 1 && only?.type === "inlineCode";
      const text = isCode ? whole : QUOTED.exec(whole)?.groups?.["inner"];
      return text === undefined || !isMessageLine(text, true)
        ? []
        : [
            {
              title: toString(name).trim(),
              text,
              placeholders: placeholdersIn(text),
              line: lineOf(row),
              raw: sourceOf(cell, source),
            },
          ];
    });
  });
