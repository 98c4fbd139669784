import type { Html } from "mdast";
import { startOf, walk } from "../../domain/markdown/node.ts";
import type { Finding, Rule } from "../rule.ts";
import { CLOSED_ELEMENTS, OPEN_ELEMENTS, VOID_ELEMENTS } from "./html-names.ts";
import { placesIn } from "./place.ts";
import { whereFilled } from "./in-force.ts";

/** Words in angle brackets, which Markdown takes for HTML and does not show. */
export const lostPlaceholder: Rule = {
  name: "lost-placeholder",
  level: "warning",
  summary: "Words in angle brackets are taken for HTML and vanish when the file is shown.",
  check: whereFilled(function* ({ root, text }) {
    const html = [...walk(root)].filter((node) => node.type === "html");
    const tags = html.flatMap((node) => tagsIn(node));
    const closed = new Set(tags.flatMap(({ name, isEnd }) => (isEnd ? [name] : [])));
    const placeAt = placesIn(text);
    for (const tag of tags) if (isLost(tag, closed)) yield finding(tag, placeAt(tag.offset));
  }),
};

interface Tag {
  readonly text: string;
  /** In lower case. */
  readonly name: string;
  readonly isEnd: boolean;
  readonly offset: number;
}

const TAG = /<(?<end>\/?)(?<name>[a-z][a-z\d-]{0,60})(?=[\s/>])[^<>]{0,300}>/giu;

/** Tags of a piece of HTML, those in comments left out. */
const tagsIn = (node: Html): readonly Tag[] =>
  [...withoutComments(node.value).matchAll(TAG)].map(({ 0: text, index, groups }) => ({
    text,
    name: (groups?.["name"] ?? "").toLowerCase(),
    isEnd: groups?.["end"] === "/",
    offset: startOf(node) + index,
  }));

/** Comments become blanks, so that offsets stay. */
function withoutComments(html: string): string {
  let text = "";
  let at = 0;
  for (let from = html.indexOf("<!--"); from !== -1; from = html.indexOf("<!--", at)) {
    const close = html.indexOf("-->", from);
    const to = close === -1 ? html.length : close + "-->".length;
    text += html.slice(at, from) + " ".repeat(to - from);
    at = to;
  }
  return text + html.slice(at);
}

/** Names of elements are words, too: `<time>` without its end is a time to be filled in. */
function isLost({ text, name, isEnd }: Tag, closed: ReadonlySet<string>): boolean {
  if (isEnd || text.endsWith("/>") || OPEN_ELEMENTS.has(name) || closed.has(name)) return false;
  if (VOID_ELEMENTS.has(name)) return !/^(?:br|hr|wbr|img)$/u.test(name) && !text.includes("=");
  return !CLOSED_ELEMENTS.has(name) || !text.includes("=");
}

const finding = ({ text }: Tag, place: Pick<Finding, "line" | "column">): Finding => ({
  ...place,
  message: `\`${text}\` is taken for HTML and does not show.`,
  hint: `Put it in a code span, or write it with a backslash: \`\\${text}\`.`,
});
