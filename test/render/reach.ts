import { parseBody } from "../../src/domain/markdown/parse.ts";
import { walk } from "../../src/domain/markdown/node.ts";

const MENTION = /(?<![\w`])@[a-z\d]|(?<!\w)#\d|(?<!\w)gh-\d/giu;
const OWN_HTML = /^(?:<br>|<\/?details>|<details><summary>.*|<\/?summary>)$/u;

/** Everything in a text that would reach somebody or act once GitHub has rendered it: mentions, references, HTML. */
export function reachOf(text: string): readonly string[] {
  const found: string[] = [];
  for (const node of walk(parseBody(text), ({ type }) => type !== "link")) {
    if (node.type === "text") found.push(...[...node.value.matchAll(MENTION)].map(([hit]) => hit));
    if (node.type === "html" && !OWN_HTML.test(node.value)) found.push(node.value);
  }
  return found;
}
