import { PLACE } from "./fixture.ts";
import { parseBody } from "../../src/domain/markdown/parse.ts";
import { walk } from "../../src/domain/markdown/node.ts";

const MENTION = /(?<![\w`])@[a-z\d]|(?<!\w)#\d|(?<!\w)gh-\d/giu;
const OWN_HTML = /^(?:<br>|<\/?details>|<details><summary>.*|<\/?summary>)$/u;

/** Everything in a text that would reach somebody or act once GitHub has rendered it: mentions, references, HTML. */
export function reachOf(text: string, parse = parseBody): readonly string[] {
  const found: string[] = [];
  for (const node of walk(parse(text), ({ type }) => type !== "link")) {
    if (node.type === "text") found.push(...[...node.value.matchAll(MENTION)].map(([hit]) => hit));
    if (node.type === "link" && mayReach(node.url)) found.push(node.url);
    if (node.type === "html" && !OWN_HTML.test(node.value)) found.push(node.value);
  }
  return found;
}

/** An address GitHub would note at somebody else's issue. (It drops the links of other schemes by itself.) */
const mayReach = (url: string): boolean =>
  /^https?:\/\/(?:www\.)?github\.com\/[^/]+\/[^/]+\/(?:issues|pull|discussions)\//iu.test(url) &&
  !url.startsWith(PLACE.repositoryUrl);
